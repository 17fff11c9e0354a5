//! `--output table`: sections one under the other, all of the same width, each further in by a bar on both sides.

mod draw;

use self::draw::Section;
use super::super::value::{Object, Value};
use super::text::{as_object, is_scalar, names};

/// The table, or Python's complaint about rows that don't fit each other. Nothing to show is no table.
pub(super) fn table(title: &str, value: &Value) -> Result<String, String> {
    let mut sections = Vec::new();
    build(Some(title), value, 0, &mut sections)?;
    Ok(draw::draw(sections))
}

fn build(
    title: Option<&str>,
    value: &Value,
    indent: usize,
    sections: &mut Vec<Section>,
) -> Result<(), String> {
    if is_falsy(value) {
        return Ok(());
    }
    if let Some(title) = title {
        sections.push(Section::new(title, indent));
    }
    match value {
        Value::Object(object) => build_object(object, indent, sections),
        Value::List(items) if matches!(items.first(), Some(Value::Object(_))) => {
            build_objects(items, title.unwrap_or_default(), indent, sections)
        }
        Value::List(items) => items.iter().try_for_each(|item| match item {
            Value::List(cells) if !cells.iter().all(is_scalar) => build(None, item, indent, sections),
            Value::List(cells) => row(sections, cells.iter().map(Value::python_str).collect()),
            Value::Object(object) => {
                row(sections, object.members.iter().map(|(name, _)| name.clone()).collect())
            }
            scalar => row(sections, vec![scalar.python_str()]),
        }),
        _ => Ok(()),
    }
}

fn build_object(object: &Object, indent: usize, sections: &mut Vec<Section>) -> Result<(), String> {
    let (columns, further) = names(std::iter::once(object));
    let cell = |name: &&str| object.get(name).map(Value::python_str).unwrap_or_default();
    match columns.as_slice() {
        [] => {}
        [one] => row(sections, vec![(*one).into(), cell(one)])?,
        several => {
            header(sections, several);
            row(sections, several.iter().map(cell).collect())?;
        }
    }
    further.into_iter().try_for_each(|name| match object.get(name) {
        Some(value) => build(Some(name), value, indent + 1, sections),
        None => Ok(()),
    })
}

/// One section for all, unless something further stands under each.
fn build_objects(
    items: &[Value],
    title: &str,
    indent: usize,
    sections: &mut Vec<Section>,
) -> Result<(), String> {
    let objects = || items.iter().filter_map(as_object);
    let (columns, further) = names(objects());
    header(sections, &columns);
    for (n, object) in objects().enumerate() {
        if n > 0 && !further.is_empty() {
            sections.push(Section::new(title, indent));
            header(sections, &columns);
        }
        let cell = |name: &&str| object.get(name).map(Value::python_str).unwrap_or_default();
        row(sections, columns.iter().map(cell).collect())?;
        for name in &further {
            if let Some(value) = object.get(name) {
                build(Some(name), value, indent + 1, sections)?;
            }
        }
    }
    Ok(())
}

fn header(sections: &mut [Section], columns: &[&str]) {
    if let Some(section) = sections.last_mut() {
        section.header(columns.iter().map(|name| String::from(*name)).collect());
    }
}

fn row(sections: &mut [Section], cells: Vec<String>) -> Result<(), String> {
    sections.last_mut().map_or(Ok(()), |section| section.row(cells))
}

fn is_falsy(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Text(text) => text.is_empty(),
        Value::Int(digits) => digits == "0",
        Value::Float(digits) => digits == "0.0" || digits == "-0.0",
        Value::List(items) => items.is_empty(),
        Value::Object(object) => object.members.is_empty(),
        _ => false,
    }
}
