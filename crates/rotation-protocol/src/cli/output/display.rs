//! What is shown of an answer, and how: `--query` and `--output`.

use super::super::query::Query;
use super::super::value::Value;
use super::{Failure, json, table, text};

/// The choice of a command line.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Display {
    pub(in crate::cli) format: Format,
    pub(in crate::cli) query: Option<Query>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) enum Format {
    #[default]
    Json,
    Text,
    Table,
}

impl Format {
    /// By its name; the environment can hold one that is none.
    pub(in crate::cli) fn parse(name: &str) -> Result<Self, Failure> {
        match name {
            "json" => Ok(Self::Json),
            "text" => Ok(Self::Text),
            "table" => Ok(Self::Table),
            other => Err(Failure::error(format!("Unknown output type: {other}"))),
        }
    }
}

impl Display {
    /// The answer of `operation` as it is printed. Nothing to show is no output.
    pub(in crate::cli) fn show(&self, operation: &str, answer: &Value) -> Result<String, Failure> {
        let found = self.query.as_ref().map(|query| query.search(answer));
        let shown = found.as_ref().unwrap_or(answer);
        Ok(match self.format {
            Format::Json if matches!(shown, Value::Object(object) if object.members.is_empty()) => {
                String::new()
            }
            Format::Json => json::text(shown),
            Format::Text => text::text(shown)?,
            Format::Table => table::table(operation, shown).map_err(Failure::error)?,
        })
    }
}
