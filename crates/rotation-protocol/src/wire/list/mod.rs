//! Pasted output of `aws secretsmanager list-secrets`: the schedules in it, or where it is something else.
//!
//! Whole answers, several of them in an array, and the bare list (`--query SecretList`) are read, with times as the
//! CLI's first and second version print them. It must not know what the schedules are wanted for.

mod entry;
mod time;

use core::fmt;

use rotation_core::{assumption::Assumptions, schedule::RotationRules, time::Timestamp};
use serde_json::Value;

/// The schedules of a list of secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Those that rotate.
    pub secrets: Vec<Listed>,
    /// How many do not rotate or wait to be deleted.
    pub left_out: u32,
    /// There is another page (NextToken) that was not pasted.
    pub more: bool,
}

/// A secret that rotates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// ARN.
    pub arn: String,
    /// RotationRules.
    pub rules: RotationRules,
    /// LastRotatedDate, or else LastChangedDate or CreatedDate.
    pub rotated: Option<Timestamp>,
}

/// Why a text is no list of secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListError {
    /// A line and column, or a member such as `SecretList[3].RotationRules.Duration`.
    pub place: String,
    /// What is wrong there.
    pub problem: String,
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

impl core::error::Error for ListError {}

/// Reads what the CLI printed.
pub fn read_list(text: &str, assumed: &Assumptions) -> Result<Listing, ListError> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let place = format!("Line {}, column {}", error.line(), error.column());
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or_default();
        wrong(place, format!("this is not JSON ({words})."))
    })?;
    let mut listing = Listing::default();
    match &value {
        Value::Array(pages) if pages.iter().any(|page| page.get("SecretList").is_some()) => {
            for (n, page) in pages.iter().enumerate() {
                read_page(page, &format!("[{n}]."), assumed, &mut listing)?;
            }
        }
        Value::Array(entries) => read_entries(entries, "", assumed, &mut listing)?,
        page => read_page(page, "", assumed, &mut listing)?,
    }
    Ok(listing)
}

fn read_page(page: &Value, at: &str, assumed: &Assumptions, into: &mut Listing) -> Result<(), ListError> {
    let Some(list) = page.get("SecretList") else {
        let place = if at.is_empty() { "The whole".to_owned() } else { at.trim_end_matches('.').to_owned() };
        return Err(wrong(place, "this is not what list-secrets prints: it has no SecretList.".into()));
    };
    let place = format!("{at}SecretList");
    let Some(entries) = list.as_array() else { return Err(wrong(place, "this is not a list.".into())) };
    into.more = page.get("NextToken").is_some_and(Value::is_string);
    read_entries(entries, &place, assumed, into)
}

fn read_entries(
    entries: &[Value],
    at: &str,
    assumed: &Assumptions,
    into: &mut Listing,
) -> Result<(), ListError> {
    for (n, entry) in entries.iter().enumerate() {
        match entry::read(entry, assumed) {
            Ok(Some(secret)) => into.secrets.push(secret),
            Ok(None) => into.left_out += 1,
            Err((member, problem)) => {
                let dot = if member.is_empty() { "" } else { "." };
                return Err(wrong(format!("{at}[{n}]{dot}{member}"), problem));
            }
        }
    }
    Ok(())
}

fn wrong(place: String, problem: String) -> ListError {
    ListError { place, problem }
}
