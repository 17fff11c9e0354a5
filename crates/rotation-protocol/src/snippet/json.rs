//! JSON with the separators of the AWS CLI: a blank after every comma and colon.

use std::fmt::Write as _;

/// An object of ready-made values; absent ones are left out.
pub(crate) fn object<'a>(members: impl IntoIterator<Item = (&'a str, Option<String>)>) -> String {
    let mut out = String::from("{");
    for (name, value) in members {
        let Some(value) = value else { continue };
        out.push_str(if out.len() == 1 { "" } else { ", " });
        out.extend([&text(name), ": ", &value]);
    }
    out.push('}');
    out
}

/// A string, in UTF-8.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for char in text.chars() {
        push_char(char, &mut out);
    }
    out.push('"');
    out
}

/// A string in ASCII, as the CLI and boto3 send it.
pub(crate) fn ascii_text(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        if char.is_ascii() {
            push_char(char, &mut out);
        } else {
            for unit in char.encode_utf16(&mut [0; 2]) {
                push_escaped(*unit, &mut out);
            }
        }
    }
    out.push('"');
    out
}

/// What was typed, trimmed, as a number or truth value if it is one, else as a string.
pub(crate) fn scalar(typed: &str) -> Scalar<'_> {
    match typed.trim() {
        "true" => Scalar::Truth(true),
        "false" => Scalar::Truth(false),
        typed if is_number(typed) => Scalar::Number(typed),
        typed => Scalar::Text(typed),
    }
}

/// A value without members, as it was typed.
#[derive(Clone, Copy)]
pub(crate) enum Scalar<'a> {
    Number(&'a str),
    Truth(bool),
    Text(&'a str),
}

impl Scalar<'_> {
    pub(crate) fn json(self) -> String {
        match self {
            Self::Number(digits) => digits.into(),
            Self::Truth(value) => value.to_string(),
            Self::Text(typed) => text(typed),
        }
    }
}

fn push_char(char: char, out: &mut String) {
    match char {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        '\0'..='\u{1f}' => push_escaped(char as u16, out),
        _ => out.push(char),
    }
}

fn push_escaped(unit: u16, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(out, "\\u{unit:04x}");
}

/// The number grammar of JSON.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped_as_python_does() {
        for (given, utf8, ascii) in [
            ("a\"\\/", r#""a\"\\/""#, r#""a\"\\/""#),
            (
                "\n\r\t\u{8}\u{c}\u{0}\u{1f}\u{7f}",
                "\"\\n\\r\\t\\b\\f\\u0000\\u001f\u{7f}\"",
                "\"\\n\\r\\t\\b\\f\\u0000\\u001f\u{7f}\"",
            ),
            ("é☃🔑", "\"é☃🔑\"", r#""\u00e9\u2603\ud83d\udd11""#),
        ] {
            assert_eq!((text(given).as_str(), ascii_text(given).as_str()), (utf8, ascii));
        }
    }
}
