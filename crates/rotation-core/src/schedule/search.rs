//! The starts of a cron schedule, one after the other. It goes from month to month and looks at each as one set of
//! days: never minute by minute, and never further than two years, because every year has a start.

use super::{Cron, Numbers};
use crate::time::{Day, Span, Timestamp, days_in_month};

/// The starts after a moment, ascending.
#[derive(Clone, Debug)]
pub(super) struct Starts {
    cron: Cron,
    /// The month that is looked at: its first day, and that day's date and weekday.
    first: Day,
    year: i16,
    month: u8,
    weekday: u8,
    /// Its days that are still to come, and the hours still to come of the first of them.
    days: Numbers,
    hours: Numbers,
}

impl Cron {
    /// The first start strictly after `after`; none at the end of time.
    pub(super) fn start_after(self, after: Timestamp) -> Option<Timestamp> {
        self.starts_after(after).next()
    }

    /// Every start strictly after `after`.
    pub(super) fn starts_after(self, after: Timestamp) -> Starts {
        let today = after.day();
        let (year, month, date) = today.civil();
        let weekday = (today.weekday() + 36 - date) % 7;
        let days = self.in_month(month, days_in_month(year, month), weekday).above(date - 1);
        let hours = if days.contains(date) { self.hours.above(after.clock().hour) } else { self.hours };
        Starts { cron: self, first: today.minus_days(date - 1), year, month, weekday, days, hours }
    }
}

impl Iterator for Starts {
    type Item = Timestamp;

    #[inline]
    fn next(&mut self) -> Option<Timestamp> {
        for _ in 0..=24 {
            while let Some(day) = self.days.first() {
                if let Some(hour) = self.hours.pop_first() {
                    let midnight = self.first.start().plus(Span::days(u32::from(day) - 1));
                    return Some(midnight.plus(Span::hours(u32::from(hour))));
                }
                self.days.pop_first();
                self.hours = self.cron.hours;
            }
            self.turn_the_page();
        }
        None
    }
}

impl Starts {
    fn turn_the_page(&mut self) {
        let length = days_in_month(self.year, self.month);
        self.first = self.first.plus_days(u16::from(length));
        self.weekday = (self.weekday + length) % 7;
        (self.year, self.month) =
            if self.month == 12 { (self.year + 1, 1) } else { (self.year, self.month + 1) };
        self.days = self.cron.in_month(self.month, days_in_month(self.year, self.month), self.weekday);
    }
}
