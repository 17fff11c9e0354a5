//! A single value: bare or quoted.

use super::super::python::is_space;
use super::{Error, Reader, Result};

impl Reader<'_> {
    /// A value right after `=`: it may be empty, and hold `=`, brackets and blanks.
    pub(super) fn first(&mut self) -> Result<String> {
        match self.current() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote),
            _ => Ok(self.bare(|char| !"\"',]}".contains(char)).unwrap_or_default()),
        }
    }

    /// A value after a comma: not empty, and without `=`, or it would be a key.
    pub(super) fn second(&mut self) -> Result<String> {
        let at = self.at;
        let nothing = || Error::Expected { what: "<second>", received: "<none>".into(), at };
        self.bare(|char| !"\"',=".contains(char)).ok_or_else(nothing)
    }

    fn bare(&mut self, follows: fn(char) -> bool) -> Option<String> {
        let mut text = String::new();
        loop {
            match (self.current(), self.chars.get(self.at + 1)) {
                (Some('\\'), Some(',')) => {
                    text.push(',');
                    self.at += 2;
                }
                (Some(char), _) if self.fits(char, text.is_empty(), follows) => {
                    text.push(char);
                    self.at += 1;
                }
                _ => break,
            }
        }
        (!text.is_empty()).then(|| text.trim_end_matches(is_space).into())
    }

    /// The CLI's pattern ends with U+FFFF: an emoji has to be quoted.
    fn fits(&self, char: char, starts: bool, follows: fn(char) -> bool) -> bool {
        let visible = char > ' ' && char <= '\u{ffff}';
        if starts {
            visible && !"\"',=[{".contains(char)
        } else {
            (visible || is_space(char)) && follows(char)
        }
    }

    /// A backslash escapes the quote and itself.
    pub(super) fn quoted(&mut self, quote: char) -> Result<String> {
        let Some(close) = self.closing(quote) else {
            let what = if quote == '"' { "<double quoted>" } else { "<singled quoted>" };
            return Err(Error::Expected { what, received: "<none>".into(), at: self.at });
        };
        let inner: String = self.chars.get(self.at + 1..close).unwrap_or_default().iter().collect();
        self.at = close + 1;
        Ok(inner.replace(&format!("\\{quote}"), &quote.to_string()).replace("\\\\", "\\"))
    }

    /// The next quote without a backslash before it; if there is none, the last one with.
    fn closing(&self, quote: char) -> Option<usize> {
        let mut fallback = None;
        let mut at = self.at + 1;
        loop {
            match (self.chars.get(at)?, self.chars.get(at + 1)) {
                ('\\', Some(next)) if *next == quote => {
                    fallback = Some(at + 1);
                    at += 2;
                }
                (char, _) if *char == quote => return Some(at),
                _ => at += 1,
            }
            if at >= self.chars.len() {
                return fallback;
            }
        }
    }
}
