//! The spellings of one JSON body: the same members, other bytes.

use crate::snippet::json;

/// How a JSON body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Its blanks.
    pub layout: Layout,
    /// Members in order of their names instead of as they came.
    pub sorted: bool,
    /// Characters beyond ASCII as `\u00e9` instead of as they are.
    pub ascii: bool,
    /// A line break at the end.
    pub line_end: bool,
}

/// Blanks between the parts of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// None: JavaScript, Go, Java.
    Compact,
    /// One after each comma and colon: Python, the AWS CLI.
    Spaced,
    /// A line for each member, indented by so many blanks.
    Indented(usize),
}

impl Spelling {
    /// The first spelling of `body` that `is` takes, among those that differ from it.
    pub(crate) fn find(body: &[u8], is: impl Fn(&[u8]) -> bool) -> Option<Self> {
        let given = std::str::from_utf8(body).ok()?;
        let sorted = serde_json::from_str::<serde_json::Value>(given).ok()?.to_string();
        // Without the sorted ones first: what needs fewer changes is likelier.
        let all = [false, true].into_iter().flat_map(|line_end| {
            [false, true].into_iter().flat_map(move |sorted| {
                [Layout::Compact, Layout::Spaced, Layout::Indented(2), Layout::Indented(4)]
                    .into_iter()
                    .flat_map(move |layout| {
                        [false, true].map(|ascii| Self { layout, sorted, ascii, line_end })
                    })
            })
        });
        all.into_iter().find(|spelling| {
            let text = spelling.write(if spelling.sorted { &sorted } else { given });
            text.as_bytes() != body && is(text.as_bytes())
        })
    }

    /// `json` is known to be JSON.
    fn write(self, json: &str) -> String {
        let mut out = String::with_capacity(json.len() * 2);
        let mut depth = 0_usize;
        let mut rest = json;
        while let Some((first, token, after)) = first_token(rest) {
            match first {
                ' ' | '\t' | '\n' | '\r' => {}
                '"' => self.push_text(token, &mut out),
                ',' => {
                    out.push(',');
                    self.push_gap(depth, &mut out);
                }
                ':' => out.push_str(if self.layout == Layout::Compact { ":" } else { ": " }),
                '{' | '[' => {
                    out.push(first);
                    if !after.trim_start().starts_with(['}', ']']) {
                        depth += 1;
                        self.push_line(depth, &mut out);
                    }
                }
                '}' | ']' => {
                    if !out.ends_with(['{', '[']) {
                        depth = depth.saturating_sub(1);
                        self.push_line(depth, &mut out);
                    }
                    out.push(first);
                }
                _ => out.push_str(token),
            }
            rest = after;
        }
        out.push_str(if self.line_end { "\n" } else { "" });
        out
    }

    fn push_text(self, token: &str, out: &mut String) {
        match serde_json::from_str::<String>(token) {
            Ok(text) if self.ascii => out.push_str(&json::ascii_text(&text)),
            Ok(text) => out.push_str(&json::text(&text)),
            Err(_) => out.push_str(token),
        }
    }

    fn push_gap(self, depth: usize, out: &mut String) {
        if self.layout == Layout::Spaced {
            out.push(' ');
        }
        self.push_line(depth, out);
    }

    fn push_line(self, depth: usize, out: &mut String) {
        if let Layout::Indented(by) = self.layout {
            out.push('\n');
            // What is nested beyond reason is not indented beyond memory.
            out.extend(std::iter::repeat_n(' ', by * depth.min(64)));
        }
    }
}

/// The token that a piece of JSON begins with, its first character before it and what follows behind it: a text in its quotation
/// marks, or else a character.
pub(super) fn first_token(json: &str) -> Option<(char, &str, &str)> {
    let first = json.chars().next()?;
    let (token, after) = json.split_at_checked(length(json, first))?;
    Some((first, token, after))
}

fn length(rest: &str, first: char) -> usize {
    if first != '"' {
        return first.len_utf8();
    }
    let mut escaped = false;
    let end = rest.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(rest.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = r#"{"b": {"é": "x, \"y\": \\"}, "a": [1, -2.5, true], "c": {}}"#;

    #[test]
    fn a_spelling_is_named_by_what_it_changes() {
        let plain = Spelling { layout: Layout::Compact, sorted: false, ascii: false, line_end: false };
        for (text, expected) in [
            (r#"{"b":{"é":"x, \"y\": \\"},"a":[1,-2.5,true],"c":{}}"#, plain),
            (
                r#"{"b":{"\u00e9":"x, \"y\": \\"},"a":[1,-2.5,true],"c":{}}"#,
                Spelling { ascii: true, ..plain },
            ),
            (
                r#"{"b": {"\u00e9": "x, \"y\": \\"}, "a": [1, -2.5, true], "c": {}}"#,
                Spelling { layout: Layout::Spaced, ascii: true, ..plain },
            ),
            (r#"{"a":[1,-2.5,true],"b":{"é":"x, \"y\": \\"},"c":{}}"#, Spelling { sorted: true, ..plain }),
            (
                "{\n  \"b\": {\n    \"é\": \"x, \\\"y\\\": \\\\\"\n  },\n  \"a\": [\n    1,\n    -2.5,\n    true\n  ],\n  \"c\": {}\n}",
                Spelling { layout: Layout::Indented(2), ..plain },
            ),
            (
                "{\"b\": {\"é\": \"x, \\\"y\\\": \\\\\"}, \"a\": [1, -2.5, true], \"c\": {}}\n",
                Spelling { layout: Layout::Spaced, line_end: true, ..plain },
            ),
        ] {
            let found = Spelling::find(BODY.as_bytes(), |bytes| bytes == text.as_bytes());
            assert_eq!(found, Some(expected), "{text}");
        }
        assert_eq!(Spelling::find(BODY.as_bytes(), |bytes| bytes == BODY.as_bytes()), None, "it is no other");
        assert_eq!(Spelling::find(b"no JSON", |_| true), None);
        assert_eq!(Spelling::find(b"\xff", |_| true), None);
    }
}
