//! Whether a cron schedule comes often enough and seldom enough. What passes here always has a next start, so
//! that no search is endless.

use super::{Cron, Numbers, error::Reason};
use crate::time::days_in_month;

/// The documentation: as often as every four hours.
const LEAST_GAP: u8 = 4;

impl Cron {
    /// What is wrong with how often it comes.
    pub(super) fn unsound(self) -> Option<Reason> {
        let (ever, every_year, on_next_day) = self.recurrence();
        if self.least_gap(on_next_day) < LEAST_GAP {
            return Some(Reason::TooOften);
        }
        let seldom = if ever { Reason::NotEveryYear } else { Reason::NeverComes };
        (!every_year).then_some(seldom)
    }

    /// Hours between two starts of one day, and over midnight if both days can be open.
    fn least_gap(self, on_next_day: bool) -> u8 {
        let over_midnight = self.hours.first().zip(self.hours.last()).map(|(first, last)| 24 + first - last);
        self.gap_in_day().min(over_midnight.filter(|_| on_next_day).unwrap_or(24))
    }

    /// Hours between the two starts of one day that are nearest to each other.
    pub(super) fn gap_in_day(self) -> u8 {
        let gap = |hour| self.hours.first_above(hour).map(|next| next - hour);
        self.hours.iter().filter_map(gap).min().unwrap_or(24)
    }

    /// Whether it ever comes, comes in every year, and may come on two days in a row. There are fourteen kinds of
    /// year, so this is looked at and not searched for.
    fn recurrence(self) -> (bool, bool, bool) {
        let (mut ever, mut every_year, mut on_next_day) = (false, true, false);
        for (kind, year) in (0..14).map(|kind| (kind, if kind < 7 { 2027 } else { 2028 })) {
            let mut weekday = kind % 7;
            let december = self.in_month(12, 31, (weekday + 4) % 7);
            let (mut this_year, mut day_before) = (false, december.contains(31));
            for month in 1..=12 {
                let length = days_in_month(year, month);
                let days = self.in_month(month, length, weekday);
                this_year |= !days.is_empty();
                on_next_day |= days.bits() & days.bits() << 1 != 0 || day_before && days.contains(1);
                day_before = days.contains(length);
                weekday = (weekday + length) % 7;
            }
            (ever, every_year) = (ever | this_year, every_year & this_year);
        }
        (ever, every_year, on_next_day)
    }

    /// The days of a month of that length whose first day is that weekday (0 = Sunday).
    pub(super) fn in_month(self, month: u8, length: u8, first: u8) -> Numbers {
        let days = if self.months.contains(month) { self.days.in_month(length, first) } else { 0 };
        Numbers::of_bits(days)
    }
}
