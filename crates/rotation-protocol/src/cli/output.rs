//! What the CLI prints of the service's answer.

use super::operation::known;
use super::value::{Object, Value};
use super::{Failure, json};
use crate::model::{Kind, Member, output_of};
use crate::snippet::json as write;

/// What a finished command leaves behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// 0, or 255 for an error of the service.
    pub exit_code: u8,
    /// The answer.
    pub stdout: String,
    /// The error.
    pub stderr: String,
}

/// The output for an answer to `name` (`RotateSecret`). A body that is no JSON counts as an answer without members.
pub fn output(name: &str, status: u16, body: &str) -> Output {
    let answer = match json::parse(body) {
        Ok(Value::Object(object)) => object,
        Ok(_) => Object::default(),
        // The CLI shows what it cannot read as the error's text.
        Err(_) => Object { members: vec![("message".into(), Value::Text(body.into()))], ordered: false },
    };
    if status > 300 { error(name, status, &answer) } else { success(name, &answer) }
}

impl Output {
    pub(super) fn printed(stdout: String) -> Self {
        Self { exit_code: 0, stdout, stderr: String::new() }
    }
}

/// What the model knows of an answer, in its order.
fn success(name: &str, answer: &Object) -> Output {
    shown(&Value::Object(structure(answer, output_of(name).unwrap_or_default())))
}

/// An answer as it is printed. Nothing to show is no output.
pub(super) fn shown(answer: &Value) -> Output {
    match answer {
        Value::Object(object) if object.members.is_empty() => Output::printed(String::new()),
        answer => Output::printed(json(answer)),
    }
}

/// A value as it is printed: over several lines, members and items four blanks further in.
pub(super) fn json(value: &Value) -> String {
    let mut out = String::new();
    push(value, 0, &mut out);
    out.push('\n');
    out
}

fn structure(answer: &Object, members: &'static [Member]) -> Object {
    let members = known(members).filter_map(|member| answer.get(member.name).map(|value| (member, value)));
    let members = members
        .filter(|(_, value)| **value != Value::Null)
        .map(|(member, value)| (member.name.into(), self::value(value, &member.kind)));
    Object { members: members.collect(), ordered: false }
}

fn value(value: &Value, kind: &'static Kind) -> Value {
    match (kind, value) {
        (Kind::Structure(members), Value::Object(object)) => Value::Object(structure(object, members)),
        (Kind::List { item, .. }, Value::List(items)) => {
            Value::List(items.iter().map(|value| self::value(value, item)).collect())
        }
        (Kind::Map { value: of, .. }, Value::Object(object)) => {
            let members = object.members.iter().map(|(name, value)| (name.clone(), self::value(value, of)));
            Value::Object(Object { members: members.collect(), ordered: false })
        }
        (_, other) => other.clone(),
    }
}

/// The code is `__type` without namespace and address, the text `message` before `Message`.
fn error(name: &str, status: u16, answer: &Object) -> Output {
    let text = |member: &str| answer.get(member).map(Value::python_str);
    let status = status.to_string();
    let code = text("__type").unwrap_or(status);
    let code = code.split(':').next().unwrap_or_default();
    let code = code.rsplit('#').next().unwrap_or_default();
    let message = text("message").or_else(|| text("Message")).unwrap_or_default();
    let stderr = format!("\nAn error occurred ({code}) when calling the {name} operation: {message}\n");
    Output { exit_code: 255, stdout: String::new(), stderr }
}

fn push(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Text(text) => out.push_str(&write::text(text)),
        Value::Object(object) if !object.members.is_empty() => {
            push_object(object.members.iter().map(|(name, value)| (name.as_str(), value)), depth, out);
        }
        Value::List(items) if !items.is_empty() => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                new_line(n, depth + 1, out);
                push(item, depth + 1, out);
            }
            end_line(depth, out);
            out.push(']');
        }
        other => out.push_str(&other.to_json()),
    }
}

fn push_object<'a>(members: impl Iterator<Item = (&'a str, &'a Value)>, depth: usize, out: &mut String) {
    out.push('{');
    for (n, (name, value)) in members.enumerate() {
        new_line(n, depth + 1, out);
        out.extend([&write::text(name), ": "]);
        push(value, depth + 1, out);
    }
    end_line(depth, out);
    out.push('}');
}

fn new_line(n: usize, depth: usize, out: &mut String) {
    out.push_str(if n == 0 { "" } else { "," });
    end_line(depth, out);
}

fn end_line(depth: usize, out: &mut String) {
    out.push('\n');
    out.push_str(&"    ".repeat(depth));
}

impl From<Failure> for Output {
    fn from(failure: Failure) -> Self {
        Self { exit_code: failure.exit_code(), stdout: String::new(), stderr: failure.stderr() }
    }
}
