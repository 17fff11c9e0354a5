//! The question.

use rotation_core::{
    assumption::{Assumptions, RetryPlan},
    schedule::{Days, RotationRules, WindowHours},
    time::{Span, Timestamp},
};
use rotation_lab::fleet::{Function, Generated, Kind, Member, Secrets, Spec};
use rotation_protocol::wire::{Listing, read_list};

/// The first number of a job; a job of `super::super::spread` begins with its days, which are positive.
const TAG: f64 = -1.0;

/// What to reckon: a [`Spec`], but for secrets that only the worker reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// See [`Spec`].
    pub seed: u32,
    /// See [`Spec`].
    pub from: Timestamp,
    /// See [`Spec`].
    pub days: u16,
    /// See [`Spec`].
    pub function: Function,
    /// See [`Spec`].
    pub retry: RetryPlan,
    /// See [`Spec`].
    pub spread: bool,
    /// Which secrets.
    pub source: Source,
}

/// Which secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Those of the text that was sent before the job: output of list-secrets.
    Pasted,
    /// Made up.
    Generated(Generated),
}

impl Job {
    /// As a message.
    pub fn to_numbers(&self) -> Vec<f64> {
        let millis = |span: Span| span.as_millis() as f64;
        let mut numbers = vec![
            TAG,
            self.seed.into(),
            self.from.as_millis() as f64,
            self.days.into(),
            millis(self.function.run),
            self.function.failing.into(),
            self.retry.tries.into(),
            millis(self.retry.first_pause),
            u8::from(self.spread).into(),
        ];
        if let Source::Generated(generated) = &self.source {
            numbers.extend([f64::from(generated.count), generated.age.into()]);
            generated.kinds.iter().for_each(|kind| push_kind(kind, &mut numbers));
        }
        numbers
    }

    /// From a message; `None` if it is none. A start outside 1970 to 9999 is none.
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let (head, rest) = numbers.split_first_chunk::<9>()?;
        let [tag, seed, from, days, run, failing, tries, pause, spread] = *head;
        if tag != TAG {
            return None;
        }
        let source = match rest {
            [] => Source::Pasted,
            [count, age, kinds @ ..] => {
                let kinds = read_kinds(kinds)?;
                Source::Generated(Generated { count: whole(*count)?, kinds, age: small(*age)? })
            }
            [_] => return None,
        };
        let function = Function { run: Span::millis(whole(run)?), failing: whole(failing)? };
        let retry = RetryPlan { tries: whole(tries)?, first_pause: Span::millis(whole(pause)?) };
        let from = (from.trunc() == from).then(|| Timestamp::from_millis(from as i64))??;
        let (seed, days, spread) = (whole(seed)?, small(days)?, spread == 1.0);
        Some(Self { seed, from, days, function, retry, spread, source })
    }

    /// What the lab reckons, with the text that was pasted; or what is wrong with that text.
    pub fn spec(&self, pasted: &str) -> Result<Spec, String> {
        let secrets = match &self.source {
            Source::Generated(generated) => Secrets::Generated(generated.clone()),
            Source::Pasted => {
                let listing =
                    read_list(pasted, &Assumptions::default()).map_err(|error| error.to_string())?;
                Secrets::Listed(self.members(listing))
            }
        };
        Ok(Spec {
            seed: self.seed.into(),
            from: self.from,
            days: self.days,
            secrets,
            function: self.function,
            retry: self.retry,
            spread: self.spread,
        })
    }

    fn members(&self, listing: Listing) -> Vec<Member> {
        let member = |listed: rotation_protocol::wire::Listed| Member {
            arn: listed.arn,
            rules: listed.rules,
            // What was never rotated counts from the start.
            rotated: listed.rotated.unwrap_or(self.from),
        };
        listing.secrets.into_iter().map(member).collect()
    }
}

/// Percent, days (0 for none), hours of the window (0 for none), and the expression letter by letter.
fn push_kind(Kind { percent, rules }: &Kind, numbers: &mut Vec<f64>) {
    let days = rules.automatically_after_days().map_or(0, Days::get);
    let hours = rules.duration().map_or(0, WindowHours::get);
    let text = rules.schedule_expression().unwrap_or_default();
    numbers.extend([f64::from(*percent), days.into(), hours.into(), text.len() as f64]);
    numbers.extend(text.bytes().map(f64::from));
}

