//! UTC time. The only file that names the date library: everything else counts milliseconds and whole days.

use core::fmt;

use jiff::{Timestamp as JiffTimestamp, civil, tz};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// 9999-12-30T00:00:00Z: beyond it the date library has no dates to give.
const LAST_DAY: i32 = 2_932_895;
/// From the last day before March of the year 0 to 1970-01-01.
const DAYS_TO_1970: i32 = 719_469;

/// A moment in UTC, in milliseconds since 1970, never before it and never past the year 9999.
///
/// ```
/// use rotation_core::time::Timestamp;
/// let accepted = Timestamp::from_millis(1_790_230_301_825).unwrap();
/// assert_eq!(accepted.to_string(), "2026-09-24T06:11:41.825Z");
/// assert!(Timestamp::from_millis(-1).is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Timestamp = Timestamp(0);
    /// The last moment there is here.
    pub const MAX: Timestamp = Timestamp(LAST_DAY as i64 * DAY);

    /// `None` outside 1970 to 9999.
    pub const fn from_millis(millis: i64) -> Option<Self> {
        if millis < 0 || millis > Self::MAX.0 { None } else { Some(Self(millis)) }
    }

    /// Milliseconds since 1970.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Later by `span`, at most [`Timestamp::MAX`].
    #[must_use]
    pub const fn plus(self, span: Span) -> Self {
        let sum = self.0.saturating_add(span.0);
        if sum > Self::MAX.0 { Self::MAX } else { Self(sum) }
    }

    /// Earlier by `span`, at least [`Timestamp::EPOCH`].
    #[must_use]
    pub const fn minus(self, span: Span) -> Self {
        let rest = self.0.saturating_sub(span.0);
        if rest < 0 { Self::EPOCH } else { Self(rest) }
    }

    /// How long after `earlier` this is; zero if it is not.
    pub const fn since(self, earlier: Self) -> Span {
        let span = self.0 - earlier.0;
        Span(if span < 0 { 0 } else { span })
    }

    /// The UTC day it falls on.
    pub const fn day(self) -> Day {
        Day((self.0 / DAY) as i32)
    }

    /// Hour, minute, second and millisecond of the UTC day.
    pub const fn clock(self) -> Clock {
        let rest = self.0 % DAY;
        Clock {
            hour: (rest / HOUR) as u8,
            minute: (rest % HOUR / MINUTE) as u8,
            second: (rest % MINUTE / 1000) as u8,
            millisecond: (rest % 1000) as u16,
        }
    }
}

/// `2026-09-24T06:11:41.825Z`, without the milliseconds where they are zero.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Clock { hour, minute, second, millisecond } = self.clock();
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}", self.day())?;
        if millisecond != 0 {
            write!(f, ".{millisecond:03}")?;
        }
        f.write_str("Z")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A length of time in milliseconds, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(i64);

impl Span {
    /// Milliseconds.
    pub const fn millis(n: u32) -> Self {
        Self(n as i64)
    }
    /// Seconds.
    pub const fn seconds(n: u32) -> Self {
        Self(n as i64 * 1000)
    }
    /// Minutes.
    pub const fn minutes(n: u32) -> Self {
        Self(n as i64 * MINUTE)
    }
    /// Hours.
    pub const fn hours(n: u32) -> Self {
        Self(n as i64 * HOUR)
    }
    /// Days of 24 hours.
    pub const fn days(n: u32) -> Self {
        Self(n as i64 * DAY)
    }
    /// Its length in milliseconds.
    pub const fn as_millis(self) -> i64 {
        self.0
    }
}

