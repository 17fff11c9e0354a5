//! Undo, redo, and the branches that were left: all of them are names of logs in the tree.

use std::sync::Arc;

use super::{Lab, Position, Tip, checkpoints::Stand, replay};

/// More branches than a person can tell apart; the oldest goes first.
const MOST_BRANCHES: usize = 32;

/// All that a command can change: undoing is going back to such a moment.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    tip: Tip,
    position: Position,
    left: Arc<[Left]>,
}

/// A branch that was left: its log, and where the playhead stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) tip: Tip,
    position: Position,
}

#[derive(Debug, Default)]
pub(super) struct History {
    /// The oldest first.
    pub(super) left: Arc<[Left]>,
    done: Vec<Moment>,
    undone: Vec<Moment>,
}

impl Lab {
    /// Takes the last command back, or the last change of branch. `false`: there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.history.done.pop() else { return false };
        let now = self.moment();
        self.history.undone.push(now);
        self.return_to(before);
        true
    }

    /// Does again what was undone. `false`: there is nothing, or something else was done since.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.history.undone.pop() else { return false };
        let now = self.moment();
        self.history.done.push(now);
        self.return_to(after);
        true
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.history.done.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.history.undone.is_empty()
    }

    /// Nothing can be undone any more, and no branch is kept: what was done so far is where it begins.
    pub(crate) fn forget_history(&mut self) {
        self.history = History::default();
    }

    /// Whether a branch was left.
    pub fn has_left(&self) -> bool {
        !self.history.left.is_empty()
    }

    /// Goes on with a branch that was left; the present one is left for it. `false`: there is no such branch.
    pub fn switch(&mut self, to: Tip) -> bool {
        let Some(left) = self.history.left.iter().find(|left| left.tip == to).copied() else { return false };
        self.remember();
        self.leave(Some(to));
        let moment = Moment { tip: left.tip, position: left.position, left: Arc::clone(&self.history.left) };
        self.return_to(moment);
        true
    }

    /// What a command may change, as it is now.
    pub(super) fn moment(&self) -> Moment {
        let left = Arc::clone(&self.history.left);
        Moment { tip: self.course.tip(), position: self.position, left }
    }

    /// A command follows: it can be undone.
    pub(super) fn remember(&mut self) {
        let now = self.moment();
        self.remember_as(now);
    }

    /// Something else was done since.
    pub(super) fn forget_undone(&mut self) {
        self.history.undone.clear();
    }

    pub(super) fn remember_as(&mut self, moment: Moment) {
        self.history.done.push(moment);
        self.history.undone.clear();
    }

    /// Acting in the past: what lay ahead is left, and the log ends at the playhead.
    pub(super) fn fork(&mut self, past: &Stand) {
        let (kept, now) = (self.entries_done(), past.at);
        let ahead = self.log().get(kept..).unwrap_or_default();
        // Time alone is nothing to come back to.
        if past.beats < self.beats().len() || ahead.iter().any(|entry| !replay::passes(Some(entry))) {
            self.leave(None);
        }
        self.course.rewind(&mut self.values, kept, now);
        self.course.pass(&mut self.values, now);
        self.position = Position::End;
    }

    /// Puts the present log among those that were left, and takes `but` out.
    fn leave(&mut self, but: Option<Tip>) {
        let present = Left { tip: self.course.tip(), position: self.position };
        let others = self.history.left.iter().copied();
        let others = others.filter(|left| left.tip != present.tip && Some(left.tip) != but);
        let left: Vec<Left> = others.chain([present]).collect();
        let excess = left.len().saturating_sub(MOST_BRANCHES);
        self.history.left = left.into_iter().skip(excess).collect();
    }

    fn return_to(&mut self, moment: Moment) {
        self.past = None;
        let path = self.tree.path(moment.tip);
        self.course.become_path(&mut self.values, path);
        self.history.left = moment.left;
        self.put(moment.position);
    }
}
