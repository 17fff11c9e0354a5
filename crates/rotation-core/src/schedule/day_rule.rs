//! Which days of a month a cron expression names: by date, by weekday, the last, the n-th.

use super::{
    Numbers,
    error::{CronField, Reason},
    field::{DAYS, Fault, WEEKDAYS, number},
};

/// Which days of a month. Weekdays are 1 (Sunday) to 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRule {
    /// These days of the month; all of them where none is said.
    OfMonth(Numbers),
    /// The last day of the month.
    Last,
    /// Each of these weekdays.
    Weekdays(Numbers),
    /// The last such weekday of the month.
    LastWeekday(u8),
    /// The n-th such weekday of the month.
    NthWeekday {
        /// 1 (Sunday) to 7.
        weekday: u8,
        /// 1 to 5.
        nth: u8,
    },
}

impl DayRule {
    /// The third field of a cron expression.
    pub(super) fn of_month(text: &str) -> Result<Self, Fault<'_>> {
        if text.eq_ignore_ascii_case("L") {
            return Ok(DayRule::Last);
        }
        // The user guide has `SUNL` in this column.
        if let Some(weekday) = last_of(text).and_then(|name| WEEKDAYS.named(name)) {
            return Ok(DayRule::LastWeekday(weekday));
        }
        if text.ends_with(['W', 'w']) {
            return Err((text, Reason::NearestWeekday));
        }
        Ok(DayRule::OfMonth(DAYS.read(text)?))
    }

    /// The fifth.
    pub(super) fn of_week(text: &str) -> Result<Self, Fault<'_>> {
        if text == "*" {
            return Ok(DayRule::OfMonth(DAYS.all()));
        }
        if let Some((weekday, nth)) = text.split_once('#') {
            let weekday = WEEKDAYS.value(weekday)?;
            let counted = number(nth).ok_or((nth, Reason::Unreadable(CronField::DayOfWeek)))?;
            let nth = u8::try_from(counted)
                .ok()
                .filter(|n| (1..=5).contains(n))
                .ok_or((nth, Reason::OutOfRange(CronField::DayOfWeek)))?;
            return Ok(DayRule::NthWeekday { weekday, nth });
        }
        match last_of(text) {
            // Alone it is the last day of the week.
            Some("") => Ok(DayRule::Weekdays(Numbers::all(7, 7))),
            Some(weekday) => Ok(DayRule::LastWeekday(WEEKDAYS.value(weekday)?)),
            None => Ok(DayRule::Weekdays(WEEKDAYS.read(text)?)),
        }
    }

    /// Those of a month of that length whose first day is that weekday (0 = Sunday), as bits.
    pub(super) fn in_month(self, length: u8, first: u8) -> u32 {
        let whole = Numbers::all(1, length).bits();
        let each = |weekday: u8| weekly(weekday, first) & whole;
        match self {
            Self::OfMonth(days) => days.bits() & whole,
            Self::Last => 1 << length,
            Self::Weekdays(days) => days.iter().fold(0, |bits, weekday| bits | each(weekday)),
            Self::LastWeekday(weekday) => Numbers::of_bits(each(weekday)).last().map_or(0, |day| 1 << day),
            // Days 1 to 7 hold the first of each weekday, 8 to 14 the second, and so on.
            Self::NthWeekday { weekday, nth } => each(weekday) & 0b1111_1110 << (7 * (nth - 1)),
        }
    }
}

/// All days of a month without end that are this weekday (1 = Sunday), if its first day is `first` (0 = Sunday).
fn weekly(weekday: u8, first: u8) -> u32 {
    let every_seventh = 1 << 1 | 1 << 8 | 1 << 15 | 1 << 22 | 1 << 29;
    every_seventh << ((weekday + 6 - first) % 7)
}

fn last_of(text: &str) -> Option<&str> {
    text.strip_suffix(['L', 'l'])
}