/// A UTC day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// Of a year, a month (1–12) and a day of it; `None` if there is no such date, or it is outside 1970 to 9999.
    ///
    /// ```
    /// use rotation_core::time::Day;
    /// let day = Day::of_civil(2026, 11, 24).unwrap();
    /// assert_eq!((day.to_string().as_str(), day.weekday(), day.civil()), ("2026-11-24", 2, (2026, 11, 24)));
    /// assert_eq!(Day::of_civil(2026, 2, 29), None);
    /// ```
    pub fn of_civil(year: i16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        // In years that begin with March the leap day is the last.
        let (years, months) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
        let (years, months) = (i32::from(years), i32::from(months));
        let before = years * 365 + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5;
        let days = before + i32::from(day) - DAYS_TO_1970;
        (exists && (0..=LAST_DAY).contains(&days)).then_some(Self(days))
    }

    /// Its first moment, 00:00.
    pub const fn start(self) -> Timestamp {
        Timestamp(self.0 as i64 * DAY)
    }

    /// `days` later, at most the last day there is.
    #[must_use]
    pub const fn plus_days(self, days: u16) -> Self {
        let sum = self.0 + days as i32;
        Day(if sum > LAST_DAY { LAST_DAY } else { sum })
    }

    /// `days` earlier, at least 1970-01-01.
    pub(crate) const fn minus_days(self, days: u8) -> Self {
        let rest = self.0 - days as i32;
        Day(if rest < 0 { 0 } else { rest })
    }

    /// Days from `earlier` to this one; negative if this one is before.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Year, month (1–12) and day (1–31).
    pub fn civil(self) -> (i16, u8, u8) {
        let date = self.date();
        (date.year(), date.month() as u8, date.day() as u8)
    }

    /// 0 = Sunday … 6 = Saturday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        ((self.0 + 4) % 7) as u8
    }

    fn date(self) -> civil::Date {
        let noon = JiffTimestamp::from_second(i64::from(self.0) * (DAY / 1000)).unwrap_or_default();
        tz::Offset::UTC.to_datetime(noon).date()
    }
}

/// How many days a month (1–12) of that year has.
pub(crate) const fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `2026-09-24`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The time of a UTC day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
    /// 0–59.
    pub second: u8,
    /// 0–999.
    pub millisecond: u16,
}

#[cfg(test)]
mod tests {
    use std::string::ToString as _;

    use super::*;

    #[test]
    fn days_and_clock_agree_with_the_calendar() {
        for (millis, day, weekday, text) in [
            (0, (1970, 1, 1), 4, "1970-01-01T00:00:00Z"),
            (951_782_399_999, (2000, 2, 28), 1, "2000-02-28T23:59:59.999Z"),
            (951_782_400_000, (2000, 2, 29), 2, "2000-02-29T00:00:00Z"),
            (1_790_230_301_825, (2026, 9, 24), 4, "2026-09-24T06:11:41.825Z"),
        ] {
            let at = Timestamp::from_millis(millis).unwrap();
            assert_eq!((at.day().civil(), at.day().weekday(), at.to_string().as_str()), (day, weekday, text));
        }
    }

    #[test]
    fn every_day_is_found_by_its_date_and_no_other_date_is_a_day() {
        for day in (0..=LAST_DAY).map(Day) {
            let (year, month, date) = day.civil();
            assert_eq!(Day::of_civil(year, month, date), Some(day));
        }
        for (year, month, day) in [
            (1969, 12, 31),
            (9999, 12, 31),
            (2023, 2, 29),
            (2100, 2, 29),
            (2026, 4, 31),
            (2026, 1, 0),
            (2026, 0, 1),
            (2026, 13, 1),
            (i16::MIN, 1, 1),
            (i16::MAX, 12, 31),
        ] {
            assert_eq!(Day::of_civil(year, month, day), None, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn the_ends_of_time_hold() {
        assert_eq!(Timestamp::MAX.plus(Span::days(u32::MAX)), Timestamp::MAX);
        assert_eq!(Timestamp::EPOCH.minus(Span::days(1)), Timestamp::EPOCH);
        assert_eq!(Timestamp::MAX.to_string(), "9999-12-30T00:00:00Z");
        assert_eq!(Timestamp::MAX.day().plus_days(9), Timestamp::MAX.day());
        assert!(Timestamp::from_millis(i64::MAX).is_none());
        assert_eq!(Timestamp::from_millis(Timestamp::MAX.as_millis()), Some(Timestamp::MAX));
        let (day, next) = (Timestamp::EPOCH.plus(Span::days(40)), Timestamp::EPOCH.plus(Span::days(43)));
        assert_eq!((day.since(next), next.since(day)), (Span::millis(0), Span::days(3)));
        assert_eq!((day.day().plus_days(3), next.day().minus_days(3)), (next.day(), day.day()));
        assert_eq!(day.day().minus_days(41), Timestamp::EPOCH.day());
    }
}
