//! The bits of Python that show through the CLI.

use std::fmt::Write as _;

use crate::snippet::quote::is_hidden;

/// `repr()` of a string.
pub(super) fn repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for char in text.chars() {
        match char {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            _ if char == quote => out.extend(['\\', char]),
            _ if is_printable(char) => out.push(char),
            _ => push_escaped(char, &mut out),
        }
    }
    out.push(quote);
    out
}

/// `repr()` of bytes.
pub(super) fn repr_bytes(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{quote}");
    for byte in bytes {
        match char::from(*byte) {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            char if char == quote => out.extend(['\\', char]),
            char @ ' '..='~' => out.push(char),
            other => push_escaped(other, &mut out),
        }
    }
    out.push(quote);
    out
}

/// `int()` of a string: the digits without sign `+`, leading zeros and underscores; or Python's error text.
pub(super) fn int(text: &str) -> Result<String, String> {
    digits(text).ok_or_else(|| format!("invalid literal for int() with base 10: {}", repr(text)))
}

fn digits(text: &str) -> Option<String> {
    let digits = text.trim_matches(is_space);
    let (sign, digits) = match digits.strip_prefix(['+', '-']) {
        Some(rest) if digits.starts_with('-') => ("-", rest),
        Some(rest) => ("", rest),
        None => ("", digits),
    };
    let groups = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    if !digits.split('_').all(groups) {
        return None;
    }
    let digits = digits.replace('_', "");
    Some(match digits.trim_start_matches('0') {
        "" => "0".into(),
        digits => format!("{sign}{digits}"),
    })
}

/// `repr()` of the number that `text` is: as few digits as tell it from its neighbours.
pub(super) fn float(text: &str) -> String {
    let number: f64 = text.parse().unwrap_or(f64::NAN);
    let size = number.abs();
    if size.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.into();
    }
    if size == 0.0 || (1e-4..1e16).contains(&size) {
        return format!("{number:?}");
    }
    let shown = format!("{number:e}");
    let (digits, exponent) = shown.split_once('e').unwrap_or((&shown, "0"));
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |exponent| ('-', exponent));
    format!("{digits}e{sign}{exponent:0>2}")
}

/// `str.isspace()` of a character.
pub(super) fn is_space(char: char) -> bool {
    char.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&char)
}

fn is_printable(char: char) -> bool {
    char == ' ' || !(char.is_whitespace() || is_hidden(char))
}

fn push_escaped(char: char, out: &mut String) {
    let code = u32::from(char);
    // Writing to a String cannot fail.
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_print_as_python_prints_them() {
        for (text, expected) in [
            ("a", "'a'"),
            ("it's", "\"it's\""),
            ("'\"", "'\\'\"'"),
            ("\n\t\\\u{0}\u{7f}\u{a0}é☃\u{200b}", "'\\n\\t\\\\\\x00\\x7f\\xa0é☃\\u200b'"),
        ] {
            assert_eq!(repr(text), expected);
        }
    }

    #[test]
    fn numbers_print_as_python_prints_them() {
        for (text, expected) in [
            ("1.790456633433E9", "1790456633.433"),
            ("2.0E9", "2000000000.0"),
            ("1.50", "1.5"),
            ("1e16", "1e+16"),
            ("1.5e-5", "1.5e-05"),
            ("0.0001", "0.0001"),
            ("-0.0", "-0.0"),
            ("1e999", "inf"),
        ] {
            assert_eq!(float(text), expected);
        }
    }

    #[test]
    fn integers_are_read_as_python_reads_them() {
        for (text, expected) in [
            (" 30 ", Some("30")),
            ("+30", Some("30")),
            ("-30", Some("-30")),
            ("1_0", Some("10")),
            ("007", Some("7")),
            ("-0", Some("0")),
            ("99999999999999999999", Some("99999999999999999999")),
            ("", None),
            ("_1", None),
            ("1__0", None),
            ("+-1", None),
            ("- 1", None),
            ("1.0", None),
            ("abc", None),
        ] {
            assert_eq!(int(text).ok().as_deref(), expected, "{text:?}");
        }
    }
}
