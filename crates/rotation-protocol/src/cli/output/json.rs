//! `--output json`: members and items in lines of their own.

use super::super::value::Value;
use crate::snippet::json as write;

/// A value as it is printed: over several lines, members and items four blanks further in.
pub(in crate::cli) fn text(value: &Value) -> String {
    let mut out = String::new();
    push(value, 0, &mut out);
    out.push('\n');
    out
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
