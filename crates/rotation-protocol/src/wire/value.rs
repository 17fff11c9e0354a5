//! JSON inside of other text, and text inside of JSON.

use serde_json::Value;

/// `text` with its string member `name` replaced, if it is a JSON object that has one.
pub fn with_member(text: &str, name: &str, new: &str) -> Option<String> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    let member = value.get_mut(name).filter(|member| member.is_string())?;
    *member = Value::String(new.to_owned());
    Some(value.to_string())
}

/// What a JSON string holds that has `escaped` between its quotation marks.
pub(crate) fn without_escapes(escaped: &str) -> Option<String> {
    serde_json::from_str(&format!("\"{escaped}\"")).ok()
}

/// Every string and number that stands in `text`, if it is JSON: a password is one of them.
pub fn texts(text: &str) -> Vec<String> {
    let mut open: Vec<Value> = serde_json::from_str(text).into_iter().collect();
    let mut found = Vec::new();
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => found.push(text),
            Value::Number(number) => found.push(number.to_string()),
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}

/// The string member `name` of `text`, if it is a JSON object that has one.
pub fn member(text: &str, name: &str) -> Option<String> {
    let value: Value = serde_json::from_str(text).ok()?;
    value.get(name)?.as_str().map(str::to_owned)
}
