//! The first start of a cron schedule after a moment. It goes from month to month and looks at each as one set of
//! days: never minute by minute, and never further than two years, because every year has a start.

use super::Cron;
use crate::time::{Span, Timestamp, days_in_month};

impl Cron {
    /// The first start strictly after `after`; none at the end of time.
    pub(super) fn start_after(self, after: Timestamp) -> Option<Timestamp> {
        let today = after.day();
        let (mut year, mut month, date) = today.civil();
        let mut length = days_in_month(year, month);
        // The weekday of the month's first day.
        let mut weekday = (today.weekday() + 36 - date) % 7;
        let days = self.in_month(month, length, weekday);
        let later_today = self.hours.first_above(after.clock().hour).filter(|_| days.contains(date));
        if let Some(hour) = later_today {
            return Some(today.start().plus(Span::hours(u32::from(hour))));
        }
        let mut found = days.first_above(date);
        // Days from today to the day before the month that is looked at.
        let mut before = -i16::from(date);
        for _ in 0..24 {
            if let Some(day) = found {
                let days = u16::try_from(before + i16::from(day)).ok()?;
                let hour = u32::from(self.hours.first()?);
                return Some(today.start().plus(Span::days(u32::from(days))).plus(Span::hours(hour)));
            }
            before += i16::from(length);
            weekday = (weekday + length) % 7;
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            length = days_in_month(year, month);
            found = self.in_month(month, length, weekday).first();
        }
        None
    }
}
