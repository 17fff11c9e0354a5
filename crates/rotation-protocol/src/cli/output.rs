//! What the CLI prints of the service's answer.

use super::json;
use super::model::operation;
use super::value::{Object, Value};
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

/// The members the operation has, in the model's order. Nothing to show is no output.
fn success(name: &str, answer: &Object) -> Output {
    let known = operation(|operation| operation.name == name).map_or(&[][..], |operation| operation.output);
    let shown = |name: &&'static str| {
        answer.get(name).filter(|value| **value != Value::Null).map(|value| (*name, value))
    };
    let members: Vec<_> = known.iter().filter_map(shown).collect();
    let mut stdout = String::new();
    if !members.is_empty() {
        push_object(members.into_iter(), 0, &mut stdout);
        stdout.push('\n');
    }
    Output { exit_code: 0, stdout, stderr: String::new() }
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
