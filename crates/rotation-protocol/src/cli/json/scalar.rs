//! What is not made of further values: words, numbers and strings.

use super::super::python;
use super::{Error, Read, Reader, Value};

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> Option<(Value, usize)> {
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
    pub(super) fn number(&self, at: usize) -> Option<(Value, usize)> {
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
        Some((if end == integer_end { integer() } else { Value::Float(python::float(&text)) }, end))
    }

    pub(super) fn string(&self, quote: usize) -> Read<String> {
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