fn read_kinds(mut rest: &[f64]) -> Option<Vec<Kind>> {
    let mut kinds = Vec::new();
    while let Some(([percent, days, hours, length], after)) = rest.split_first_chunk::<4>() {
        let (letters, after) = after.split_at_checked(small(*length)?.into())?;
        let letters: Option<Vec<u8>> = letters.iter().map(|letter| byte(*letter)).collect();
        let text = String::from_utf8(letters?).ok().filter(|text| !text.is_empty());
        let duration = Some(format!("{hours}h")).filter(|_| *hours != 0.0);
        let days = Days::new(small(*days)?.into());
        let rules = RotationRules::check(days, text, duration.as_deref(), &Assumptions::default()).ok()?;
        kinds.push(Kind { percent: byte(*percent)?, rules });
        rest = after;
    }
    rest.is_empty().then_some(kinds)
}

fn whole(number: f64) -> Option<u32> {
    let whole = number as u32;
    (f64::from(whole) == number).then_some(whole)
}

fn small(number: f64) -> Option<u16> {
    u16::try_from(whole(number)?).ok()
}

fn byte(number: f64) -> Option<u8> {
    u8::try_from(whole(number)?).ok()
}

#[cfg(test)]
mod tests {
    use rotation_lab::fleet::preset;

    use super::*;

    fn job(source: Source) -> Job {
        let (function, retry) = (Function::default(), Assumptions::default().retry_plan);
        let from = Timestamp::from_millis(1_795_515_300_000).unwrap();
        Job { seed: u32::MAX, from, days: 3653, function, retry, spread: true, source }
    }

    fn generated() -> Job {
        job(Source::Generated(Generated { count: 100_000, kinds: preset(), age: 30 }))
    }

    #[test]
    fn jobs_come_out_as_they_went_in() {
        for job in [generated(), job(Source::Pasted)] {
            assert_eq!(Job::from_numbers(&job.to_numbers()), Some(job));
        }
    }

    #[test]
    fn anything_else_is_no_job() {
        let good = generated().to_numbers();
        assert_eq!(Job::from_numbers(&[]), None);
        assert_eq!(Job::from_numbers(&[30.0, 3.0, 1.0, 1.0]), None);
        for length in (0..good.len()).filter(|length| *length != 9) {
            // A job may end after any kind; the shares then do not add up, which the lab refuses.
            if let Some(job) = Job::from_numbers(&good[..length]) {
                let spec = job.spec("").unwrap();
                assert!(rotation_lab::fleet::Fleet::new(spec).is_err(), "{length}");
            }
        }
        for place in 0..11 {
            for number in [f64::NAN, f64::INFINITY, -2.0, 1e300, 0.5] {
                // Whether to spread is a yes, or anything else.
                let mut numbers = good.clone();
                numbers[place] = number;
                assert!(place == 8 || Job::from_numbers(&numbers).is_none(), "{place}: {number}");
            }
        }
    }

    #[test]
    fn a_start_outside_the_calendar_is_no_job() {
        for (from, read) in
            [(-1.0, false), (0.0, true), (253_402_128_000_000.0, true), (253_402_300_800_000.0, false)]
        {
            let mut numbers = generated().to_numbers();
            numbers[2] = from;
            assert_eq!(Job::from_numbers(&numbers).is_some(), read, "{from}");
        }
    }

    #[test]
    fn pasted_text_is_read_or_refused_with_its_place() {
        let job = job(Source::Pasted);
        let arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf";
        let text = format!(
            "[{{\"ARN\":\"{arn}\",\"RotationEnabled\":true,\"RotationRules\":{{\"AutomaticallyAfterDays\":30}}}}]"
        );
        let Secrets::Listed(members) = job.spec(&text).unwrap().secrets else { panic!("it was pasted") };
        assert_eq!((members.len(), members[0].rotated), (1, job.from));
        assert!(job.spec("[{}]").unwrap_err().starts_with("[0].ARN: "));
    }
}
