//! What was probably meant by an expression that does not read: the mistakes of people who know Unix cron,
//! EventBridge or Quartz. One mistake is mended after the other; what comes out reads, or nothing does.

use alloc::{
    string::{String, ToString as _},
    vec::Vec,
};

use super::{
    Numbers, Schedule,
    error::{CronField, Reason},
    field::{HOURS, WEEKDAYS, number, place},
    read::read,
};
use crate::assumption::Assumptions;

/// No expression that people write has more mistakes.
const MOST: usize = 8;

/// The expression mended, if it is plain how.
pub(super) fn repair(text: &str, assumed: &Assumptions) -> Option<String> {
    mend(text, assumed, |_| ())
}

impl Schedule {
    /// Everything that is wrong with an expression, as far as one mistake can be seen behind the other; none if it
    /// reads.
    pub fn mistakes(text: &str, assumed: &Assumptions) -> Vec<Reason> {
        let mut found = Vec::new();
        mend(text, assumed, |reason| found.push(reason));
        found
    }
}

fn mend(text: &str, assumed: &Assumptions, mut found: impl FnMut(Reason)) -> Option<String> {
    let mut text = String::from(text);
    for _ in 0..MOST {
        let (part, reason) = match read(&text, assumed) {
            Ok(_) => return Some(text),
            Err(fault) => fault,
        };
        found(reason);
        let mended = match reason {
            Reason::NoSchedule => wrapped(&text)?,
            Reason::RateForm | Reason::RateUnit | Reason::RateHours => rate(&text)?,
            _ => {
                let place = place(&text, part);
                let (before, after) = (text.get(..place.start)?, text.get(place.end..)?);
                let alone = before.ends_with([' ', '(']) && after.starts_with([' ', ')']);
                joined(&[before, &instead(part, reason, alone)?, after])
            }
        };
        text = mended;
    }
    None
}

/// What stands instead of the part that is wrong; `alone` if the part is a whole field.
fn instead(part: &str, reason: Reason, alone: bool) -> Option<String> {
    let text = match reason {
        // 30 past 8 is a minute of the window that opens at 8, and so is every fifth.
        Reason::Minutes if number(part).is_none_or(|minute| minute < 60) && numeric(part) => "0".into(),
        // Every hour, or every second one: as often as it can be.
        Reason::TooOften if numeric(part) && !part.contains([',', '-']) => often(part)?,
        Reason::Year => "*".into(),
        Reason::NoDay => "*".into(),
        Reason::TwoDays if part == "*" => "?".into(),
        Reason::FieldCount => fields(part)?,
        Reason::HoursListed => stepped(HOURS.read(part).ok()?)?,
        Reason::OutOfRange(CronField::DayOfWeek) if part == "0" && alone => "SUN".into(),
        Reason::Backwards(field) if alone => {
            let (low, high) = part.split_once('-')?;
            let (least, most) = match field {
                CronField::Hours => ("0", "23"),
                CronField::DayOfMonth => return None,
                CronField::Month => ("1", "12"),
                CronField::DayOfWeek => ("1", "7"),
            };
            joined(&[low, "-", most, ",", least, "-", high])
        }
        // The 31st of a shorter month, the fifth of a weekday: the last one was meant.
        Reason::NeverComes | Reason::NotEveryYear if number(part).is_some() => "L".into(),
        Reason::NeverComes | Reason::NotEveryYear => joined(&[part.strip_suffix("#5")?, "L"]),
        _ => return None,
    };
    (text != part).then_some(text)
}

/// Numbers and cron's signs, no words.
fn numeric(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit() || b"*,-/".contains(&byte))
}

/// `*`, `*/2`, `/3`: the hours of every four hours.
fn often(part: &str) -> Option<String> {
    let (start, step) = part.split_once('/').unwrap_or((part, "1"));
    (matches!(start, "" | "0" | "*") && number(step)? < 4).then(|| "0/4".into())
}

