//! Where words and commands stand in a text, also in one that is not whole yet.

use std::{fmt, ops::Range};

use super::{
    ShellError, Splitter,
    refusal::{VARIABLE, refuse},
};

/// A word as the command gets it, and where it was written. It can be a secret value, so it does not print.
#[derive(Clone, PartialEq, Eq)]
pub struct Word {
    /// Without quotes and backslashes.
    pub text: String,
    /// With them, in bytes.
    pub range: Range<usize>,
    /// Where the first variable stands that was kept by its name.
    pub(super) variable: Option<usize>,
}

impl Word {
    /// Its text, if bash would not put a value into it.
    pub(crate) fn known(&self) -> Result<&str, ShellError> {
        self.variable.map_or(Ok(&self.text), |at| refuse(at, VARIABLE))
    }
}

/// The words of one command as far as it can be split, and what stopped it. The word it stopped in reaches to the end.
pub fn words(text: &str) -> (Vec<Word>, Option<ShellError>) {
    run(text, false)
}

/// The same with the names of variables left where they stand: who reads a word asks whether it is [known](Word::known).
pub(crate) fn with_variables(text: &str) -> Result<Vec<Word>, ShellError> {
    let (words, fault) = run(text, true);
    fault.map_or(Ok(words), Err)
}

fn run(text: &str, keep: bool) -> (Vec<Word>, Option<ShellError>) {
    let rest = text.char_indices().peekable();
    let mut splitter = Splitter { rest, words: Vec::new(), word: None, ended: false, keep };
    let fault = splitter.run().err();
    splitter.end_word(text.len());
    (splitter.words, fault)
}

/// The commands of a text that holds several, one after the other: one starts where the line before it did not go on.
/// One that cannot be split takes the rest of the text along.
pub fn commands(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((one, others)) = second(rest).and_then(|at| rest.split_at_checked(at)) {
        found.push(one);
        rest = others;
    }
    found.push(rest);
    found.retain(|command| !words(command).0.is_empty() || words(command).1.is_some());
    found
}

/// Line and column of a byte, both from 1.
pub fn place(text: &str, at: usize) -> Option<(usize, usize)> {
    let before = text.get(..at)?;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Some((line, column))
}

/// It is never at the start, so a text is taken apart to its end.
fn second(text: &str) -> Option<usize> {
    words(text).1.filter(ShellError::is_second_command).map(|fault| fault.at()).filter(|at| *at > 0)
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Word").field("range", &self.range).finish_non_exhaustive()
    }
}
