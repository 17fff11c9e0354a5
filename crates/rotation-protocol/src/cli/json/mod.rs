//! JSON as Python's `json` module reads it: order kept, the last of two equal keys wins, `NaN` is a number, and errors
//! name line, column and character.

mod error;
mod scalar;

use self::error::Error;
use super::value::{Object, Value};

/// Deeper than this Python gives up too, somewhat later.
const DEEPEST: usize = 200;

/// The value, or Python's error text. Its objects are Python's `OrderedDict`.
pub(super) fn parse(text: &str) -> Result<Value, String> {
    read(text, true)
}

/// The same with objects that are plain `dict`.
pub(super) fn parse_plain(text: &str) -> Result<Value, String> {
    read(text, false)
}

fn read(text: &str, ordered: bool) -> Result<Value, String> {
    let chars: Vec<char> = text.chars().collect();
    let reader = Reader { chars: &chars, ordered };
    let value = reader.document();
    value.map_err(|error| error.text(&chars))
}

struct Reader<'a> {
    chars: &'a [char],
    ordered: bool,
}

type Read<T> = Result<(T, usize), Error>;

impl Reader<'_> {
    fn document(&self) -> Result<Value, Error> {
        if self.peek(0) == Some('\u{feff}') {
            return Err(Error::At("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0));
        }
        let (value, end) = self.value(self.blanks(0), 0)?;
        let end = self.blanks(end);
        if end == self.chars.len() { Ok(value) } else { Err(Error::At("Extra data", end)) }
    }

    fn value(&self, at: usize, depth: usize) -> Read<Value> {
        if depth > DEEPEST {
            return Err(Error::TooDeep);
        }
        match self.peek(at) {
            Some('"') => self.string(at).map(|(text, end)| (Value::Text(text), end)),
            Some('{') => self.object(at, depth),
            Some('[') => self.list(at, depth),
            _ => self.word(at).or_else(|| self.number(at)).ok_or(Error::At("Expecting value", at)),
        }
    }

    fn object(&self, at: usize, depth: usize) -> Read<Value> {
        let mut object = Object { members: Vec::new(), ordered: self.ordered };
        let mut at = self.blanks(at + 1);
        if self.peek(at) == Some('}') {
            return Ok((Value::Object(object), at + 1));
        }
        loop {
            if self.peek(at) != Some('"') {
                return Err(Error::At("Expecting property name enclosed in double quotes", at));
            }
            let (name, end) = self.string(at)?;
            at = self.blanks(end);
            if self.peek(at) != Some(':') {
                return Err(Error::At("Expecting ':' delimiter", at));
            }
            let (value, end) = self.value(self.blanks(at + 1), depth + 1)?;
            object.set(name, value);
            at = self.blanks(end);
            match self.peek(at) {
                Some('}') => return Ok((Value::Object(object), at + 1)),
                Some(',') => at = self.blanks(at + 1),
                _ => return Err(Error::At("Expecting ',' delimiter", at)),
            }
        }
    }

    fn list(&self, at: usize, depth: usize) -> Read<Value> {
        let mut items = Vec::new();
        let mut at = self.blanks(at + 1);
        if self.peek(at) == Some(']') {
            return Ok((Value::List(items), at + 1));
        }
        loop {
            let (value, end) = self.value(at, depth + 1)?;
            items.push(value);
            at = self.blanks(end);
            match self.peek(at) {
                Some(']') => return Ok((Value::List(items), at + 1)),
                Some(',') => at = self.blanks(at + 1),
                _ => return Err(Error::At("Expecting ',' delimiter", at)),
            }
        }
    }

    fn blanks(&self, mut at: usize) -> usize {
        while matches!(self.peek(at), Some(' ' | '\t' | '\n' | '\r')) {
            at += 1;
        }
        at
    }

    fn digits(&self, mut at: usize) -> usize {
        while self.peek(at).is_some_and(|char| char.is_ascii_digit()) {
            at += 1;
        }
        at
    }

    fn peek(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_order_and_digits() {
        for (text, json) in [
            (r#" {"b": 1, "a": [], "b": {"c": null}} "#, r#"{"b": {"c": null}, "a": []}"#),
            ("[true,false , 0,-0,12e+3,1.50]", "[true, false, 0, 0, 12e+3, 1.50]"),
            (r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\udd11\ud83d""#, r#""\"\\/\b\f\n\r\t\u00e9\ud83d\udd11\ufffd""#),
        ] {
            assert_eq!(parse(text).map(|value| value.to_json()), Ok(json.into()), "{text}");
        }
    }

    #[test]
    fn errors_are_pythons() {
        for (text, error) in [
            ("", "Expecting value: line 1 column 1 (char 0)"),
            ("{\"SecretId\":", "Expecting value: line 1 column 13 (char 12)"),
            ("{a=3}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
            ("{\"a\": 3", "Expecting ',' delimiter: line 1 column 8 (char 7)"),
            ("{\"a\": 3,}", "Expecting property name enclosed in double quotes: line 1 column 9 (char 8)"),
            ("{\n\"é\"\n 3}", "Expecting ':' delimiter: line 3 column 2 (char 7)"),
            ("[1,]", "Expecting value: line 1 column 4 (char 3)"),
            ("{} x", "Extra data: line 1 column 4 (char 3)"),
            ("01", "Extra data: line 1 column 2 (char 1)"),
            ("1.", "Extra data: line 1 column 2 (char 1)"),
            ("-", "Expecting value: line 1 column 1 (char 0)"),
            ("[\"a", "Unterminated string starting at: line 1 column 2 (char 1)"),
            ("\"a\\", "Unterminated string starting at: line 1 column 1 (char 0)"),
            ("\"\\x\"", "Invalid \\escape: line 1 column 2 (char 1)"),
            ("\"\\u12g4\"", "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
            ("\"\\u1234", "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
            ("\"a\nb\"", "Invalid control character at: line 1 column 3 (char 2)"),
            ("\u{feff}1", "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"),
        ] {
            assert_eq!(parse(text).map(|value| value.to_json()), Err(error.into()), "{text:?}");
        }
    }

    #[test]
    fn no_depth_is_too_deep_for_the_stack() {
        for open in ["[", "{\"a\":"] {
            assert_eq!(
                parse(&open.repeat(100_000)).map(|_| ()),
                Err("maximum recursion depth exceeded".into())
            );
        }
    }
}
