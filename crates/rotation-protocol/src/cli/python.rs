//! The bits of Python that show through the CLI.

use std::fmt::Write as _;

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

/// `str.isspace()` of a character.
pub(super) fn is_space(char: char) -> bool {
    char.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&char)
}

fn is_printable(char: char) -> bool {
    let invisible = matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    char == ' ' || !(char.is_control() || char.is_whitespace() || invisible)
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
