//! The one check of a body against its shape: wrong types first, then every constraint that is broken.

use rotation_core::error::{ErrorCode, ServiceError};
use serde_json::Value;

use super::base64;
use crate::model::{Kind, Member, Place, lower_camel};

/// The service's refusal, if the body breaks a constraint. Its types have been checked.
pub(super) fn check_constraints(body: &Value, members: &[Member]) -> Result<(), ServiceError> {
    let mut broken = Vec::new();
    check_members(body, members, "", &mut broken);
    if broken.is_empty() {
        return check_outside(body, members);
    }
    let noun = if broken.len() == 1 { "error" } else { "errors" };
    let text = format!("{} validation {noun} detected: {}", broken.len(), broken.join("; "));
    Err(ServiceError::new(ErrorCode::ValidationException, text))
}

/// The service's refusal, if the body has a wrong type. It comes before everything else (R29).
pub(super) fn check_types(body: &Value, members: &[Member]) -> Result<(), ServiceError> {
    known(members)
        .filter_map(|member| Some((member, present(body, member)?)))
        .try_for_each(|(member, value)| check_type(value, &member.kind))
}

fn check_type(value: &Value, kind: &Kind) -> Result<(), ServiceError> {
    let wanted = match (kind, value) {
        (Kind::Structure(members), Value::Object(_)) => return check_types(value, members),
        (Kind::List { item, .. }, Value::Array(items)) => {
            return items.iter().try_for_each(|value| check_type(value, item));
        }
        (Kind::Text { .. } | Kind::Bytes { .. } | Kind::Choice(_), Value::String(_))
        | (Kind::Flag, Value::Bool(_)) => return Ok(()),
        (Kind::Blob { .. }, Value::String(text)) if base64::decode(text).is_some() => return Ok(()),
        (Kind::Number { .. }, Value::Number(number)) if number.is_i64() => return Ok(()),
        (Kind::Text { .. } | Kind::Bytes { .. } | Kind::Choice(_), _) => "String",
        (Kind::Blob { .. }, _) => "Blob",
        (Kind::Number { .. }, _) => "Long",
        (Kind::Flag, _) => "Boolean",
        (Kind::List { .. }, _) => "List",
        (Kind::Structure(_) | Kind::Map { .. }, _) => "Structure",
        (Kind::Time, _) => "Timestamp",
    };
    // The first text is recorded (R34), the others follow its manner.
    let text = match value {
        Value::Object(_) => String::from("Start of structure or map found where not expected."),
        Value::Array(_) => String::from("Start of list found where not expected."),
        Value::Number(_) => format!("NUMBER_VALUE can not be converted to a {wanted}"),
        Value::Bool(flag) => {
            format!("{}_VALUE can not be converted to a {wanted}", if *flag { "TRUE" } else { "FALSE" })
        }
        Value::Null => format!("NULL_VALUE can not be converted to a {wanted}"),
        Value::String(_) => format!("STRING_VALUE can not be converted to a {wanted}"),
    };
    Err(ServiceError::new(ErrorCode::SerializationException, text))
}

fn check_members(body: &Value, members: &[Member], path: &str, broken: &mut Vec<String>) {
    for member in known(members) {
        let path = format!("{path}{}", lower_camel(member.name));
        match present(body, member) {
            Some(value) => check_value(value, member, &member.kind, &path, broken),
            None if member.required || member.needed => {
                broken.push(format!(
                    "Value null at '{path}' failed to satisfy constraint: Member must not be null"
                ));
            }
            None => {}
        }
    }
}

fn check_value(value: &Value, member: &Member, kind: &Kind, path: &str, broken: &mut Vec<String>) {
    match (kind, value) {
        (Kind::Structure(members), _) => check_members(value, members, &format!("{path}."), broken),
        (Kind::List { item: Kind::Structure(members), .. }, Value::Array(items)) => {
            for (place, item) in items.iter().enumerate() {
                check_members(item, members, &format!("{path}.{}.member.", place + 1), broken);
            }
        }
        _ => {
            if let Some(rule) = broken_rule(kind, value) {
                let shown = if member.sensitive { String::new() } else { format!(" '{}'", show(value)) };
                broken.push(format!("Value{shown} at '{path}' failed to satisfy constraint: {rule}"));
            }
        }
    }
}

