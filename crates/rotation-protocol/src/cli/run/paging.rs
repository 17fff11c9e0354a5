//! Page after page of a list, as one answer. A list that is cut short ends with a token that says where: the service's
//! token for the page, and how many of its items have been seen.

use super::super::output::{Display, Format};
use super::super::value::{Object, Value};
use super::super::{Failure, json};
use crate::wire::base64;

const LIST: &str = "SecretList";
const TOKEN: &str = "NextToken";
const SEEN: &str = "boto_truncate_amount";

/// What the command line says about pages.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Paging {
    pub(in crate::cli) starting_token: Option<String>,
    pub(in crate::cli) page_size: Option<String>,
    pub(in crate::cli) max_items: Option<usize>,
}

/// The pages so far.
pub(in crate::cli) struct Pages {
    paging: Paging,
    /// The service's token for the page that is asked for.
    token: Option<Value>,
    /// The token before the last.
    before: Option<Value>,
    /// Items of the first page that an earlier command has shown.
    skip: usize,
    seen: usize,
    list: Option<Vec<Value>>,
    stdout: String,
}

pub(super) enum Next {
    Page,
    End(String),
}

impl Pages {
    pub(in crate::cli) fn new(paging: Paging) -> Self {
        let (token, skip) = paging.starting_token.as_deref().map(start).unwrap_or_default();
        Self { paging, token, before: None, skip, seen: 0, list: None, stdout: String::new() }
    }

    /// What was printed before an end that is an error.
    pub(super) fn printed(self) -> String {
        self.stdout
    }

    /// Adds what asks for this page.
    pub(in crate::cli) fn ask(&self, parameters: &mut Object) {
        if let Some(token) = &self.token {
            parameters.set(TOKEN.into(), token.clone());
        }
        if let Some(size) = &self.paging.page_size {
            parameters.set("MaxResults".into(), Value::Int(size.clone()));
        }
    }

    /// Takes a page in.
    pub(super) fn take(&mut self, page: Value, name: &str, display: &Display) -> Result<Next, Failure> {
        let Value::Object(page) = page else { return Ok(Next::End(String::new())) };
        let (mut items, next) = (page.get(LIST).cloned(), page.get(TOKEN).cloned());
        let skipped = std::mem::take(&mut self.skip);
        let mut length = 0;
        let mut resume = None;
        if let Some(Value::List(items)) = &mut items {
            items.drain(..skipped.min(items.len()));
            length = items.len();
            if let Some(room) =
                self.paging.max_items.map(|most| most.saturating_sub(self.seen)).filter(|room| length > *room)
            {
                items.truncate(room);
                resume = Some((self.token.clone(), Some(room + skipped)));
            }
        }
        self.seen += length;
        self.show(items, name, display)?;
        let more = next.filter(|_| resume.is_none());
        if let Some(next) = more {
            if self.paging.max_items == Some(self.seen) {
                resume = Some((Some(next), None));
            } else if self.before.as_ref() == Some(&next) {
                let mut tokens = Object::default();
                tokens.set(TOKEN.into(), next);
                return Err(Failure::error(format!(
                    "Error during pagination: The same next token was received twice: {}",
                    Value::Object(tokens).python_str()
                )));
            } else {
                self.before = Some(next.clone());
                self.token = Some(next);
                return Ok(Next::Page);
            }
        }
        self.end(resume.map(|(token, seen)| resume_token(token, seen)), name, display).map(Next::End)
    }

    /// Text is printed page by page; anything else waits for the whole.
    fn show(&mut self, items: Option<Value>, name: &str, display: &Display) -> Result<(), Failure> {
        if display.format == Format::Text {
            let mut page = Object::default();
            page.set(LIST.into(), items.unwrap_or(Value::Null));
            self.stdout.push_str(&display.show(name, &Value::Object(page))?);
        } else if let Some(Value::List(items)) = items {
            self.list.get_or_insert_default().extend(items);
        }
        Ok(())
    }

    fn end(&mut self, resume: Option<String>, name: &str, display: &Display) -> Result<String, Failure> {
        let mut whole = Object::default();
        if display.format == Format::Text {
            if let Some(token) = resume {
                let mut inner = Object::default();
                inner.set(TOKEN.into(), Value::Text(token));
                whole.set(TOKEN.into(), Value::Object(inner));
                self.stdout.push_str(&display.show(name, &Value::Object(whole))?);
            }
            return Ok(std::mem::take(&mut self.stdout));
        }
        if let Some(list) = self.list.take() {
            whole.set(LIST.into(), Value::List(list));
        }
        if let Some(token) = resume {
            whole.set(TOKEN.into(), Value::Text(token));
        }
        display.show(name, &Value::Object(whole))
    }
}

fn resume_token(token: Option<Value>, seen: Option<usize>) -> String {
    let mut parts = Object::default();
    parts.set(TOKEN.into(), token.unwrap_or(Value::Null));
    if let Some(seen) = seen {
        parts.set(SEEN.into(), Value::Int(seen.to_string()));
    }
    base64::encode(Value::Object(parts).to_json().as_bytes())
}

/// The service's token and the items to skip. A token that no list ended with is the service's own.
fn start(token: &str) -> (Option<Value>, usize) {
    let text = base64::decode(token).and_then(|bytes| String::from_utf8(bytes).ok());
    let parts = match text.map(|text| json::parse_plain(&text)) {
        Some(Ok(Value::Object(parts))) => parts,
        _ => return (Some(Value::Text(token.into())).filter(|_| token != "None"), 0),
    };
    let seen = match parts.get(SEEN) {
        Some(Value::Int(digits)) => digits.parse().unwrap_or_default(),
        _ => 0,
    };
    (parts.get(TOKEN).filter(|token| **token != Value::Null).cloned(), seen)
}
