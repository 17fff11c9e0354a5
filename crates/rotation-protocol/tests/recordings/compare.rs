//! What was answered here against what AWS answered: members, texts, order, and dates by the call that they are of.

use serde_json::Value;

use crate::clock::millis;

const DAY: i64 = 86_400_000;

/// When a call was under way, or a step of the function that writes. A date belongs to one of these.
#[derive(Clone, Copy)]
pub(crate) struct Interval(pub(crate) i64, pub(crate) i64);

/// What differs, each with its path.
pub(crate) fn differences(want: &Value, got: &Value, intervals: &[Interval]) -> Vec<String> {
    let mut found = Vec::new();
    compare(want, got, "", intervals, &mut found);
    found
}

fn compare(want: &Value, got: &Value, path: &str, intervals: &[Interval], found: &mut Vec<String>) {
    let name = path.rsplit('.').next().unwrap_or_default();
    let same = match (want, got) {
        (Value::Object(wanted), Value::Object(members)) => {
            for (name, want) in wanted {
                let path = format!("{path}.{name}");
                match members.get(name) {
                    Some(got) => compare(want, got, &path, intervals, found),
                    None => found.push(format!("{path}: AWS {want}, here nothing")),
                }
            }
            let more = members.iter().filter(|(name, _)| !wanted.contains_key(*name));
            found.extend(more.map(|(name, got)| format!("{path}.{name}: AWS nothing, here {got}")));
            return;
        }
        (Value::Array(wanted), Value::Array(items)) if wanted.len() == items.len() => {
            for (place, (want, got)) in wanted.iter().zip(items).enumerate() {
                compare(want, got, &format!("{path}[{place}]"), intervals, found);
            }
            return;
        }
        _ if name.ends_with("Date") => same_moment(want, got, intervals),
        (Value::String(want), Value::String(got)) if name == "RandomPassword" => {
            let kind = |text: &str| (text.len(), text.bytes().all(|b| b.is_ascii_alphanumeric()));
            kind(want) == kind(got)
        }
        _ => want == got,
    };
    if !same {
        found.push(format!("{path}: AWS {want}, here {got}"));
    }
}

/// Midnights and ends of windows are the same to the millisecond. Other dates are of the same call; the end of a
/// recovery window is so many whole days after it.
fn same_moment(want: &Value, got: &Value, intervals: &[Interval]) -> bool {
    let (Some(want), Some(got)) = (millis(want), millis(got)) else { return false };
    let in_one = |want: i64, got: i64| {
        intervals.iter().any(|Interval(start, end)| [want, got].iter().all(|at| (start..=end).contains(&at)))
    };
    let whole = |at: i64| at % 3_600_000 == 0 || (at + 1000) % 3_600_000 == 0;
    want == got || (!whole(want) && [0, 7, 30].iter().any(|days| in_one(want - days * DAY, got - days * DAY)))
}

/// A body with its times blacked out, to be held against another one byte for byte.
pub(crate) fn without_times(body: &str) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some(start) = rest.find("Date\":") {
        let value = start + "Date\":".len();
        let length = rest[value..].find([',', '}']).unwrap_or(rest.len() - value);
        out.push_str(&rest[..value]);
        out.push('t');
        rest = &rest[value + length..];
    }
    out + rest
}
