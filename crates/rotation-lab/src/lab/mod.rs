//! A log of what was done, and the playhead that moves over what came of it.
//!
//! The log is the state: the same setup and the same log give the same beats, byte for byte. What lies right of
//! the playhead has been reckoned already; acting left of it makes a new branch, and the old one is kept.

mod ask;
mod beat;
mod branch;
mod checkpoints;
mod command;
mod course;
mod history;
mod outages;
mod outside;
mod replay;
mod travel;
mod tree;

use std::sync::Arc;

pub use ask::{answer, only_reads};
pub use beat::Beat;
pub use branch::Branch;
pub use command::{Command, Entry, Permission, Setup};
pub use outages::Comparison;
pub use travel::Position;
pub use tree::Tip;

use rotation_core::{
    Vault,
    error::ServiceError,
    ident::VersionId,
    operation::{Operation, Reply, rotate_secret},
    stamp::{Entropy, Stamp},
    time::Timestamp,
    value::{SecretValue, ValueId, ValueTable},
};

use self::{checkpoints::Stand, course::Course, history::History, tree::Tree};
use crate::{
    outcome::{Outcome, Refusal, outcome, refusal},
    simulation::Simulation,
    world::{self, Injected},
};

/// A session: setup, log, and where the playhead stands.
#[derive(Debug)]
pub struct Lab {
    setup: Setup,
    values: ValueTable,
    /// Passwords that a function from outside was given and may not have put anywhere: they are in no error of it.
    drawn: Vec<SecretValue>,
    tree: Tree,
    course: Course,
    /// Branches that were left, and what can be undone and redone.
    history: History,
    position: Position,
    /// As things stand at the playhead, where that is not the end.
    past: Option<Stand>,
}

impl Lab {
    /// An empty lab.
    pub fn new(setup: Setup) -> Self {
        let mut values = ValueTable::new();
        let course = Course::new(&setup, &mut values);
        let (tree, history) = (Tree::default(), History::default());
        Self { setup, values, drawn: Vec::new(), tree, course, history, position: Position::End, past: None }
    }

    /// The lab in which `log` was done. `values` are the bytes behind the log's value ids, as far as known.
    pub fn replay(setup: Setup, values: ValueTable, log: impl IntoIterator<Item = Entry>) -> Self {
        let mut lab = Self { values, ..Self::new(setup) };
        let log: Vec<Entry> = log.into_iter().collect();
        replay::reserve(&mut lab.values, log.iter());
        for entry in log {
            // Refused then is refused again.
            let _ = lab.append(entry.command, entry.at);
        }
        lab
    }

    /// The same, unless more than `most` beats come of it: a short log can hold very much.
    pub fn replay_within(most: usize, setup: Setup, values: ValueTable, log: Vec<Entry>) -> Option<Self> {
        let mut lab = Self { values, ..Self::new(setup) };
        lab.course.limit(most);
        replay::reserve(&mut lab.values, log.iter());
        for entry in log {
            let _ = lab.append(entry.command, entry.at);
            if lab.beats().len() > most {
                return None;
            }
        }
        lab.course.limit(usize::MAX);
        Some(lab)
    }

    /// Does `command` at the playhead. In the past that makes a new branch: what lay ahead is kept beside it.
    pub fn submit(&mut self, command: Command) -> Result<Option<Reply>, ServiceError> {
        self.remember();
        if let Some(past) = self.past.take() {
            self.fork(&past);
        }
        self.append(command, self.now())
    }

    /// What happened, all of it, in order.
    pub fn beats(&self) -> &[Beat] {
        self.course.beats()
    }

    /// How many beats lie at or before the playhead.
    pub fn playhead(&self) -> usize {
        self.stand().beats
    }

    /// The time at the playhead.
    pub fn now(&self) -> Timestamp {
        self.stand().at
    }

    /// The vault as it stands at the playhead.
    pub fn vault(&self) -> &Vault {
        self.simulation().vault()
    }

    /// The faults in force at the playhead.
    pub fn faults(&self) -> &[Injected] {
        self.simulation().faults()
    }

    /// The world as it is made at the playhead.
    pub fn world(&self) -> &world::Setup {
        self.simulation().world()
    }

    /// When something next happens by itself, seen from the playhead.
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.simulation().next_wake()
    }

    /// What the service would refuse a call with, made at the playhead.
    pub fn would(&self, operation: &Operation) -> Result<(), ServiceError> {
        let entropy = Entropy::of_call(self.setup.seed, 0);
        self.vault().would(Stamp { at: self.now(), entropy }, operation)
    }

    /// What a RotateSecret would lead to, sent at the playhead.
    pub fn outcome(&self, input: &rotate_secret::Input) -> Outcome {
        outcome(self.simulation(), &self.values, input)
    }

    /// What is known of a refusal that a RotateSecret meets at the playhead.
    pub fn refusal(&self, input: &rotate_secret::Input, error: ServiceError) -> Refusal {
        refusal(self.simulation(), &self.values, input, error)
    }

    /// The log.
    pub fn log(&self) -> &[Arc<Entry>] {
        self.course.log()
    }

    /// What of the log has been done at the playhead.
    pub fn done(&self) -> &[Arc<Entry>] {
        self.log().get(..self.entries_done()).unwrap_or_default()
    }

    /// Names the log: while it is the same, nothing has been done.
    pub fn tip(&self) -> Tip {
        self.course.tip()
    }

    /// What it was made with.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The id of a secret value. Its bytes stay in this lab's memory.
    pub fn intern_text(&mut self, text: &str) -> ValueId {
        self.values.intern_text(text)
    }

    /// A ClientRequestToken that no other entry of this log has. It derives from the seed and its place in the log, so
    /// a link need not spell it.
    pub fn fresh_token(&self) -> Option<VersionId> {
        self.setup.token(self.entries_done())
    }

    fn stand(&self) -> &Stand {
        self.past.as_ref().unwrap_or(self.course.whole())
    }

    fn simulation(&self) -> &Simulation {
        &self.stand().simulation
    }

    /// One more entry at the end of the log.
    fn append(&mut self, command: Command, at: Timestamp) -> Result<Option<Reply>, ServiceError> {
        if let Command::Advance(to) = command {
            self.course.pass(&mut self.values, to.max(at));
            self.passed();
            return Ok(None);
        }
        self.course.pass(&mut self.values, at);
        // No log is out of order, and a jump that was too long has not happened.
        let entry = Arc::new(Entry { at: self.end(), command });
        let tip = self.tree.add(self.course.tip(), Arc::clone(&entry));
        self.course.push(&mut self.values, tip, entry)
    }

    /// Puts the time that has passed into the log.
    fn passed(&mut self) {
        let last = self.course.tip();
        // Advancing twice is advancing to the later time.
        let before = if replay::passes(self.log().last()) { self.tree.before(last) } else { last };
        let at = self.end();
        let entry = Arc::new(Entry { at, command: Command::Advance(at) });
        let tip = self.tree.add(before, Arc::clone(&entry));
        self.course.record(tip, entry);
    }
}

#[cfg(test)]
mod tests;
