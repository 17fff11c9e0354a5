//! From the text of an option to a parameter's value.

use super::model::{Member, Shape};
use super::value::{Object, Value};
use super::{Failure, json, python, shorthand};

/// The value of `member` as given with its option.
pub(super) fn value(member: &Member, text: &str) -> Result<Value, Failure> {
    let option = format!("--{}", member.option());
    if let Some(failure) = elsewhere(&option, text) {
        return Err(failure);
    }
    match member.shape {
        Shape::Structure(members) => structure(&option, members, text).map(Value::Object),
        _ => Ok(Value::Text(text.into())),
    }
}

/// Any option's value can be fetched from a file or an address; here it cannot.
fn elsewhere(option: &str, text: &str) -> Option<Failure> {
    let prefix =
        ["file://", "fileb://", "http://", "https://"].into_iter().find(|prefix| text.starts_with(prefix))?;
    let what = if prefix.starts_with("file") { "there are no files here" } else { "nothing is fetched here" };
    Some(Failure::not_here(format_args!(
        "the CLI would read {option} from {text}, and {what}: write the value out."
    )))
}

fn structure(option: &str, members: &[Member], text: &str) -> Result<Object, Failure> {
    match text.trim_start_matches(python::is_space).chars().next() {
        Some('{') => match json::parse(text) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => Err(Failure::parameter(option, format_args!("Invalid JSON:\n{text}"))),
            Err(error) => {
                Err(Failure::parameter(option, format_args!("Invalid JSON: {error}\nJSON received: {text}")))
            }
        },
        Some('[') => Err(Failure::parameter(option, format_args!("Invalid JSON:\n{text}"))),
        _ => {
            let mut object = shorthand::parse(text).map_err(|error| Failure::parameter(option, error))?;
            members.iter().try_for_each(|member| convert(&mut object, member))?;
            Ok(object)
        }
    }
}

/// The shorthand has only texts: numbers are made where the model wants them.
fn convert(object: &mut Object, member: &Member) -> Result<(), Failure> {
    let (Shape::Long { .. }, Some(value)) = (&member.shape, object.get(member.name)) else { return Ok(()) };
    let number = match value {
        Value::Text(text) => python::int(text),
        other => Err(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            other.python_type()
        )),
    };
    object.set(member.name.into(), Value::Int(number.map_err(Failure::error)?));
    Ok(())
}
