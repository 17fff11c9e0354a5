//! The first byte at which two texts part, and the lines it stands in.

use std::fmt;

/// Where two texts part.
#[derive(Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which text.
    pub text: Text,
    /// The first byte that differs, counted from 0.
    pub byte: usize,
    /// Its line, counted from 1.
    pub line: usize,
    /// Its character in that line, counted from 1.
    pub column: usize,
    /// The form's line and the other one; none where a session token may stand in them.
    pub lines: Option<[Line; 2]>,
}

/// One of the two texts of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The canonical request.
    Canonical,
    /// The string to sign.
    StringToSign,
}

/// A line, cut at the character that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is the same.
    pub before: String,
    /// The character that differs; empty where the line ends.
    pub at: String,
    /// The rest, which may differ as well.
    pub after: String,
}

impl Difference {
    /// None if they are equal. Lines in which `secret` or a header of that kind stands are not repeated.
    pub(super) fn between(text: Text, form: &str, other: &str, secret: Option<&str>) -> Option<Self> {
        if form == other {
            return None;
        }
        let byte = form.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
        let before = form.get(..form.floor_char_boundary(byte)).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let lines = [form, other].map(|text| Line::cut(text, line_start, before.len()));
        let hidden = lines.iter().any(|line| line.may_hold(secret));
        Some(Self {
            text,
            byte,
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            lines: (!hidden).then_some(lines),
        })
    }
}

impl Line {
    fn cut(text: &str, start: usize, at: usize) -> Self {
        let rest = text.get(at..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
        let (first, after) = rest.split_at(rest.chars().next().map_or(0, char::len_utf8));
        let before = text.get(start..at).unwrap_or_default();
        Self { before: before.into(), at: first.into(), after: after.into() }
    }

    fn may_hold(&self, secret: Option<&str>) -> bool {
        let whole = [self.before.as_str(), &self.at, &self.after].concat();
        let lower = whole.to_ascii_lowercase();
        let named = ["x-amz-security-token:", "x-amz-security-token=", "cookie:"];
        named.iter().any(|name| lower.contains(name)) || secret.is_some_and(|secret| whole.contains(secret))
    }
}

/// A pasted line can hold anything: it does not print.
impl fmt::Debug for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, byte, line, column, lines: _ } = self;
        f.debug_struct("Difference")
            .field("text", text)
            .field("byte", byte)
            .field("line", line)
            .field("column", column)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_that_differs_is_found_with_its_line() {
        for (form, other, byte, line, column, cut) in [
            ("abc", "abd", 2, 1, 3, ["ab|c|", "ab|d|"]),
            ("a\nbc", "a\nb", 3, 2, 2, ["b|c|", "b||"]),
            ("a\nb", "ab", 1, 1, 2, ["a||", "a|b|"]),
            ("", "x", 0, 1, 1, ["||", "|x|"]),
            ("é1", "è1", 1, 1, 1, ["|é|1", "|è|1"]),
            ("1\nüa", "1\nüb", 4, 2, 2, ["ü|a|", "ü|b|"]),
        ] {
            let found = Difference::between(Text::Canonical, form, other, None).unwrap();
            assert_eq!((found.byte, found.line, found.column), (byte, line, column), "{form:?} {other:?}");
            let lines = found.lines.unwrap().map(|line| [line.before, line.at, line.after].join("|"));
            assert_eq!(lines, cut, "{form:?} {other:?}");
        }
        assert_eq!(Difference::between(Text::Canonical, "a", "a", None), None);
    }

    #[test]
    fn a_line_that_may_hold_a_session_token_is_not_repeated() {
        for (form, other) in [
            ("X-Amz-Security-Token:abc", "X-Amz-Security-Token:abd"),
            ("a=1&X-Amz-Security-Token=abc", "a=2"),
            ("x:the token", "x:the other"),
        ] {
            let found = Difference::between(Text::Canonical, form, other, Some("the token")).unwrap();
            assert!(found.lines.is_none() && !format!("{found:?}").contains("ab"), "{found:?}");
        }
    }
}
