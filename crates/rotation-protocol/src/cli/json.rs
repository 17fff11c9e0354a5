//! JSON as Python's `json` module reads it: order kept, the last of two equal keys wins, `NaN` is a number, and errors
//! name line, column and character.

use super::value::{Object, Value};

/// Deeper than this Python gives up too, somewhat later.
const DEEPEST: usize = 200;

/// The value, or Python's error text.
pub(super) fn parse(text: &str) -> Result<Value, String> {
    let chars: Vec<char> = text.chars().collect();
    let reader = Reader { chars: &chars };
    let value = reader.document();
    value.map_err(|error| error.text(&chars))
}

struct Reader<'a> {
    chars: &'a [char],
}

enum Error {
    At(&'static str, usize),
    TooDeep,
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
        let mut object = Object { members: Vec::new(), ordered: true };
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

    fn word(&self, at: usize) -> Option<(Value, usize)> {
        let float = |text: &str| Value::Float(text.into());
        let words = [
            ("null", Value::Null),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
            ("NaN", float("nan")),
            ("Infinity", float("inf")),
            ("-Infinity", float("-inf")),
        ];
        let stands = |word: &str| word.chars().enumerate().all(|(n, char)| self.peek(at + n) == Some(char));
        words.into_iter().find(|(word, _)| stands(word)).map(|(word, value)| (value, at + word.len()))
    }

    /// The longest number that starts here.
    fn number(&self, at: usize) -> Option<(Value, usize)> {
        let whole = if self.peek(at) == Some('-') { at + 1 } else { at };
        let mut end = match self.peek(whole)? {
            '0' => whole + 1,
            '1'..='9' => self.digits(whole),
            _ => return None,
        };
        let integer_end = end;
        if self.peek(end) == Some('.') && self.digits(end + 1) > end + 1 {
            end = self.digits(end + 1);
        }
        if matches!(self.peek(end), Some('e' | 'E')) {
            let sign = usize::from(matches!(self.peek(end + 1), Some('+' | '-')));
            let digits = end + 1 + sign;
            end = if self.digits(digits) > digits { self.digits(digits) } else { end };
        }
        let text: String = self.chars.get(at..end)?.iter().collect();
        let integer = || Value::Int(if text == "-0" { "0".into() } else { text.clone() });
        Some((if end == integer_end { integer() } else { Value::Float(text.clone()) }, end))
    }

    fn string(&self, quote: usize) -> Read<String> {
        const OPEN: &str = "Unterminated string starting at";
        let mut text = String::new();
        let mut at = quote + 1;
        loop {
            match self.peek(at).ok_or(Error::At(OPEN, quote))? {
                '"' => return Ok((text, at + 1)),
                '\\' => {
                    let (char, end) = match self.peek(at + 1).ok_or(Error::At(OPEN, quote))? {
                        'u' => self.unicode(at)?,
                        letter => (escaped(letter).ok_or(Error::At("Invalid \\escape", at))?, at + 2),
                    };
                    text.push(char);
                    at = end;
                }
                '\0'..='\u{1f}' => return Err(Error::At("Invalid control character at", at)),
                char => {
                    text.push(char);
                    at += 1;
                }
            }
        }
    }

    /// `\uXXXX`, two of them where they are a surrogate pair. Half a pair, which no UTF-8 can hold, becomes U+FFFD.
    fn unicode(&self, backslash: usize) -> Read<char> {
        let wrong = |backslash: usize| Error::At("Invalid \\uXXXX escape", backslash + 1);
        let end = backslash + 6;
        // Python wants a character after the digits, if only the closing quote.
        self.peek(end).ok_or(wrong(backslash))?;
        let unit = self.hex4(backslash + 2).ok_or(wrong(backslash))?;
        let pair = (0xd800..0xdc00).contains(&unit)
            && (self.peek(end), self.peek(end + 1)) == (Some('\\'), Some('u'))
            && self.peek(end + 6).is_some();
        if pair {
            let low = self.hex4(end + 2).ok_or(wrong(end))?;
            if let Some(Ok(char)) = char::decode_utf16([unit, low]).next() {
                return Ok((char, end + 6));
            }
        }
        Ok((char::from_u32(unit.into()).unwrap_or(char::REPLACEMENT_CHARACTER), end))
    }

    fn hex4(&self, at: usize) -> Option<u16> {
        let digit = |n: usize| self.peek(at + n)?.to_digit(16);
        (0..4).try_fold(0_u16, |unit, n| Some(unit << 4 | u16::try_from(digit(n)?).ok()?))
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

impl Error {
    fn text(&self, chars: &[char]) -> String {
        let Self::At(what, at) = *self else { return "maximum recursion depth exceeded".into() };
        let before = chars.get(..at).unwrap_or(chars);
        let line = before.iter().filter(|char| **char == '\n').count() + 1;
        let column = before.iter().rev().take_while(|char| **char != '\n').count() + 1;
        format!("{what}: line {line} column {column} (char {at})")
    }
}

fn escaped(letter: char) -> Option<char> {
    Some(match letter {
        '"' | '\\' | '/' => letter,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => return None,
    })
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
