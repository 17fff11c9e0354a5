//! A parameter's value, with what Python keeps of where it came from: the CLI's error texts print it.

use super::python;
use crate::snippet::json as write;
use crate::wire::base64;

/// Numbers keep their digits: they are sent as they came, whatever their size.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Int(String),
    Float(String),
    Text(String),
    /// Of a file: base64 on the wire.
    Bytes(Vec<u8>),
    List(Vec<Value>),
    Object(Object),
}

/// Members in the order they came.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Object {
    pub(super) members: Vec<(String, Value)>,
    /// Whether it was read from JSON: Python then holds an `OrderedDict`.
    pub(super) ordered: bool,
}

impl Object {
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.members.iter().find_map(|(key, value)| (key == name).then_some(value))
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.members.iter_mut().find_map(|(key, value)| (key == name).then_some(value))
    }

    /// Replaces in place, or appends.
    pub(super) fn set(&mut self, name: String, value: Value) {
        match self.members.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => *old = value,
            None => self.members.push((name, value)),
        }
    }
}

impl Value {
    /// As the CLI sends it: in ASCII.
    pub(super) fn to_json(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string(),
            Self::Int(digits) | Self::Float(digits) => digits.clone(),
            Self::Text(text) => write::ascii_text(text),
            Self::Bytes(bytes) => write::ascii_text(&base64::encode(bytes)),
            Self::List(items) => {
                let items: Vec<_> = items.iter().map(Self::to_json).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Object(object) => write::object(
                object.members.iter().map(|(name, value)| (name.as_str(), Some(value.to_json()))),
            ),
        }
    }

    /// Python's `str()`.
    pub(super) fn python_str(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            other => other.python_repr(),
        }
    }

    /// Python's name of its type.
    pub(super) fn python_type(&self) -> &'static str {
        match self {
            Self::Null => "NoneType",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Float(_) => "float",
            Self::Text(_) => "str",
            Self::Bytes(_) => "bytes",
            Self::List(_) => "list",
            Self::Object(Object { ordered: false, .. }) => "dict",
            Self::Object(_) => "collections.OrderedDict",
        }
    }

    fn python_repr(&self) -> String {
        match self {
            Self::Null => "None".into(),
            Self::Bool(true) => "True".into(),
            Self::Bool(false) => "False".into(),
            Self::Int(digits) | Self::Float(digits) => digits.clone(),
            Self::Text(text) => python::repr(text),
            Self::Bytes(bytes) => python::repr_bytes(bytes),
            Self::List(items) => list(items.iter().map(Self::python_repr)),
            Self::Object(Object { members, ordered: false }) => {
                let members = members.iter().map(|(key, value)| (python::repr(key), value.python_repr()));
                let members: Vec<_> = members.map(|(key, value)| format!("{key}: {value}")).collect();
                format!("{{{}}}", members.join(", "))
            }
            Self::Object(Object { members, .. }) if members.is_empty() => "OrderedDict()".into(),
            Self::Object(Object { members, .. }) => {
                let members = members.iter().map(|(key, value)| (python::repr(key), value.python_repr()));
                format!("OrderedDict({})", list(members.map(|(key, value)| format!("({key}, {value})"))))
            }
        }
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}
