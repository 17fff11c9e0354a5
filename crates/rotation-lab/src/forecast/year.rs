//! A calendar year as data: how many windows open on each day, for a heat map.

use core::fmt;

use rotation_core::{
    schedule::{RotationRules, Schedule},
    time::{Day, Span, Timestamp},
};

use super::Rotations;

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
    let new_year = |year| Day::of_civil(year, 1, 1);
    let next = year.checked_add(1).and_then(new_year);
    let (first, next) = new_year(year).zip(next).ok_or(OutsideTheCalendar(year))?;
    let mut windows = vec![0; usize::try_from(next.days_since(first)).unwrap_or(0)];
    // A window that opens with the year counts too.
    let before = first.start().minus(Span::millis(1));
    let (rotated, after) = match rules.schedule() {
        Some(Schedule::Hours(_)) => {
            let begun = rotated.max(before.minus(RUN_UP));
            (begun, begun)
        }
        _ => (rotated, before),
    };
    for window in Rotations::after(rules, rotated, after).skip_while(|window| window.start.day() < first) {
        let day = usize::try_from(window.start.day().days_since(first)).unwrap_or(usize::MAX);
        let Some(count) = windows.get_mut(day) else { break };
        *count += 1;
    }
    Ok(Year { first, windows })
}
