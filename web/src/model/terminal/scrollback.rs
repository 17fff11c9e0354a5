//! What was run and what it printed: the newest of it.

use std::collections::VecDeque;

use rotation_core::time::Timestamp;
use rotation_protocol::cli::Output;

/// So many commands.
const ENTRIES: usize = 200;
/// So many bytes, together.
const BYTES: usize = 256 * 1024;

/// The newest commands, oldest first.
#[derive(Debug, Default)]
pub struct Scrollback {
    entries: VecDeque<Entry>,
    run: u32,
}

/// One command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The how manieth it is.
    pub number: u32,
    /// Where the playhead stood.
    pub at: Timestamp,
    /// As it was typed, without its secrets.
    pub line: String,
    /// What came of it.
    pub outcome: Outcome,
    /// What there is to say besides.
    pub notes: Vec<Note>,
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The CLI ran.
    Printed(Output),
    /// The shell would not run it: why, in which line and column.
    Shell(&'static str, Option<(usize, usize)>),
    /// It came from the history, where its secret had been taken out.
    Redacted,
    /// There is no such command.
    NotFound(String),
    /// The list of commands and keys.
    Help,
    /// Time went on.
    Slept,
    /// It did not: this is no length of time.
    NoTime(String),
}

/// What there is to say besides what is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// So many events lay ahead and are gone.
    Forked(usize),
    /// It was sent elsewhere than to the lab's region, which is this.
    Elsewhere(String),
    /// It names a file.
    NoFiles,
    /// Its secret was not kept.
    NotKept,
    /// Nothing happens until then, so the playhead stays.
    NothingUntil(Timestamp),
    /// So many bytes were printed, and not all of them are shown.
    Shortened(usize),
}

impl Scrollback {
    /// The entries.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The newest.
    pub fn last(&self) -> Option<&Entry> {
        self.entries.back()
    }

    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }

    pub(super) fn push(&mut self, at: Timestamp, line: String, outcome: Outcome, notes: Vec<Note>) {
        self.run = self.run.wrapping_add(1);
        let mut entry = Entry { number: self.run, at, line, outcome, notes };
        entry.shorten();
        self.entries.push_back(entry);
        while self.entries.len() > ENTRIES || self.entries.iter().map(Entry::bytes).sum::<usize>() > BYTES {
            self.entries.pop_front();
        }
    }
}

impl Entry {
    fn bytes(&self) -> usize {
        let printed = match &self.outcome {
            Outcome::Printed(output) => output.stdout.len() + output.stderr.len(),
            Outcome::NotFound(text) | Outcome::NoTime(text) => text.len(),
            Outcome::Shell(..) | Outcome::Redacted | Outcome::Help | Outcome::Slept => 0,
        };
        self.line.len() + printed
    }

    /// Alone it has room, whatever was printed or typed.
    fn shorten(&mut self) {
        let before = self.bytes();
        let mut texts = vec![&mut self.line];
        match &mut self.outcome {
            Outcome::Printed(output) => texts.extend([&mut output.stdout, &mut output.stderr]),
            Outcome::NotFound(text) | Outcome::NoTime(text) => texts.push(text),
            Outcome::Shell(..) | Outcome::Redacted | Outcome::Help | Outcome::Slept => {}
        }
        for text in texts {
            text.truncate(text.floor_char_boundary(BYTES / 4));
        }
        if self.bytes() < before {
            self.notes.push(Note::Shortened(before));
        }
    }
}
