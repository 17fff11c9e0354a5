//! A schedule taken apart, for pages that draw it and for the sentence in `words`.

use super::{DayRule, Days, Numbers, RotationRules, Schedule};
use crate::{
    assumption::RateHoursAnchor,
    time::{Span, Timestamp},
};

/// What a schedule means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// On which days or how often.
    pub pace: Pace,
    /// The hours at which windows open; empty where they move from day to day.
    pub opens: Numbers,
    /// How many hours a window is open.
    pub length: u32,
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Every so many days, counted from the last rotation.
    Days(Days),
    /// Every so many hours, counted from there.
    Hours(u8, RateHoursAnchor),
    /// By the calendar.
    Calendar {
        /// Days of a month.
        days: DayRule,
        /// Months, 1 to 12.
        months: Numbers,
    },
}

impl RotationRules {
    /// What they mean; `None` if they schedule nothing.
    pub fn describe(&self) -> Option<Description> {
        let schedule = self.schedule()?;
        let (pace, opens) = match schedule {
            Schedule::Days(days) => (Pace::Days(days), Numbers::all(0, 0)),
            Schedule::Hours(rate) => (Pace::Hours(rate.hours(), rate.anchor()), Numbers::default()),
            Schedule::Cron(cron) => (Pace::Calendar { days: cron.days, months: cron.months }, cron.hours),
        };
        let first = Timestamp::EPOCH.plus(Span::hours(u32::from(opens.first().unwrap_or(0))));
        Some(Description { pace, opens, length: schedule.hours_open(first, self.duration()) })
    }
}
