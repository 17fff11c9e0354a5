//! `cron(Minutes Hours Day-of-month Month Day-of-week Year)`, with 0 in the minutes and * in the year.

use super::{
    DayRule, Numbers,
    error::Reason,
    field::{Fault, HOURS, MONTHS},
};
use crate::assumption::{Assumptions, HoursTypeCron};

/// The hours of some days of some months. It has been read from text, so it comes every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cron {
    pub(super) hours: Numbers,
    /// A schedule in hours, whose windows close after one hour if no Duration is given.
    pub(super) in_hours: bool,
    pub(super) days: DayRule,
    pub(super) months: Numbers,
}

impl Cron {
    /// Reads what stands between the parentheses.
    pub(super) fn read<'a>(inner: &'a str, assumed: &Assumptions) -> Result<Self, Fault<'a>> {
        let [minutes, hour_field, date, month, weekday, year] = six(inner)?;
        if minutes != "0" {
            return Err((minutes, Reason::Minutes));
        }
        let hours = HOURS.read(hour_field)?;
        let dates = if date == "?" { None } else { Some(DayRule::of_month(date)?) };
        let months = MONTHS.read(month)?;
        let weekdays = if weekday == "?" { None } else { Some(DayRule::of_week(weekday)?) };
        if year != "*" {
            return Err((year, Reason::Year));
        }
        let days = match (dates, weekdays) {
            (Some(days), None) | (None, Some(days)) => days,
            (None, None) => return Err((weekday, Reason::NoDay)),
            (Some(_), Some(_)) => return Err((if date == "*" { date } else { weekday }, Reason::TwoDays)),
        };
        let listed = hour_field.contains([',', '-', '*']);
        let cron = Self { hours, in_hours: listed || hour_field.contains('/'), days, months };
        if let Some(reason) = cron.unsound() {
            let days = if date == "?" { weekday } else { date };
            return Err((if reason == Reason::TooOften { hour_field } else { days }, reason));
        }
        if listed && assumed.hours_type_cron == HoursTypeCron::Refused {
            return Err((hour_field, Reason::HoursListed));
        }
        Ok(cron)
    }
}

fn six(inner: &str) -> Result<[&str; 6], Fault<'_>> {
    let mut given = inner.split(' ').filter(|field| !field.is_empty());
    let mut fields = [""; 6];
    for field in &mut fields {
        *field = given.next().ok_or((inner, Reason::FieldCount))?;
    }
    given.next().map_or(Ok(fields), |_| Err((inner, Reason::FieldCount)))
}
