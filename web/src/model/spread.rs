//! What the page and its worker say to each other: flat lists of numbers, read and written in this one place.

use rotation_core::schedule::{Days, RotationRules, WindowHours};

/// Changes with the meaning of the messages: a worker of another build is told apart by it.
pub const FORMAT: f64 = 2.0;

/// Draw the moments of `total` secrets with these rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// AutomaticallyAfterDays.
    pub days: Days,
    /// Duration.
    pub duration: WindowHours,
    /// Where the moments derive from.
    pub seed: u32,
    /// How many secrets.
    pub total: u32,
}

/// How many moments fell into each hour and minute so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// All of them.
    pub secrets: u32,
    /// By hour of the day, UTC.
    pub hours: Vec<u32>,
    /// By minute of the hour.
    pub minutes: Vec<u32>,
}

impl Job {
    /// The rules to draw by.
    pub fn rules(&self) -> RotationRules {
        RotationRules::of_days(Some(self.days), Some(self.duration))
    }

    /// As a message.
    pub fn to_numbers(self) -> [f64; 4] {
        let (days, hours) = (f64::from(self.days.get()), f64::from(self.duration.get()));
        [days, hours, f64::from(self.seed), f64::from(self.total)]
    }

    /// From a message; `None` if it is none.
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let [days, hours, seed, total] = *numbers else { return None };
        let duration = WindowHours::parse(&format!("{hours}h")).ok()?;
        Some(Self { days: Days::new(days as i64)?, duration, seed: seed as u32, total: total as u32 })
    }
}

impl Drawn {
    /// As a message.
    pub fn to_numbers(&self) -> Vec<f64> {
        let counts = self.hours.iter().chain(&self.minutes);
        std::iter::once(&self.secrets).chain(counts).map(|count| f64::from(*count)).collect()
    }

    /// From a message; `None` if it is none.
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let counts: Vec<u32> = numbers.iter().map(|count| *count as u32).collect();
        let (secrets, counts) = counts.split_first()?;
        let (hours, minutes) = counts.split_at_checked(24).filter(|(_, minutes)| minutes.len() == 60)?;
        Some(Self { secrets: *secrets, hours: hours.to_vec(), minutes: minutes.to_vec() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_out_as_they_went_in() {
        let duration = WindowHours::parse("3h").unwrap();
        let job = Job { days: Days::new(30).unwrap(), duration, seed: 9, total: 100_000 };
        assert_eq!(Job::from_numbers(&job.to_numbers()), Some(job));
        let drawn = Drawn { secrets: 7, hours: (0..24).collect(), minutes: (0..60).collect() };
        assert_eq!(Drawn::from_numbers(&drawn.to_numbers()), Some(drawn));
    }

    #[test]
    fn anything_else_is_no_message() {
        for numbers in [&[][..], &[1.0], &[0.0, 3.0, 1.0, 1.0], &[30.0, 25.0, 1.0, 1.0], &[f64::NAN; 4]] {
            assert_eq!(Job::from_numbers(numbers), None);
            assert_eq!(Drawn::from_numbers(numbers), None);
        }
    }
}
