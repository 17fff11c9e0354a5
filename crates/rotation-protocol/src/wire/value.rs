//! JSON inside of other text, and text inside of JSON.

use core::ops::Range;

use serde_json::Value;

use super::{json::write_text, spelling::first_token};

/// `text` with its string member `name` replaced, if it is a JSON object that has one. The rest stays as it was written, its
/// numbers too: to write those anew takes tables of 10 KB.
pub fn with_member(text: &str, name: &str, new: &str) -> Option<String> {
    member(text, name)?;
    let place = place_of(text, name)?;
    let mut out = String::with_capacity(text.len() + new.len());
    out.push_str(text.get(..place.start)?);
    write_text(new, &mut out);
    out.push_str(text.get(place.end..)?);
    Some(out)
}

/// Where the value of the member `name` stands in an object of JSON, if it is a string. Of several, the last counts.
fn place_of(object: &str, name: &str) -> Option<Range<usize>> {
    let mut found = None;
    let mut rest = object;
    let mut depth = 0_usize;
    // What has come behind the outermost object's last comma: the name that is looked for, a colon.
    let (mut named, mut colon) = (false, false);
    while let Some((first, token, after)) = first_token(rest) {
        match first {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 1 => (named, colon) = (false, false),
            ':' if depth == 1 => colon = true,
            '"' if depth == 1 && !colon => named = is(token, name),
            '"' if depth == 1 && named => found = Some(object.len() - rest.len()..object.len() - after.len()),
            _ => {}
        }
        rest = after;
    }
    found
}

/// Whether this text of JSON, in its quotation marks, says `name`.
fn is(token: &str, name: &str) -> bool {
    let Some(inside) = token.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return false };
    inside == name || inside.contains('\\') && without_escapes(inside).as_deref() == Some(name)
}

/// What a JSON string holds that has `escaped` between its quotation marks.
pub(crate) fn without_escapes(escaped: &str) -> Option<String> {
    // A `String` asked for directly brings words for every wrong type, and the printing of floats with them.
    match serde_json::from_str(&format!("\"{escaped}\"")) {
        Ok(Value::String(text)) => Some(text),
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_replaced_and_nothing_else_is_touched() {
        for (text, expected) in [
            (r#"{"p":"old"}"#, Some(r#"{"p":"n\"ew"}"#)),
            ("\n{ \"b\" : 1.50 ,\t\"p\": \"old\" }\n", Some("\n{ \"b\" : 1.50 ,\t\"p\": \"n\\\"ew\" }\n")),
            (r#"{"z":1e400000,"p":"old","a":{}}"#, None),
            (
                r#"{"z":12345678901234567890123,"p":"old"}"#,
                Some(r#"{"z":12345678901234567890123,"p":"n\"ew"}"#),
            ),
            (r#"{"a":"p","p":"old"}"#, Some(r#"{"a":"p","p":"n\"ew"}"#)),
            (
                r#"{"a":{"p":"in"},"b":["p","x"],"p":"old"}"#,
                Some(r#"{"a":{"p":"in"},"b":["p","x"],"p":"n\"ew"}"#),
            ),
            (r#"{"a":"\"p\":\"x\\","p":"o}\"{"}"#, Some(r#"{"a":"\"p\":\"x\\","p":"n\"ew"}"#)),
            (r#"{"\u0070":"old"}"#, Some(r#"{"\u0070":"n\"ew"}"#)),
            (r#"{"p":"first","p":"last"}"#, Some(r#"{"p":"first","p":"n\"ew"}"#)),
            (r#"{"p":1}"#, None),
            (r#"{"p":"first","p":1}"#, None),
            (r#"{"a":{"p":"in"}}"#, None),
            (r#"[{"p":"in"}]"#, None),
            (r#"["p","x"]"#, None),
            (r#"{"p":"old""#, None),
            ("", None),
        ] {
            assert_eq!(with_member(text, "p", "n\"ew").as_deref(), expected, "{text}");
        }
    }
}