/// The rule that `value` breaks, in the service's words.
fn broken_rule(kind: &Kind, value: &Value) -> Option<String> {
    match (kind, value) {
        (Kind::Text { min, max, pattern }, Value::String(text)) => {
            length_rule(text.chars().count(), *min, *max).or_else(|| {
                let pattern = pattern.filter(|pattern| !(pattern.fits)(text))?;
                Some(format!("Member must satisfy regular expression pattern: {}", pattern.text))
            })
        }
        (Kind::Choice(known), Value::String(text)) => {
            let known_one = known.contains(&text.as_str());
            (!known_one).then(|| format!("Member must satisfy enum value set: [{}]", known.join(", ")))
        }
        (Kind::Bytes { max }, Value::String(text)) => length_rule(text.len(), 1, *max),
        (Kind::Blob { max }, Value::String(text)) => length_rule(base64::decode(text)?.len(), 1, *max),
        (Kind::Number { min, max, .. }, Value::Number(number)) => {
            let number = number.as_i64()?;
            let low =
                (number < *min).then(|| format!("Member must have value greater than or equal to {min}"));
            low.or_else(|| {
                (number > *max).then(|| format!("Member must have value less than or equal to {max}"))
            })
        }
        (Kind::List { min, max, item }, Value::Array(items)) => {
            length_rule(items.len(), *min, *max).or_else(|| {
                let bad = items.iter().any(|value| broken_rule(item, value).is_some());
                bad.then(|| element_rule(item)).flatten()
            })
        }
        _ => None,
    }
}

fn length_rule(length: usize, min: usize, max: usize) -> Option<String> {
    let short = (length < min).then(|| format!("Member must have length greater than or equal to {min}"));
    short.or_else(|| (length > max).then(|| format!("Member must have length less than or equal to {max}")))
}

/// A bad element is reported on its list, with both bounds, the larger first (R32).
fn element_rule(item: &Kind) -> Option<String> {
    let Kind::Text { min, max, pattern } = item else { return None };
    let most = Some(format!("Member must have length less than or equal to {max}"));
    let least = (*min > 0).then(|| format!("Member must have length greater than or equal to {min}"));
    let fits =
        pattern.map(|pattern| format!("Member must satisfy regular expression pattern: {}", pattern.text));
    let rules: Vec<_> = [most, least, fits].into_iter().flatten().collect();
    Some(format!("Member must satisfy constraint: [{}]", rules.join(", ")))
}

/// A member of the API that this model does not have is refused by name, never read past.
fn check_outside(body: &Value, members: &[Member]) -> Result<(), ServiceError> {
    let outside =
        members.iter().find(|member| member.place != Place::Here && present(body, member).is_some());
    outside.map_or(Ok(()), |member| {
        let text = format!("{} is outside this model.", member.name);
        Err(ServiceError::new(ErrorCode::InvalidParameterException, text))
    })
}

/// The members whose values this model understands.
fn known(members: &[Member]) -> impl Iterator<Item = &Member> {
    members.iter().filter(|member| member.place == Place::Here)
}

fn present<'a>(body: &'a Value, member: &Member) -> Option<&'a Value> {
    body.get(member.name).filter(|value| !value.is_null())
}

/// A value of the right type, so a number is whole: to write others takes tables of 10 KB.
fn show(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", ")),
        Value::Number(number) => number.as_i64().unwrap_or_default().to_string(),
        Value::Bool(flag) => flag.to_string(),
        // No rule is broken by one of the right type.
        Value::Object(_) | Value::Null => String::new(),
    }
}