/// Bare words, other cases, blanks around, a missing parenthesis, and cron's nicknames.
fn wrapped(text: &str) -> Option<String> {
    let trimmed = text.trim_ascii();
    let lower = trimmed.to_ascii_lowercase();
    let (name, inner) = match lower.as_str() {
        "@daily" => ("cron", "0 0 * * ? *"),
        "@weekly" => ("cron", "0 0 ? * SUN *"),
        "@monthly" => ("cron", "0 0 1 * ? *"),
        "@yearly" => ("cron", "0 0 1 1 ? *"),
        _ => {
            let name = ["cron", "rate"].into_iter().find(|name| lower.starts_with(name));
            let bare = if trimmed.bytes().filter(|byte| *byte == b' ').count() > 3 { "cron" } else { "rate" };
            let inner = trimmed.get(name.map_or(0, str::len)..)?.trim_ascii();
            let inner = inner.strip_prefix('(').unwrap_or(inner);
            (name.unwrap_or(bare), inner.strip_suffix(')').unwrap_or(inner).trim_ascii())
        }
    };
    let mended = joined(&[name, "(", inner, ")"]);
    (mended != text).then_some(mended)
}

/// Five fields are Unix cron's, seven with 0 in front are Quartz's.
fn fields(inner: &str) -> Option<String> {
    let mut given = inner.split(' ').filter(|field| !field.is_empty());
    let mut next = || given.next();
    let (minute, hour, date, month, weekday) = (next()?, next()?, next()?, next()?, next()?);
    let Some(sixth) = next() else {
        let weekday = from_unix(weekday);
        let (date, weekday) = match (date, weekday.as_str()) {
            (date, "*") => (date, "?"),
            ("*", weekday) => ("?", weekday),
            // Unix takes a day that either field names, which cannot be said here.
            _ => return None,
        };
        return Some(joined(&[minute, " ", hour, " ", date, " ", month, " ", weekday, " *"]));
    };
    let year = next().filter(|_| minute == "0")?;
    let six = [hour, " ", date, " ", month, " ", weekday, " ", sixth, " ", year];
    next().is_none().then(|| joined(&six))
}

/// Unix counts weekdays from 0, Sunday; names mean the same in both. Numbers behind `/` are no weekdays.
fn from_unix(field: &str) -> String {
    let mut named = String::new();
    let mut before = ' ';
    for sign in field.chars() {
        match sign.to_digit(8).filter(|_| before != '/') {
            Some(day) => named.push_str(WEEKDAYS.name(day as u8 % 7).unwrap_or_default()),
            None => named.push(sign),
        }
        before = sign;
    }
    named
}

/// `rate(10days)`, `rate(24 hours)`, `rate(2 weeks)`: the same length in the units there are.
fn rate(text: &str) -> Option<String> {
    let inner = text.strip_prefix("rate(")?.strip_suffix(')')?.trim_ascii();
    let end = inner.bytes().position(|byte| !byte.is_ascii_digit())?;
    let count = number(inner.get(..end)?)?;
    let unit = inner.get(end..)?.trim_ascii().to_ascii_lowercase();
    let hours = match unit.strip_suffix('s').unwrap_or(&unit) {
        "minute" if count % 60 == 0 => count / 60,
        "hour" => count,
        "day" => count.saturating_mul(24),
        "week" => count.saturating_mul(24 * 7),
        _ => return None,
    };
    let (count, unit) = if hours % 24 == 0 { (hours / 24, "day") } else { (hours, "hour") };
    let plural = if count == 1 { ")" } else { "s)" };
    let mended = joined(&["rate(", &count.to_string(), " ", unit, plural]);
    (mended != text).then_some(mended)
}

/// The same hours as a start and a step.
fn stepped(hours: Numbers) -> Option<String> {
    let first = hours.first()?;
    let step = hours.first_above(first)? - first;
    (Numbers::stepped(first, 23, step) == hours)
        .then(|| joined(&[&first.to_string(), "/", &step.to_string()]))
}

/// `format!` at every place where texts meet would be larger.
fn joined(parts: &[&str]) -> String {
    let mut whole = String::new();
    parts.iter().for_each(|part| whole.push_str(part));
    whole
}
