//! A calendar year as data: how many windows open on each day, for a heat map.

use core::fmt;

use rotation_core::{
    schedule::{RotationRules, Schedule},
    time::{Day, Span, Timestamp},
};

use super::Windows;

/// The hours of rate(N hours) are counted anew from the day of each rotation. After two days of rotations where they
/// began no longer matters, so nobody has to walk there from the last rotation.
const RUN_UP: Span = Span::days(8);

/// The days of a calendar year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// 1 January.
    pub first: Day,
    /// For each day of the year, how many windows open on it: 0 to 6.
    pub windows: Vec<u8>,
}

/// A year before 1970 or after 9998.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutsideTheCalendar(pub i16);

impl fmt::Display for OutsideTheCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Years go from 1970 to 9998; this is {}.", self.0)
    }
}

impl std::error::Error for OutsideTheCalendar {}

/// The windows of `year` that open after `rotated`, the last rotation.
pub fn year(rules: &RotationRules, rotated: Timestamp, year: i16) -> Result<Year, OutsideTheCalendar> {
    let first = first_of(year).ok_or(OutsideTheCalendar(year))?;
    let next = first_of(year + 1).ok_or(OutsideTheCalendar(year))?;
    let mut windows = vec![0; usize::try_from(next.days_since(first)).unwrap_or(0)];
    // A window that opens with the year counts too.
    let before = first.start().minus(Span::millis(1));
    let rotated = match rules.schedule() {
        Some(Schedule::Hours(_)) => rotated.max(before.minus(RUN_UP)),
        _ => rotated,
    };
    let after = if matches!(rules.schedule(), Some(Schedule::Hours(_))) { rotated } else { before };
    for window in Windows::after(rules, rotated, after).skip_while(|window| window.start.day() < first) {
        let day = usize::try_from(window.start.day().days_since(first)).unwrap_or(usize::MAX);
        let Some(count) = windows.get_mut(day) else { break };
        *count += 1;
    }
    Ok(Year { first, windows })
}

/// 1 January. Every fourth year is a leap year, but for the centuries that 400 does not divide.
fn first_of(year: i16) -> Option<Day> {
    let years = u32::try_from(year).ok().filter(|year| (1970..=9999).contains(year))? - 1;
    let leap = |years: u32| years / 4 - years / 100 + years / 400;
    let days = (years - 1969) * 365 + leap(years) - leap(1969);
    Some(Timestamp::EPOCH.plus(Span::days(days)).day())
}
