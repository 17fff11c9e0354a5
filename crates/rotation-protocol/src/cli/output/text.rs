//! `--output text`: scalars of a structure in one line with tabs, by the alphabet of their names; every structure and
//! list in it follows in lines of its own, named in capitals.

use super::super::value::{Object, Value};
use super::Failure;

/// What was printed before something went wrong stays printed.
pub(super) fn text(value: &Value) -> Result<String, Failure> {
    let mut out = String::new();
    match push(value, None, None, &mut out) {
        Ok(()) => Ok(out),
        Err(failure) => Err(failure.after(out)),
    }
}

fn push(
    value: &Value,
    name: Option<&str>,
    columns: Option<&[&str]>,
    out: &mut String,
) -> Result<(), Failure> {
    match value {
        Value::Object(object) => push_object(object, name, columns, out),
        Value::List(items) => push_list(items, name, out),
        scalar => {
            push_line(&[scalar.python_str()], out);
            Ok(())
        }
    }
}

fn push_list(items: &[Value], name: Option<&str>, out: &mut String) -> Result<(), Failure> {
    if items.iter().any(|item| matches!(item, Value::Object(_))) {
        // The CLI asks each item for its members, also one that has none.
        if let Some(other) = items.iter().find(|item| as_object(item).is_none()) {
            let kind = other.python_type();
            return Err(Failure::error(format!("'{kind}' object has no attribute 'items'")));
        }
        // Every structure shows the same columns.
        let (columns, _) = names(items.iter().filter_map(as_object));
        return items.iter().try_for_each(|item| push(item, name, Some(&columns), out));
    }
    let (scalars, others): (Vec<_>, Vec<_>) = items.iter().partition(|item| is_scalar(item));
    let scalars: Vec<_> = scalars.into_iter().map(Value::python_str).collect();
    match name {
        Some(name) => scalars.into_iter().for_each(|item| push_line(&[name.to_uppercase(), item], out)),
        None if scalars.is_empty() => {}
        None => push_line(&scalars, out),
    }
    others.into_iter().try_for_each(|item| push(item, name, None, out))
}

fn push_object(
    object: &Object,
    name: Option<&str>,
    columns: Option<&[&str]>,
    out: &mut String,
) -> Result<(), Failure> {
    let mut members: Vec<_> = object.members.iter().collect();
    members.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut line: Vec<String> = match columns {
        Some(columns) => {
            members.retain(|(name, _)| !columns.contains(&name.as_str()));
            columns.iter().map(|name| object.get(name).map(Value::python_str).unwrap_or_default()).collect()
        }
        None => {
            let (scalars, others): (Vec<_>, Vec<_>) =
                members.into_iter().partition(|(_, value)| is_scalar(value));
            members = others;
            scalars.into_iter().map(|(_, value)| value.python_str()).collect()
        }
    };
    if !line.is_empty() {
        if let Some(name) = name {
            line.insert(0, name.to_uppercase());
        }
        push_line(&line, out);
    }
    members.into_iter().try_for_each(|(name, value)| push(value, Some(name), None, out))
}

fn push_line(cells: &[String], out: &mut String) {
    out.push_str(&cells.join("\t"));
    out.push('\n');
}

/// The names of scalars, and those of what is more, by the alphabet.
pub(super) fn names<'a>(objects: impl Iterator<Item = &'a Object>) -> (Vec<&'a str>, Vec<&'a str>) {
    let (mut columns, mut further) = (Vec::new(), Vec::new());
    for (name, value) in objects.flat_map(|object| &object.members) {
        if is_scalar(value) { &mut columns } else { &mut further }.push(name.as_str());
    }
    for names in [&mut columns, &mut further] {
        names.sort_unstable();
        names.dedup();
    }
    (columns, further)
}

pub(super) fn as_object(value: &Value) -> Option<&Object> {
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

pub(super) fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Object(_) | Value::List(_))
}
