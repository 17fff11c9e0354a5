//! `--query`: the part of JMESPath that names, indexes, projects, selects and pipes. Conditions, functions, slices and
//! literals are refused by name, never read as something else.

mod parser;
mod tokens;
mod wrong;

use super::Failure;
use super::value::{Object, Value};

/// An expression that has been read.
#[derive(Clone, Debug)]
pub(super) struct Query(Expression);

#[derive(Clone, Debug)]
enum Expression {
    /// `@`, and where nothing stands.
    Current,
    Field(String),
    Index(i64),
    /// The second of what the first gives.
    Then(Box<Expression>, Box<Expression>),
    /// The second of each item of the list that the first gives.
    Items(Box<Expression>, Box<Expression>),
    /// The second of each member of the structure that the first gives.
    Members(Box<Expression>, Box<Expression>),
    /// A list without the lists in it.
    Flat(Box<Expression>),
    List(Vec<Expression>),
    Hash(Vec<(String, Expression)>),
}

impl Query {
    pub(super) fn parse(text: &str) -> Result<Self, Failure> {
        parser::parse(text).map(Self).map_err(|error| match error {
            Error::NotHere(what) => Failure::not_here(format_args!(
                "{what} in --query are not known here: names, indexes, [*], [], *, [a, b], {{a: b}} and | are."
            )),
            Error::Wrong(why) => Failure::error(format!("Bad value for --query {text}: {why}")),
        })
    }

    pub(super) fn search(&self, value: &Value) -> Value {
        self.0.search(value)
    }
}

enum Error {
    /// JMESPath has it, and this part of it does not.
    NotHere(&'static str),
    /// The CLI's words.
    Wrong(String),
}

impl Expression {
    fn search(&self, value: &Value) -> Value {
        match self {
            Self::Current => value.clone(),
            Self::Field(name) => match value {
                Value::Object(object) => object.get(name).cloned().unwrap_or(Value::Null),
                _ => Value::Null,
            },
            Self::Index(at) => match value {
                Value::List(items) => place(*at, items.len()).and_then(|at| items.get(at)).cloned(),
                _ => None,
            }
            .unwrap_or(Value::Null),
            Self::Then(first, second) => second.search(&first.search(value)),
            Self::Items(list, each) => match list.search(value) {
                Value::List(items) => projected(items.iter(), each),
                _ => Value::Null,
            },
            Self::Members(object, each) => match object.search(value) {
                Value::Object(object) => projected(object.members.iter().map(|(_, value)| value), each),
                _ => Value::Null,
            },
            Self::Flat(list) => match list.search(value) {
                Value::List(items) => Value::List(items.into_iter().flat_map(in_line).collect()),
                _ => Value::Null,
            },
            Self::List(_) | Self::Hash(_) if *value == Value::Null => Value::Null,
            Self::List(each) => Value::List(each.iter().map(|one| one.search(value)).collect()),
            Self::Hash(each) => {
                let mut object = Object::default();
                each.iter().for_each(|(name, one)| object.set(name.clone(), one.search(value)));
                Value::Object(object)
            }
        }
    }
}

fn projected<'a>(values: impl Iterator<Item = &'a Value>, each: &Expression) -> Value {
    Value::List(values.map(|value| each.search(value)).filter(|value| *value != Value::Null).collect())
}

/// A negative index counts from the end.
fn place(at: i64, length: usize) -> Option<usize> {
    if at >= 0 {
        usize::try_from(at).ok()
    } else {
        length.checked_sub(usize::try_from(at.unsigned_abs()).ok()?)
    }
}

fn in_line(value: Value) -> Vec<Value> {
    match value {
        Value::List(items) => items,
        other => vec![other],
    }
}
