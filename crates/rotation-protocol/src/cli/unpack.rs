//! From the texts of an option to a parameter's value.

use super::operation::known;
use super::value::{Object, Value};
use super::{Failure, Host, json, paramfile, python, shorthand};
use crate::model::Kind;

/// What an option was given: one text, or the texts of a list.
pub(super) enum Given<'a> {
    One(&'a str),
    Many(&'a [String]),
}

/// The value that `option` (with its dashes) gives a parameter of this kind.
pub(super) fn value(
    option: &str,
    kind: &'static Kind,
    given: Given<'_>,
    host: Option<&Host>,
) -> Result<Value, Failure> {
    let single = match given {
        Given::One(text) => Some(text),
        Given::Many([text]) => Some(text.as_str()),
        Given::Many(_) => None,
    };
    match single.map(|text| paramfile::any(option, text, host)).transpose()?.flatten() {
        Some(Value::Text(text)) => return one_text(option, kind, &text, host),
        Some(other) => return binary(option, kind, other),
        None => {}
    }
    match given {
        Given::One(text) => one_text(option, kind, text, host),
        Given::Many(texts) => many(option, kind, texts, host),
    }
}

fn one_text(option: &str, kind: &'static Kind, text: &str, host: Option<&Host>) -> Result<Value, Failure> {
    match kind {
        Kind::Structure(_) if !starts(text, &['[', '{']) => short(option, kind, text, host),
        Kind::Structure(_) => item(option, kind, text),
        // A file's text that is no JSON: Python takes it for the list of its characters, or for one structure.
        Kind::List { item: Kind::Structure(_), .. } if !starts(text, &['[', '{']) => {
            short(option, kind, text, host)
        }
        Kind::List { .. } if starts(text, &['[']) => parsed(option, text),
        Kind::List { item: of, .. } => {
            let items = text.chars().map(|char| item(option, of, char.encode_utf8(&mut [0; 4])));
            items.collect::<Result<_, _>>().map(Value::List)
        }
        Kind::Number { .. } => python::int(text).map(Value::Int).map_err(Failure::error),
        _ => Ok(Value::Text(text.into())),
    }
}

fn many(option: &str, kind: &'static Kind, texts: &[String], host: Option<&Host>) -> Result<Value, Failure> {
    let Kind::List { item: of, .. } = kind else {
        return one_text(option, kind, texts.first().map_or("", String::as_str), host);
    };
    if matches!(of, Kind::Structure(_)) && !texts.first().is_some_and(|text| starts(text, &['[', '{'])) {
        let items = texts.iter().map(|text| shorthand::parse(text, host).map(Value::Object));
        let items = items.collect::<Result<Vec<_>, _>>().map_err(|error| error.of(option))?;
        let mut list = Value::List(items);
        convert(&mut list, kind)?;
        return Ok(list);
    }
    match texts {
        [one] if starts(one, &['[']) => parsed(option, one),
        texts => texts.iter().map(|text| item(option, of, text)).collect::<Result<_, _>>().map(Value::List),
    }
}

/// An item of a list, or a structure, where it has to be JSON if it is not a text.
fn item(option: &str, kind: &Kind, text: &str) -> Result<Value, Failure> {
    if !matches!(kind, Kind::Structure(_)) {
        return Ok(Value::Text(text.into()));
    }
    match text.trim_start_matches(python::is_space).chars().next() {
        Some('{') => parsed(option, text),
        Some(_) => Err(Failure::parameter(option, format_args!("Invalid JSON:\n{text}"))),
        None => Err(Failure::error("string index out of range")),
    }
}

fn short(option: &str, kind: &'static Kind, text: &str, host: Option<&Host>) -> Result<Value, Failure> {
    let mut value = shorthand::parse(text, host).map(Value::Object).map_err(|error| error.of(option))?;
    if matches!(kind, Kind::Structure(_)) {
        convert(&mut value, kind)?;
    }
    Ok(value)
}

fn parsed(option: &str, text: &str) -> Result<Value, Failure> {
    json::parse(text).map_err(|error| {
        Failure::parameter(option, format_args!("Invalid JSON: {error}\nJSON received: {text}"))
    })
}

fn binary(option: &str, kind: &Kind, content: Value) -> Result<Value, Failure> {
    match kind {
        Kind::Structure(_) | Kind::List { .. } | Kind::Number { .. } => Err(Failure::not_here(format_args!(
            "{option} takes a text, and fileb:// gives bytes: use file://."
        ))),
        _ => Ok(content),
    }
}

fn starts(text: &str, with: &[char]) -> bool {
    text.trim_start_matches(python::is_space).starts_with(with)
}

/// The shorthand has only texts: numbers, truth values and lists of one are made where the model wants them.
fn convert(value: &mut Value, kind: &'static Kind) -> Result<(), Failure> {
    match (kind, &mut *value) {
        (Kind::Structure(members), Value::Object(object)) => {
            known(members).try_for_each(|member| match object.get_mut(member.name) {
                Some(value) => convert(value, &member.kind),
                None => Ok(()),
            })
        }
        (Kind::List { item, .. }, Value::List(items)) => {
            items.iter_mut().try_for_each(|value| convert(value, item))
        }
        (Kind::List { .. }, other) => {
            *value = Value::List(vec![std::mem::replace(other, Value::Null)]);
            Ok(())
        }
        (Kind::Number { .. }, other) => {
            let number = match other {
                Value::Text(text) => python::int(text),
                other => Err(format!(
                    "int() argument must be a string, a bytes-like object or a real number, not '{}'",
                    other.python_type()
                )),
            };
            *value = Value::Int(number.map_err(Failure::error)?);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The members of the text of `--cli-input-json`. Its errors name the option in their own way.
pub(super) fn input_json(text: &str, host: Option<&Host>) -> Result<Object, Failure> {
    let option = "--cli-input-json";
    let loaded = paramfile::any(option, text, host)?;
    let text = match &loaded {
        Some(Value::Text(text)) => text.as_str(),
        Some(Value::Bytes(bytes)) => std::str::from_utf8(bytes)
            .map_err(|_| Failure::not_here(format_args!("{option} is read from UTF-8 only.")))?,
        _ => text,
    };
    match json::parse_plain(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(other) => Err(Failure::error(format!("'{}' object has no attribute 'keys'", other.python_type()))),
        Err(error) => Err(Failure::parameter(
            "cli-input-json",
            format_args!("Invalid JSON: {error}\nJSON received: {text}"),
        )),
    }
}
