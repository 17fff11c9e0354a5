//! The fields of an expression in words.

use core::fmt::{Display, Formatter, Result};

use super::{days, full_hours, month_names};
use crate::schedule::{Meaning, Numbers, PartName};

impl PartName {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "Value",
            Self::Unit => "Unit",
            Self::Minutes => "Minutes",
            Self::Hours => "Hours",
            Self::DayOfMonth => "Day of month",
            Self::Month => "Month",
            Self::DayOfWeek => "Day of week",
            Self::Year => "Year",
        }
    }

    /// What may stand in it.
    pub const fn allowed(self) -> &'static str {
        match self {
            Self::Value => "4–23 hours or 1–999 days",
            Self::Unit => "hour, hours, day or days",
            Self::Minutes => "0 only",
            Self::Hours => "0–23, / in steps of 4 or more",
            Self::DayOfMonth => "1–31, L, SUNL and , - * ? /",
            Self::Month => "1–12, JAN–DEC and , - * /",
            Self::DayOfWeek => "1–7 from Sunday, SUN–SAT and , - * ? / # L",
            Self::Year => "* only",
        }
    }
}

impl Display for Meaning {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match *self {
            Self::Count(count) => write!(f, "every {count}"),
            Self::InHours => f.write_str("hours between windows"),
            Self::InDays => f.write_str("days after the last rotation, from 00:00 UTC"),
            Self::OnTheHour => f.write_str("on the hour"),
            Self::AtHours(hours) if hours == Numbers::all(0, 23) => f.write_str("every hour"),
            Self::AtHours(hours) => {
                f.write_str("from ")?;
                full_hours(f, hours)?;
                f.write_str(" UTC")
            }
            Self::OnDays(rule) => days(f, rule),
            Self::OtherField => f.write_str("left to the other day field"),
            Self::InMonths(months) if months == Numbers::all(1, 12) => f.write_str("every month"),
            Self::InMonths(months) => {
                f.write_str("in ")?;
                month_names(f, months)
            }
            Self::EveryYear => f.write_str("every year"),
        }
    }
}
