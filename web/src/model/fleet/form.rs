//! What was typed, and the job it makes.

use rotation_core::{
    assumption::Assumptions,
    time::{Span, Timestamp},
};
use rotation_lab::fleet::{Function, Generated, Kind, MOST_DAYS, MOST_SECRETS};

use super::Run;
use crate::model::{
    Reading,
    fleet_job::{Job, Source},
    schedule::Ask,
};

/// What is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// How many secrets.
    Count,
    /// Over how many days the last rotations lie.
    Age,
    /// How many days are looked at.
    Days,
    /// How long the function takes, in seconds.
    Seconds,
    /// How many of a hundred tries fail.
    Failing,
    /// How many functions may run at once.
    Concurrency,
    /// Output of list-secrets.
    Listing,
    /// The share of a kind.
    Percent(usize),
    /// The schedule of a kind.
    Schedule(usize),
    /// The Duration of a kind.
    Duration(usize),
}

/// A kind of secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// How many of a hundred.
    pub percent: String,
    /// Its schedule.
    pub ask: Ask,
}

/// The state of the page. It is empty until the page is entered.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// See [`Field::Count`].
    pub count: String,
    /// See [`Field::Age`].
    pub age: String,
    /// See [`Field::Days`].
    pub days: String,
    /// See [`Field::Seconds`].
    pub seconds: String,
    /// See [`Field::Failing`].
    pub failing: String,
    /// See [`Field::Concurrency`].
    pub concurrency: String,
    /// See [`Field::Listing`].
    pub listing: String,
    /// The kinds of made-up secrets.
    pub rows: Vec<Row>,
    /// Whether the secrets are pasted.
    pub pasted: bool,
    /// Whether spread windows are reckoned too.
    pub spread: bool,
    /// Now.
    pub now: Option<Timestamp>,
    /// What the worker said.
    pub run: Run,
}

impl Form {
    pub(super) fn entered(&mut self, reading: Reading) {
        if self.now.replace(reading.at).is_some() {
            return;
        }
        let preset =
            [("60", "30", ""), ("20", "90", ""), ("15", "cron(0 0 ? * SUN *)", "2h"), ("5", "1", "")];
        let row = |(percent, text, duration): (&str, &str, &str)| Row {
            percent: percent.into(),
            ask: Ask::new(text, duration),
        };
        self.rows = preset.map(row).into();
        self.spread = true;
        for (field, text) in [
            (Field::Count, "10000"),
            (Field::Age, "0"),
            (Field::Days, "365"),
            (Field::Seconds, "5"),
            (Field::Failing, "1"),
            (Field::Concurrency, "1000"),
        ] {
            self.edit(field, text.into());
        }
    }

    pub(super) fn edit(&mut self, field: Field, text: String) {
        let place = match field {
            Field::Count => &mut self.count,
            Field::Age => &mut self.age,
            Field::Days => &mut self.days,
            Field::Seconds => &mut self.seconds,
            Field::Failing => &mut self.failing,
            Field::Concurrency => &mut self.concurrency,
            Field::Listing => &mut self.listing,
            Field::Percent(row) | Field::Schedule(row) | Field::Duration(row) => {
                let Some(row) = self.rows.get_mut(row) else { return };
                match field {
                    Field::Percent(_) => &mut row.percent,
                    Field::Schedule(_) => &mut row.ask.text,
                    _ => &mut row.ask.duration,
                }
            }
        };
        *place = text;
    }

    /// What is wrong with a field.
    pub fn error(&self, field: Field) -> Option<&'static str> {
        let whole = |text: &str, least: u32, most: u32| {
            text.trim().parse().is_ok_and(|number: u32| (least..=most).contains(&number))
        };
        let part = |text: &str, most: f64| {
            text.trim().parse().is_ok_and(|number: f64| (0.0..=most).contains(&number))
        };
        let (right, words) = match field {
            Field::Count => (whole(&self.count, 1, MOST_SECRETS), "1 to 500000."),
            Field::Age => (whole(&self.age, 0, 1000), "0 to 1000."),
            Field::Days => (whole(&self.days, 1, MOST_DAYS.into()), "1 to 7305, twenty years."),
            Field::Seconds => (part(&self.seconds, 3540.0), "Up to 3540 seconds."),
            Field::Failing => (part(&self.failing, 100.0), "0 to 100."),
            Field::Concurrency => (whole(&self.concurrency, 1, 1_000_000), "A number of functions."),
            Field::Listing => (!self.listing.trim().is_empty(), "Paste the output of list-secrets."),
            Field::Percent(row) => {
                (self.rows.get(row).is_some_and(|row| whole(&row.percent, 0, 100)), "0 to 100.")
            }
            Field::Schedule(row) => {
                let rules = self.rows.get(row).and_then(|row| row.ask.rules().ok());
                (rules.is_some_and(|rules| rules.schedule().is_some()), "Not a schedule.")
            }
            Field::Duration(_) => (true, ""),
        };
        (!right).then_some(words)
    }

    /// How many of a hundred the kinds add up to.
    pub fn shares(&self) -> u32 {
        self.rows.iter().filter_map(|row| row.percent.trim().parse::<u32>().ok()).sum()
    }

    /// The job, or a sentence about what is missing.
    pub fn job(&self) -> Result<Job, &'static str> {
        let common = [Field::Days, Field::Seconds, Field::Failing, Field::Concurrency];
        let made = [Field::Count, Field::Age];
        let own: &[Field] = if self.pasted { &[Field::Listing] } else { &made };
        if common.iter().chain(own).any(|field| self.error(*field).is_some()) {
            return Err("Something typed above cannot be read.");
        }
        let number = |text: &str| text.trim().parse::<f64>().unwrap_or(0.0);
        let whole = |text: &str| number(text) as u32;
        let source = if self.pasted { Source::Pasted } else { Source::Generated(self.generated()?) };
        Ok(Job {
            seed: 1,
            from: self.now.unwrap_or(Timestamp::EPOCH),
            days: whole(&self.days) as u16,
            function: Function {
                run: Span::millis((number(&self.seconds) * 1000.0) as u32),
                failing: (number(&self.failing) * 10_000.0) as u32,
            },
            retry: Assumptions::default().retry_plan,
            spread: self.spread,
            source,
        })
    }

    fn generated(&self) -> Result<Generated, &'static str> {
        let mut kinds = Vec::new();
        for row in &self.rows {
            let rules = row.ask.rules().ok().filter(|rules| rules.schedule().is_some());
            let percent = row.percent.trim().parse().ok();
            let (Some(rules), Some(percent)) = (rules, percent) else {
                return Err("One of the kinds has no schedule, or no share.");
            };
            kinds.push(Kind { percent, rules });
        }
        if self.shares() != 100 {
            return Err("The shares of the kinds add up to 100.");
        }
        let (count, age) = (self.count.trim().parse(), self.age.trim().parse());
        Ok(Generated { count: count.unwrap_or(0), kinds, age: age.unwrap_or(0) })
    }
}
