//! The checks the CLI makes before it sends: required members, types, lower bounds. Upper bounds and patterns are the
//! service's business. The sample of an answer goes through the same checks.

use super::Failure;
use super::operation::known;
use super::value::{Object, Value};
use crate::model::{Kind, Member};

/// Every problem at once.
pub(super) fn check(parameters: &Object, members: &'static [Member]) -> Result<(), Failure> {
    let mut problems = Vec::new();
    structure(parameters, members, "", &mut problems);
    if problems.is_empty() {
        return Ok(());
    }
    Err(Failure::error(format!("Parameter validation failed:\n{}", problems.join("\n"))))
}

fn structure(object: &Object, members: &'static [Member], path: &str, problems: &mut Vec<String>) {
    let place = if path.is_empty() { "input" } else { path };
    for member in known(members).filter(|member| member.required && object.get(member.name).is_none()) {
        problems.push(format!("Missing required parameter in {place}: \"{}\"", member.name));
    }
    let of_name = |name: &str| known(members).find(|member| member.name == name);
    for (name, _) in object.members.iter().filter(|(name, _)| of_name(name).is_none()) {
        let names: Vec<_> = known(members).map(|member| member.name).collect();
        problems
            .push(format!("Unknown parameter in {place}: \"{name}\", must be one of: {}", names.join(", ")));
    }
    for (name, value) in &object.members {
        let Some(member) = of_name(name) else { continue };
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        self::value(value, &member.kind, &path, problems);
    }
}

fn value(value: &Value, kind: &'static Kind, path: &str, problems: &mut Vec<String>) {
    match (kind, value) {
        (Kind::Text { min, .. }, Value::Text(text)) => length(text.chars().count(), *min, path, problems),
        (Kind::Bytes { .. }, Value::Text(text)) => length(text.chars().count(), 1, path, problems),
        (Kind::Choice(_), Value::Text(_))
        | (Kind::Blob { .. }, Value::Text(_) | Value::Bytes(_))
        | (Kind::Flag, Value::Bool(_))
        | (Kind::Time, Value::Text(_) | Value::Int(_) | Value::Float(_)) => {}
        (Kind::Number { min, .. }, Value::Int(digits)) => {
            if is_below(digits, *min) {
                too_small(digits, *min, path, problems);
            }
        }
        // To Python a truth value is a number, 0 or 1.
        (Kind::Number { min, .. }, Value::Bool(truth)) => {
            if i64::from(*truth) < *min {
                too_small(&value.python_str(), *min, path, problems);
            }
        }
        (Kind::Structure(members), Value::Object(object)) => structure(object, members, path, problems),
        (Kind::List { min, item, .. }, Value::List(items)) => {
            length(items.len(), *min, path, problems);
            for (n, value) in items.iter().enumerate() {
                self::value(value, item, &format!("{path}[{n}]"), problems);
            }
        }
        (Kind::Map { key, value: of }, Value::Object(object)) => {
            for (name, value) in &object.members {
                length(name.chars().count(), *key, &format!("{path} (key: {name})"), problems);
                self::value(value, of, &format!("{path}.{name}"), problems);
            }
        }
        _ => {
            let (shown, is) = (value.python_str(), value.python_type());
            let wanted = wanted(kind);
            problems.push(format!(
                "Invalid type for parameter {path}, value: {shown}, type: <class '{is}'>, valid types: {wanted}"
            ));
        }
    }
}

fn length(length: usize, min: usize, path: &str, problems: &mut Vec<String>) {
    if length < min {
        problems
            .push(format!("Invalid length for parameter {path}, value: {length}, valid min length: {min}"));
    }
}

fn too_small(shown: &str, min: i64, path: &str, problems: &mut Vec<String>) {
    problems.push(format!("Invalid value for parameter {path}, value: {shown}, valid min value: {min}"));
}

/// Numbers have as many digits as were typed.
fn is_below(digits: &str, min: i64) -> bool {
    min > i64::MIN && digits.parse::<i64>().map_or(digits.starts_with('-'), |number| number < min)
}

fn wanted(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text { .. } | Kind::Bytes { .. } | Kind::Choice(_) => "<class 'str'>",
        Kind::Number { .. } => "<class 'int'>",
        Kind::Flag => "<class 'bool'>",
        Kind::Structure(_) | Kind::Map { .. } => "<class 'dict'>",
        Kind::List { .. } => "<class 'list'>, <class 'tuple'>",
        Kind::Blob { .. } => "<class 'bytes'>, <class 'bytearray'>, file-like object",
        Kind::Time => "<class 'datetime.datetime'>, timestamp-string",
    }
}
