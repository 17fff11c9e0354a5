//! The one place where a schedule becomes words: "every Monday in a window from 00:00 to 24:00 UTC". Its fields and
//! what a change does stand in `parts` and `change` below.

mod change;
mod parts;

use core::fmt::{Display, Formatter, Result};

use super::{DayRule, Description, Numbers, Pace};
use crate::assumption::RateHoursAnchor;

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const NTH: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

impl Display for Description {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.pace {
            Pace::Days(days) if days.get() == 1 => f.write_str("every day")?,
            Pace::Days(days) => write!(f, "every {} days, counted from the last rotation,", days.get())?,
            Pace::Hours(hours, anchor) => write!(f, "every {hours} hours, counted from {},", origin(anchor))?,
            Pace::Calendar { days, months } => calendar(f, days, months)?,
        }
        match (self.opens.first(), self.opens.len()) {
            (Some(hour), 1) => {
                let end = u32::from(hour) + self.length;
                write!(f, " in a window from {hour:02}:00 to {end:02}:00 UTC")
            }
            (first, _) => {
                let plural = if self.length == 1 { "" } else { "s" };
                write!(f, " in windows of {} hour{plural}", self.length)?;
                if first.is_none() {
                    return Ok(());
                }
                f.write_str(" from ")?;
                full_hours(f, self.opens)?;
                f.write_str(" UTC")
            }
        }
    }
}

fn origin(anchor: RateHoursAnchor) -> &'static str {
    match anchor {
        RateHoursAnchor::RotationDay => "00:00 UTC on the day of the last rotation",
        RateHoursAnchor::RotationHour => "the hour of the last rotation",
        RateHoursAnchor::EveryDay => "00:00 UTC each day",
    }
}

fn calendar(f: &mut Formatter<'_>, rule: DayRule, months: Numbers) -> Result {
    days(f, rule)?;
    let every_month = months == Numbers::all(1, 12);
    let weekly = match rule {
        DayRule::OfMonth(days) => days == Numbers::all(1, 31),
        DayRule::Weekdays(_) => true,
        _ => false,
    };
    match (every_month, weekly) {
        (true, true) => Ok(()),
        (true, false) => f.write_str(" of every month"),
        (false, _) => {
            f.write_str(if weekly { " in " } else { " of " })?;
            month_names(f, months)
        }
    }
}

/// "every day", "on the 1st and 15th", "on the last Sunday".
fn days(f: &mut Formatter<'_>, rule: DayRule) -> Result {
    match rule {
        DayRule::OfMonth(days) if days == Numbers::all(1, 31) => f.write_str("every day"),
        DayRule::Weekdays(days) => {
            f.write_str("every ")?;
            list(f, days, true, weekday)
        }
        DayRule::OfMonth(days) => {
            f.write_str("on the ")?;
            list(f, days, true, ordinal)
        }
        DayRule::Last => f.write_str("on the last day"),
        DayRule::LastWeekday(day) => {
            f.write_str("on the last ")?;
            weekday(f, day)
        }
        DayRule::NthWeekday { weekday: day, nth } => {
            write!(f, "on the {} ", word(&NTH, nth))?;
            weekday(f, day)
        }
    }
}

fn month_names(f: &mut Formatter<'_>, months: Numbers) -> Result {
    list(f, months, true, |f, month| f.write_str(word(&MONTHS, month)))
}

fn full_hours(f: &mut Formatter<'_>, hours: Numbers) -> Result {
    list(f, hours, false, |f, hour| write!(f, "{hour:02}:00"))
}

fn weekday(f: &mut Formatter<'_>, day: u8) -> Result {
    f.write_str(word(&WEEKDAYS, day))
}

fn ordinal(f: &mut Formatter<'_>, day: u8) -> Result {
    let suffix = match (day / 10, day % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    write!(f, "{day}{suffix}")
}

/// Counted from 1.
fn word(words: &[&'static str], number: u8) -> &'static str {
    words.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
}

/// `a`, `a and b`, `a, b and c`; three or more in a row are `a to c`, where the words allow it.
fn list(
    f: &mut Formatter<'_>,
    numbers: Numbers,
    runs: bool,
    say: fn(&mut Formatter<'_>, u8) -> Result,
) -> Result {
    let mut next = numbers.first();
    let mut between = "";
    while let Some(number) = next {
        f.write_str(between)?;
        say(f, number)?;
        let mut end = number;
        while runs && numbers.contains(end + 1) {
            end += 1;
        }
        if end < number + 2 {
            end = number;
        } else {
            f.write_str(" to ")?;
            say(f, end)?;
        }
        next = numbers.first_above(end);
        let left = numbers.last().is_some_and(|last| next == Some(last));
        between = if left { " and " } else { ", " };
    }
    Ok(())
}
