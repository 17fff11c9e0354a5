//! The shorthand: `AutomaticallyAfterDays=30,Duration=3h`. A comma starts a list or the next member, whichever the text
//! after it reads as, so this reader tries, and goes back to the comma if it was a member.

mod error;
mod text;

use self::error::{Error, Wrong};
use super::value::{Object, Value};
use super::{Host, paramfile};

const DEEPEST: usize = 100;

/// The members, or the CLI's error. `key@=file://…` takes its value from a file of the host.
pub(super) fn parse(text: &str, host: Option<&Host>) -> Result<Object, Wrong> {
    let chars: Vec<char> = text.chars().collect();
    Reader { chars: &chars, at: 0, host }.parameter().map_err(|error| error.failure(&chars))
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    host: Option<&'a Host>,
}

type Result<T, E = Error> = std::result::Result<T, E>;

impl Reader<'_> {
    fn parameter(&mut self) -> Result<Object> {
        let mut object = Object::default();
        let (key, value) = self.member()?;
        object.set(key, value);
        let mut last = self.at;
        while self.at < self.chars.len() {
            self.expect_between(",")?;
            let (key, value) = self.member()?;
            if object.get(&key).is_some() {
                return Err(Error::Twice { key, at: last + 1 });
            }
            object.set(key, value);
            last = self.at;
        }
        Ok(object)
    }

    fn member(&mut self) -> Result<(String, Value)> {
        let (key, from_file) = self.key()?;
        let value = match self.current() {
            None => Value::Text(String::new()),
            Some('[') => self.list(0)?,
            Some('{') => self.object(0)?,
            Some(_) => self.values()?,
        };
        let value = if from_file { self.loaded(value)? } else { value };
        Ok((key, value))
    }

    /// The key and its `=`. An `@` before it means that the value may name a file.
    fn key(&mut self) -> Result<(String, bool)> {
        let key = self.taken(|char| char.is_ascii_alphanumeric() || "-_.#/:".contains(char));
        let from_file = self.expect_between("@").is_ok();
        self.expect_between("=")?;
        Ok((key, from_file))
    }

    /// One value, or several with commas between them.
    fn values(&mut self) -> Result<Value> {
        let first = self.first()?;
        self.blanks();
        if self.current() != Some(',') {
            return Ok(Value::Text(first));
        }
        self.expect_between(",")?;
        let mut values = vec![first.clone()];
        loop {
            match self.further() {
                Ok((value, end)) => {
                    values.push(value);
                    if end {
                        break;
                    }
                }
                Err(error) if self.current().is_none() => return Err(error),
                Err(Error::Expected { .. }) => {
                    self.back_to_comma();
                    break;
                }
                Err(error) => return Err(error),
            }
        }
        if values.len() == 1 {
            return Ok(Value::Text(first));
        }
        Ok(Value::List(values.into_iter().map(Value::Text).collect()))
    }

    /// A value of a list and whether the text ends with it.
    fn further(&mut self) -> Result<(String, bool)> {
        let value = match self.current() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote)?,
            _ => self.second()?,
        };
        self.blanks();
        if self.current().is_none() {
            return Ok((value, true));
        }
        self.expect_between(",")?;
        Ok((value, false))
    }

    fn list(&mut self, depth: usize) -> Result<Value> {
        self.expect_between("[")?;
        let mut items = Vec::new();
        while self.current() != Some(']') {
            items.push(self.nested(depth)?);
            self.comma_unless(']')?;
        }
        self.at += 1;
        Ok(Value::List(items))
    }

    fn object(&mut self, depth: usize) -> Result<Value> {
        self.expect_between("{")?;
        let mut object = Object::default();
        while self.current() != Some('}') {
            let (key, from_file) = self.key()?;
            let value = self.nested(depth)?;
            let value = if from_file { self.loaded(value)? } else { value };
            self.comma_unless('}')?;
            object.set(key, value);
        }
        self.at += 1;
        Ok(Value::Object(object))
    }

    fn nested(&mut self, depth: usize) -> Result<Value> {
        match self.current() {
            Some('[' | '{') if depth >= DEEPEST => Err(Error::TooDeep),
            Some('[') => self.list(depth + 1),
            Some('{') => self.object(depth + 1),
            _ => self.first().map(Value::Text),
        }
    }

    fn comma_unless(&mut self, close: char) -> Result<()> {
        self.blanks();
        if self.current() == Some(close) {
            return Ok(());
        }
        self.expect(",")?;
        self.blanks();
        Ok(())
    }

    /// The value, or the values, with what stands in the files they name.
    fn loaded(&self, value: Value) -> Result<Value> {
        match value {
            Value::List(items) => {
                items.into_iter().map(|item| self.loaded(item)).collect::<Result<_>>().map(Value::List)
            }
            Value::Text(text) => match self.host {
                Some(host) => paramfile::local(&text, host)
                    .map_or(Ok(Value::Text(text)), |loaded| loaded.map_err(Error::Load)),
                None if text.starts_with("file://") || text.starts_with("fileb://") => Err(Error::File(text)),
                None => Ok(Value::Text(text)),
            },
            other => Ok(other),
        }
    }

    fn back_to_comma(&mut self) {
        while self.at > 0 && self.current() != Some(',') {
            self.at -= 1;
        }
    }

    fn expect_between(&mut self, what: &'static str) -> Result<()> {
        self.blanks();
        self.expect(what)?;
        self.blanks();
        Ok(())
    }

    fn expect(&mut self, what: &'static str) -> Result<()> {
        let received = self.current().map_or("EOF".into(), String::from);
        if received != what {
            return Err(Error::Expected { what, received, at: self.at });
        }
        self.at += 1;
        Ok(())
    }

    fn blanks(&mut self) {
        self.taken(|char| matches!(char, ' ' | '\t'..='\r'));
    }

    fn taken(&mut self, keep: fn(char) -> bool) -> String {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let text: String = rest.iter().take_while(|char| keep(**char)).collect();
        self.at += text.chars().count();
        text
    }

    fn current(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }
}
