//! What the CLI prints of the service's answer.

use super::operation::known;
use super::value::{Object, Value};
mod display;
pub(super) mod json;
mod table;
mod text;

pub(super) use display::{Display, Format};

use super::{Failure, json as python_json};
use crate::model::{Kind, Member, output_of};

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
    answered(name, &Display::default(), status, body)
}

pub(super) fn answered(name: &str, display: &Display, status: u16, body: &str) -> Output {
    let answer = read(body);
    if is_error(status) {
        return service_error(name, status, &answer, None).into();
    }
    display.show(name, &known_answer(name, &answer)).map_or_else(Output::from, Output::printed)
}

/// The members of an answer. The CLI shows what it cannot read as the text of an error.
pub(super) fn read(body: &str) -> Object {
    match python_json::parse_plain(body) {
        Ok(Value::Object(object)) => object,
        Ok(_) => Object::default(),
        Err(_) => Object { members: vec![("message".into(), Value::Text(body.into()))], ordered: false },
    }
}

pub(super) fn is_error(status: u16) -> bool {
    status > 300
}

impl Output {
    pub(super) fn printed(stdout: String) -> Self {
        Self { exit_code: 0, stdout, stderr: String::new() }
    }
}

/// What the model knows of an answer, in its order.
pub(super) fn known_answer(name: &str, answer: &Object) -> Value {
    Value::Object(structure(answer, output_of(name).unwrap_or_default()))
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

/// The error of the service, after so many retries. Its text is `message` before `Message`.
pub(super) fn service_error(name: &str, status: u16, answer: &Object, retries: Option<u32>) -> Failure {
    let text = |member: &str| answer.get(member).map(Value::python_str);
    let code = code(status, answer);
    let message = text("message").or_else(|| text("Message")).unwrap_or_default();
    let retries = retries.map(|retries| format!(" (reached max retries: {retries})")).unwrap_or_default();
    Failure::error(format!(
        "An error occurred ({code}) when calling the {name} operation{retries}: {message}"
    ))
}

/// `__type` without namespace and address, else the status.
pub(super) fn code(status: u16, answer: &Object) -> String {
    let code = answer.get("__type").map_or_else(|| status.to_string(), Value::python_str);
    let code = code.split(':').next().unwrap_or_default();
    code.rsplit('#').next().unwrap_or_default().into()
}

impl From<Failure> for Output {
    fn from(failure: Failure) -> Self {
        Self { exit_code: failure.exit_code(), stdout: failure.printed().into(), stderr: failure.stderr() }
    }
}
