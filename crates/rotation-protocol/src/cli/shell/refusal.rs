//! Why a command is not split.

use std::fmt;

/// What cannot be split, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShellError {
    at: usize,
    reason: &'static str,
}

impl ShellError {
    /// The byte it stands at.
    pub fn at(&self) -> usize {
        self.at
    }

    /// A sentence.
    pub fn reason(&self) -> &'static str {
        self.reason
    }

    /// The command ends with a backslash: another line mends it.
    pub fn wants_a_line(&self) -> bool {
        self.reason == BACKSLASH
    }

    /// A quote is still open where the text ends.
    pub(in crate::cli) fn is_open_quote(&self) -> bool {
        [SINGLE, DOUBLE].contains(&self.reason)
    }

    /// It is well up to there, where another command starts.
    pub(in crate::cli) fn is_second_command(&self) -> bool {
        self.reason == SECOND
    }
}

impl fmt::Display for ShellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason)
    }
}

impl std::error::Error for ShellError {}

pub(super) const SECOND: &str = "A second command starts here: end a line that goes on with a backslash.";
pub(super) const BACKSLASH: &str = "The command ends with a backslash: its next line is missing.";
pub(super) const SINGLE: &str = "This single quote is not closed.";
pub(super) const DOUBLE: &str = "This double quote is not closed.";
pub(super) const VARIABLE: &str =
    "A variable's value is not known here: write the value out, or quote a dollar sign that is meant.";
pub(super) const COMMAND: &str = "A command's output is not known here: write the value out.";

/// What is special to bash wherever it stands unquoted.
pub(super) fn reason(char: char) -> Option<&'static str> {
    Some(match char {
        '`' => COMMAND,
        '|' => "Output cannot be piped on here.",
        '<' | '>' => "There are no files to read from or write to here.",
        '&' | ';' => "Only one command at a time.",
        '(' | ')' => "bash wants parentheses in quotes.",
        _ => return None,
    })
}

pub(super) fn refuse<T>(at: usize, reason: &'static str) -> Result<T, ShellError> {
    Err(ShellError { at, reason })
}
