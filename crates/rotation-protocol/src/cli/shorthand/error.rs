//! The CLI's error texts, with a caret under the column.

use super::super::Failure;

pub(super) enum Error {
    Expected {
        what: &'static str,
        received: String,
        at: usize,
    },
    Twice {
        key: String,
        at: usize,
    },
    /// The value is in a file, and there are none.
    File(String),
    /// The CLI's text about a file that cannot be had.
    Load(String),
    TooDeep,
}

impl Error {
    /// The CLI's error; one about a file does not name the option.
    pub(super) fn failure(&self, chars: &[char]) -> Wrong {
        match self {
            Self::Load(text) => Wrong::Bare(text.clone()),
            other => Wrong::Option(other.text(chars)),
        }
    }

    fn text(&self, chars: &[char]) -> String {
        match self {
            Self::Expected { what, received, at } => {
                format!("Expected: '{what}', received: '{received}' for input:\n{}", pointed_at(chars, *at))
            }
            Self::Twice { key, at } => {
                let shown = pointed_at(chars, *at);
                let why = "This is often because there is a preceding \",\" instead of a space.";
                format!("Second instance of key \"{key}\" encountered for input:\n{shown}\n{why}")
            }
            Self::File(name) => format!("{name} names a file, and there are no files here"),
            Self::Load(text) => text.clone(),
            Self::TooDeep => "maximum recursion depth exceeded".into(),
        }
    }
}

/// What is wrong, by what the CLI says before it.
pub(in crate::cli) enum Wrong {
    Option(String),
    Bare(String),
}

impl Wrong {
    pub(in crate::cli) fn of(self, option: &str) -> Failure {
        match self {
            Self::Option(text) => Failure::parameter(option, text),
            Self::Bare(text) => Failure::error(text),
        }
    }
}

/// The text with a caret under the column, put in after the line it points at.
fn pointed_at(chars: &[char], at: usize) -> String {
    let at = at.min(chars.len());
    let (before, after) = chars.split_at(at);
    let column = before.iter().rev().take_while(|char| **char != '\n').count();
    let line_end = at + after.iter().take_while(|char| **char != '\n').count();
    let (shown, rest) = chars.split_at(line_end);
    let text = |chars: &[char]| chars.iter().collect::<String>();
    format!("{}\n{}^{}", text(shown), " ".repeat(column), text(rest))
}
