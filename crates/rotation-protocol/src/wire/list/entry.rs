//! One secret of the list.

use rotation_core::{
    assumption::Assumptions,
    schedule::{Days, Member, RotationRules},
    time::Timestamp,
};
use serde_json::Value;

use super::{Listed, time};

/// A member and what is wrong with it.
type Fault = (&'static str, String);

/// `None` if it does not rotate.
pub(super) fn read(entry: &Value, assumed: &Assumptions) -> Result<Option<Listed>, Fault> {
    if !entry.is_object() {
        return Err(("", "this is not a secret: an object with an ARN.".into()));
    }
    let arn = text(entry, "ARN", "ARN")?.ok_or(("ARN", "a secret has one.".into()))?;
    let of_secret = arn.starts_with("arn:") && arn.contains(":secretsmanager:") && arn.contains(":secret:");
    if !of_secret || !arn.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(("ARN", format!("`{}` is not the ARN of a secret.", short(arn))));
    }
    let enabled = match member(entry, "RotationEnabled") {
        None => false,
        Some(Value::Bool(enabled)) => *enabled,
        Some(_) => return Err(("RotationEnabled", "this is neither true nor false.".into())),
    };
    let deleted = moment(entry, "DeletedDate")?.is_some();
    let rules = member(entry, "RotationRules").map(|rules| read_rules(rules, assumed)).transpose()?;
    let mut rotated = None;
    for name in ["LastRotatedDate", "LastChangedDate", "CreatedDate"] {
        let given = moment(entry, name)?;
        rotated = rotated.or(given);
    }
    let rules = rules.filter(|rules| enabled && !deleted && rules.schedule().is_some());
    Ok(rules.map(|rules| Listed { arn: arn.to_owned(), rules, rotated }))
}

fn read_rules(rules: &Value, assumed: &Assumptions) -> Result<RotationRules, Fault> {
    const EXPRESSION: &str = "RotationRules.ScheduleExpression";
    const DURATION: &str = "RotationRules.Duration";
    const DAYS: &str = "RotationRules.AutomaticallyAfterDays";
    if !rules.is_object() {
        return Err(("RotationRules", "this is not an object.".into()));
    }
    let expression = text(rules, "ScheduleExpression", EXPRESSION)?;
    let duration = text(rules, "Duration", DURATION)?;
    let days = member(rules, "AutomaticallyAfterDays").map(|days| {
        let within = days.as_i64().and_then(Days::new);
        within.ok_or((DAYS, "this is not a number from 1 to 1000.".into()))
    });
    // Beside an expression the days are the service's reckoning, not a rule.
    let days = days.transpose()?.filter(|_| expression.is_none());
    RotationRules::check(days, expression.map(str::to_owned), duration, assumed).map_err(|error| {
        let (place, given) = match error.member {
            Member::ScheduleExpression => (EXPRESSION, expression),
            Member::Duration => (DURATION, duration),
        };
        (place, format!("`{}`: {error}", short(given.unwrap_or_default())))
    })
}

fn member<'a>(of: &'a Value, name: &str) -> Option<&'a Value> {
    of.get(name).filter(|value| !value.is_null())
}

fn text<'a>(of: &'a Value, name: &str, place: &'static str) -> Result<Option<&'a str>, Fault> {
    member(of, name).map(|value| value.as_str().ok_or((place, "this is not text.".into()))).transpose()
}

fn moment(entry: &Value, name: &'static str) -> Result<Option<Timestamp>, Fault> {
    let Some(value) = member(entry, name) else { return Ok(None) };
    let read = match value {
        Value::Number(seconds) => seconds.as_f64().and_then(time::of_seconds),
        Value::String(text) => time::of_text(text),
        _ => None,
    };
    let refused = || (name, format!("{} is not a time from 1970 to 9999.", short(&value.to_string())));
    read.map(Some).ok_or_else(refused)
}

/// As much of it as fits into a sentence.
fn short(text: &str) -> String {
    let mut short: String = text.chars().take(80).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
