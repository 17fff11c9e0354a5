//! The fields of an expression, each explained by itself: what is half typed, or wrong elsewhere, is explained too.

use alloc::vec::Vec;
use core::ops::Range;

use super::{
    DayRule, Numbers,
    field::{HOURS, MONTHS, number, place},
};

/// One field of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub name: PartName,
    /// The bytes of the text that are the field.
    pub span: Range<usize>,
    /// What it means; `None` if it cannot be read.
    pub meaning: Option<Meaning>,
}

/// The fields there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartName {
    /// Of a rate: how many.
    Value,
    /// Of a rate: hours or days.
    Unit,
    /// Of a cron expression, the first.
    Minutes,
    /// The second.
    Hours,
    /// The third.
    DayOfMonth,
    /// The fourth.
    Month,
    /// The fifth.
    DayOfWeek,
    /// The sixth.
    Year,
}

/// What a field means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// So many of the unit.
    Count(u32),
    /// The unit is hours.
    InHours,
    /// The unit is days.
    InDays,
    /// Minute 0.
    OnTheHour,
    /// These hours.
    AtHours(Numbers),
    /// These days.
    OnDays(DayRule),
    /// `?`: the other day field says the days.
    OtherField,
    /// These months.
    InMonths(Numbers),
    /// `*` in the year.
    EveryYear,
}

const RATE: [PartName; 2] = [PartName::Value, PartName::Unit];
const CRON: [PartName; 6] = [
    PartName::Minutes,
    PartName::Hours,
    PartName::DayOfMonth,
    PartName::Month,
    PartName::DayOfWeek,
    PartName::Year,
];

/// The fields of `rate(…)`, `cron(…)`, or of the same without the name around; none of anything else.
pub fn parts(text: &str) -> Vec<Part> {
    let (head, inner) = text.split_once('(').map_or((None, text), |(head, inner)| (Some(head.trim()), inner));
    let inner = inner.trim_end().trim_end_matches(')');
    let count = inner.split_whitespace().count();
    let names: &[PartName] = match head {
        Some(head) if head.eq_ignore_ascii_case("rate") => &RATE,
        Some(head) if head.eq_ignore_ascii_case("cron") => &CRON,
        None if count >= 5 => &CRON,
        None if count == 2 => &RATE,
        _ => &[],
    };
    let each = inner.split_whitespace().zip(names);
    each.map(|(field, name)| Part { name: *name, span: place(text, field), meaning: meaning(*name, field) })
        .collect()
}

fn meaning(name: PartName, field: &str) -> Option<Meaning> {
    let days = |read: Option<DayRule>| {
        if field == "?" { Some(Meaning::OtherField) } else { read.map(Meaning::OnDays) }
    };
    match name {
        PartName::Value => number(field).map(Meaning::Count),
        PartName::Unit => match field {
            "hour" | "hours" => Some(Meaning::InHours),
            "day" | "days" => Some(Meaning::InDays),
            _ => None,
        },
        PartName::Minutes => (field == "0").then_some(Meaning::OnTheHour),
        PartName::Hours => HOURS.read(field).ok().map(Meaning::AtHours),
        PartName::DayOfMonth => days(DayRule::of_month(field).ok()),
        PartName::Month => MONTHS.read(field).ok().map(Meaning::InMonths),
        PartName::DayOfWeek => days(DayRule::of_week(field).ok()),
        PartName::Year => (field == "*").then_some(Meaning::EveryYear),
    }
}
