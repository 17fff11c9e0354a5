//! The checks the CLI makes before it sends: required members, types, lower bounds. Upper bounds and patterns are the
//! service's business.

use super::Failure;
use super::model::{Member, Shape};
use super::value::{Object, Value};

/// Every problem at once.
pub(super) fn check(parameters: &Object, members: &[Member]) -> Result<(), Failure> {
    let mut problems = Vec::new();
    structure(parameters, members, "", &mut problems);
    if problems.is_empty() {
        return Ok(());
    }
    Err(Failure::error(format!("Parameter validation failed:\n{}", problems.join("\n"))))
}

fn structure(object: &Object, members: &[Member], path: &str, problems: &mut Vec<String>) {
    let place = if path.is_empty() { "input" } else { path };
    for member in members.iter().filter(|member| member.required && object.get(member.name).is_none()) {
        problems.push(format!("Missing required parameter in {place}: \"{}\"", member.name));
    }
    let known = |name: &str| members.iter().find(|member| member.name == name);
    for (name, _) in object.members.iter().filter(|(name, _)| known(name).is_none()) {
        let names: Vec<_> = members.iter().map(|member| member.name).collect();
        problems
            .push(format!("Unknown parameter in {place}: \"{name}\", must be one of: {}", names.join(", ")));
    }
    for (name, value) in &object.members {
        let Some(member) = known(name) else { continue };
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        self::value(value, &member.shape, &path, problems);
    }
}

fn value(value: &Value, shape: &Shape, path: &str, problems: &mut Vec<String>) {
    match (shape, value) {
        (Shape::Text { min }, Value::Text(text)) => {
            let length = text.chars().count();
            if length < *min {
                problems.push(format!(
                    "Invalid length for parameter {path}, value: {length}, valid min length: {min}"
                ));
            }
        }
        (Shape::Long { min }, Value::Int(digits)) if is_below(digits, *min) => {
            problems
                .push(format!("Invalid value for parameter {path}, value: {digits}, valid min value: {min}"));
        }
        // To Python a truth value is a number, 0 or 1.
        (Shape::Long { min }, Value::Bool(truth)) if i64::from(*truth) < *min => {
            let shown = value.python_str();
            problems
                .push(format!("Invalid value for parameter {path}, value: {shown}, valid min value: {min}"));
        }
        (Shape::Long { .. }, Value::Int(_) | Value::Bool(_)) => {}
        (Shape::Boolean, Value::Bool(_)) | (Shape::List, Value::List(_)) => {}
        (Shape::Structure(members), Value::Object(object)) => structure(object, members, path, problems),
        _ => {
            let (shown, is) = (value.python_str(), value.python_type());
            let wanted = wanted(shape);
            problems.push(format!(
                "Invalid type for parameter {path}, value: {shown}, type: <class '{is}'>, valid types: {wanted}"
            ));
        }
    }
}

/// Numbers have as many digits as were typed.
fn is_below(digits: &str, min: i64) -> bool {
    digits.parse::<i64>().map_or(digits.starts_with('-'), |number| number < min)
}

fn wanted(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text { .. } => "<class 'str'>",
        Shape::Long { .. } => "<class 'int'>",
        Shape::Boolean => "<class 'bool'>",
        Shape::Structure(_) => "<class 'dict'>",
        Shape::List => "<class 'list'>, <class 'tuple'>",
    }
}
