//! The lines that were run, for the arrow keys. They are without their secrets; the line that is being typed when the
//! history is entered is kept as it is until it is left.

use super::Typed;

/// So many lines.
const LINES: usize = 200;

#[derive(Debug, Default)]
pub(super) struct History {
    /// Oldest first.
    lines: Vec<String>,
    /// Which of them is shown.
    at: Option<usize>,
    typed: Typed,
}

impl History {
    /// A line was run. The same line twice is once.
    pub(super) fn push(&mut self, line: &str) {
        self.leave();
        if self.lines.last().is_some_and(|last| last == line) {
            return;
        }
        if self.lines.len() == LINES {
            self.lines.remove(0);
        }
        self.lines.push(line.to_owned());
    }

    /// The line is the person's again.
    pub(super) fn leave(&mut self) {
        (self.at, self.typed) = (None, Typed::default());
    }

    pub(super) fn older(&mut self, typed: &Typed) -> Option<Typed> {
        let at = self.at.unwrap_or(self.lines.len()).checked_sub(1)?;
        let line = self.lines.get(at)?.clone();
        if self.at.is_none() {
            self.typed = typed.clone();
        }
        self.at = Some(at);
        Some(Typed(line.into()))
    }

    /// After the newest comes what was being typed.
    pub(super) fn newer(&mut self) -> Option<Typed> {
        let at = self.at? + 1;
        let Some(line) = self.lines.get(at).cloned() else {
            self.at = None;
            return Some(std::mem::take(&mut self.typed));
        };
        self.at = Some(at);
        Some(Typed(line.into()))
    }
}
