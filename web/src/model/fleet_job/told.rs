//! The answers.

use rotation_core::time::Timestamp;
use rotation_lab::fleet::{self, Progress};

const PROGRESS: f64 = 1.0;
const LOAD: f64 = 2.0;
/// The first character of a refusal; a list of names begins with a time.
const REFUSED: char = '!';

/// One thing the worker says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It is at work.
    Progress(Progress),
    /// What it found.
    Load(Load),
    /// The secrets of the worst hour, by name: the windows as they are.
    Names(Vec<Name>),
    /// It cannot: a sentence.
    Refused(String),
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// For the windows as they would be, or as they are.
    pub spread: bool,
    /// The start of the first hour.
    pub first_hour: Timestamp,
    /// Windows in which a rotation started.
    pub rotations: u64,
    /// Of these, how many did not work within their window.
    pub spent: u64,
    /// Tries that failed.
    pub failed: u64,
    /// How many tries start in each hour.
    pub hours: Vec<u32>,
    /// The hour in which most tries start.
    pub worst: Option<Worst>,
}

/// The worst hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worst {
    /// Its first moment.
    pub hour: Timestamp,
    /// How many tries start in each of its 3600 seconds.
    pub per_second: Vec<u32>,
    /// How many functions are at work during each of them.
    pub at_work: Vec<u32>,
}

/// A secret of the worst hour, and how to move it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// When its try starts.
    pub at: Timestamp,
    /// ARN.
    pub arn: String,
    /// Its rules, as `--rotation-rules` takes them.
    pub rules: String,
    /// The rules that spreading would give it.
    pub moved: String,
    /// The day on which to rotate it by hand, such as `2026-11-24`; empty for none.
    pub by_hand: String,
}

impl Load {
    /// As the lab reports it.
    pub fn of(spread: bool, first_hour: Timestamp, load: &fleet::Load) -> Self {
        let fleet::Counts { hours, rotations, spent, failed } = load.counts.clone();
        let worst = load.worst.as_ref().map(|worst| Worst {
            hour: worst.hour,
            per_second: worst.per_second.clone(),
            at_work: worst.at_work.clone(),
        });
        Self { spread, first_hour, rotations, spent, failed, hours, worst }
    }
}

impl Told {
    /// Progress, as a message.
    pub fn progress_numbers(Progress { done, total }: Progress) -> [f64; 3] {
        [PROGRESS, done.into(), total.into()]
    }

    /// A load, as a message.
    pub fn load_numbers(load: &Load) -> Vec<f64> {
        let mut numbers = vec![
            LOAD,
            u8::from(load.spread).into(),
            load.first_hour.as_millis() as f64,
            load.rotations as f64,
            load.spent as f64,
            load.failed as f64,
            load.hours.len() as f64,
        ];
        let mut push = |counts: &[u32]| numbers.extend(counts.iter().map(|count| f64::from(*count)));
        push(&load.hours);
        if let Some(worst) = &load.worst {
            push(&worst.per_second);
            push(&worst.at_work);
            numbers.push(worst.hour.as_millis() as f64);
        }
        numbers
    }

    /// A refusal, as a message.
    pub fn refusal_text(sentence: &str) -> String {
        format!("{REFUSED}{sentence}")
    }

    /// From a message of numbers; `None` if it is none.
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        match *numbers {
            [PROGRESS, done, total] => {
                Some(Self::Progress(Progress { done: done as u32, total: total as u32 }))
            }
            [LOAD, spread, first_hour, rotations, spent, failed, length, ref rest @ ..] => {
                let moment = |millis: f64| Timestamp::from_millis(millis as i64);
                let counts = |numbers: &[f64]| numbers.iter().map(|count| *count as u32).collect::<Vec<_>>();
                let (hours, rest) = rest.split_at_checked(length as usize)?;
                let worst = match rest.len() {
                    0 => None,
                    7201 => {
                        let (seconds, hour) = rest.split_at_checked(7200)?;
                        let (per_second, at_work) = seconds.split_at_checked(3600)?;
                        let hour = moment(*hour.first()?)?;
                        Some(Worst { hour, per_second: counts(per_second), at_work: counts(at_work) })
                    }
                    _ => return None,
                };
                Some(Self::Load(Load {
                    spread: spread == 1.0,
                    first_hour: moment(first_hour)?,
                    rotations: rotations as u64,
                    spent: spent as u64,
                    failed: failed as u64,
                    hours: counts(hours),
                    worst,
                }))
            }
            _ => None,
        }
    }

    /// From a message of text; `None` if it is none.
    pub fn from_text(text: &str) -> Option<Self> {
        if let Some(sentence) = text.strip_prefix(REFUSED) {
            return Some(Self::Refused(sentence.to_owned()));
        }
        text.lines().map(Name::of_line).collect::<Option<Vec<_>>>().map(Self::Names)
    }
}

/// Names, as a message: a line for each, with tabs between its parts.
pub fn names_text(names: &[Name]) -> String {
    let line = |Name { at, arn, rules, moved, by_hand }: &Name| {
        format!("{}\t{arn}\t{rules}\t{moved}\t{by_hand}\n", at.as_millis())
    };
    names.iter().map(line).collect()
}

impl Name {
    fn of_line(line: &str) -> Option<Self> {
        let mut parts = line.split('\t');
        let at = Timestamp::from_millis(parts.next()?.parse().ok()?)?;
        let mut next = || parts.next().map(str::to_owned);
        let (arn, rules, moved, by_hand) = (next()?, next()?, next()?, next()?);
        Some(Self { at, arn, rules, moved, by_hand })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_out_as_they_went_in() {
        let progress = Progress { done: 7, total: 200_000 };
        assert_eq!(Told::from_numbers(&Told::progress_numbers(progress)), Some(Told::Progress(progress)));
        let hour = Timestamp::from_millis(1_795_514_400_000).unwrap();
        let worst = Worst { hour, per_second: (0..3600).collect(), at_work: vec![2; 3600] };
        for worst in [None, Some(worst)] {
            let hours = vec![1, 2, 3];
            let load =
                Load { spread: true, first_hour: hour, rotations: 6, spent: 1, failed: 2, hours, worst };
            assert_eq!(Told::from_numbers(&Told::load_numbers(&load)), Some(Told::Load(load)));
        }
        let refused = Told::from_text(&Told::refusal_text("No."));
        assert_eq!(refused, Some(Told::Refused("No.".into())));
        let text = |text: &str| text.to_owned();
        let name = Name { at: hour, arn: text("arn"), rules: text("a"), moved: text("b"), by_hand: text("") };
        let names = vec![name.clone(), Name { by_hand: text("2026-11-24"), ..name }];
        assert_eq!(Told::from_text(&names_text(&names)), Some(Told::Names(names)));
    }

    #[test]
    fn anything_else_is_no_answer() {
        for numbers in [&[][..], &[1.0], &[3.0, 1.0, 1.0], &[2.0; 7], &[2.0; 8], &[f64::NAN; 8]] {
            assert_eq!(Told::from_numbers(numbers), None, "{numbers:?}");
        }
        for text in ["a", "1\tarn", "-1\ta\tb\tc\td"] {
            assert_eq!(Told::from_text(text), None, "{text}");
        }
    }
}
