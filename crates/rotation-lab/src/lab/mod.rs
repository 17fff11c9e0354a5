//! A log of what was done, and the playhead that moves over what came of it.
//!
//! The log is the state: the same setup and the same log give the same beats, byte for byte. What lies right of
//! the playhead has been reckoned already; acting left of it makes a new branch.

mod ask;
mod beat;
mod command;
mod outages;
mod replay;

pub use ask::{answer, only_reads};
pub use beat::Beat;
pub use command::{Command, Entry, Permission, Setup};
pub use outages::Comparison;

use rotation_core::{
    Vault,
    error::ServiceError,
    operation::{Operation, Reply, rotate_secret},
    stamp::{Entropy, Stamp},
    time::Timestamp,
    value::{ValueId, ValueTable},
};

use crate::{
    outcome::{Outcome, Refusal, outcome, refusal},
    simulation::Simulation,
    world::Injected,
};

/// A session: setup, log, and where the playhead stands.
#[derive(Debug)]
pub struct Lab {
    setup: Setup,
    values: ValueTable,
    log: Vec<Entry>,
    beats: Vec<Beat>,
    /// As things stand after the whole log.
    whole: Simulation,
    /// As they stand at the playhead, where that is not the end.
    past: Option<(Timestamp, Simulation)>,
    playhead: usize,
}

/// How far [`Lab::step`] lets time go on in search of something that happens.
const MOST_WAKES: usize = 10_000;

impl Lab {
    /// An empty lab.
    pub fn new(setup: Setup) -> Self {
        Self::replay(setup, ValueTable::new(), &[])
    }

    /// The lab in which `log` was done. `values` are the bytes behind the log's value ids, as far as known.
    pub fn replay(setup: Setup, mut values: ValueTable, log: &[Entry]) -> Self {
        let (whole, beats) = replay::all(&setup, &mut values, log);
        let playhead = beats.len();
        Self { setup, values, log: log.to_vec(), beats, whole, past: None, playhead }
    }

    /// Does `command` at the playhead. In the past that makes a new branch: what lay ahead is dropped.
    pub fn submit(&mut self, command: Command) -> Result<Option<Reply>, ServiceError> {
        self.fork();
        let now = self.now();
        let at = match &command {
            Command::Advance(to) => (*to).max(now),
            _ => now,
        };
        let entry = Entry { at, command };
        let (reply, beats) = replay::one(&mut self.whole, &mut self.values, &entry);
        // Advancing twice is advancing to the later time.
        let passing = |entry: &Entry| matches!(entry.command, Command::Advance(_));
        if passing(&entry) {
            self.log.pop_if(|last| passing(last));
        }
        self.log.push(entry);
        self.beats.extend(beats);
        self.playhead = self.beats.len();
        reply
    }

    /// Forward to the next instant at which something happens. At the end, time goes on to what falls due next.
    /// `false`: nothing will.
    pub fn step(&mut self) -> bool {
        if self.playhead < self.beats.len() {
            self.seek(self.playhead + 1);
            return true;
        }
        let known = self.beats.len();
        for _ in 0..MOST_WAKES {
            let Some(wake) = self.whole.next_wake() else { return false };
            if self.submit(Command::Advance(wake)).is_err() {
                return false;
            }
            if self.beats.len() > known {
                return true;
            }
        }
        false
    }

    /// Back to the instant before. `false`: it is the beginning.
    pub fn back(&mut self) -> bool {
        let Some(last) = self.playhead.checked_sub(1).and_then(|last| self.beats.get(last)) else {
            return false;
        };
        let at = last.at();
        let before = self.beats.partition_point(|beat| beat.at() < at);
        self.seek(before);
        true
    }

    /// Puts the playhead behind so many beats, and behind all others of the same instant.
    pub fn seek(&mut self, beats: usize) {
        let instant = beats.checked_sub(1).and_then(|last| self.beats.get(last)).map(Beat::at);
        self.playhead = match instant {
            Some(at) => self.beats.partition_point(|beat| beat.at() <= at),
            None => beats.min(self.beats.len()),
        };
        self.past = (self.playhead < self.beats.len()).then(|| {
            // Before the first beat nothing has been done yet, not even at the very start.
            let (at, done) = instant.map_or((self.setup.start, &[][..]), |at| (at, &self.log[..]));
            (at, replay::until(&self.setup, &mut self.values, done, at))
        });
    }

    /// What happened, all of it, in order.
    pub fn beats(&self) -> &[Beat] {
        &self.beats
    }

    /// How many beats lie at or before the playhead.
    pub fn playhead(&self) -> usize {
        self.playhead
    }

    /// The time at the playhead.
    pub fn now(&self) -> Timestamp {
        self.past.as_ref().map_or_else(|| self.whole.vault().now().max(self.setup.start), |(at, _)| *at)
    }

    /// The vault as it stands at the playhead.
    pub fn vault(&self) -> &Vault {
        self.simulation().vault()
    }

    /// The faults in force at the playhead.
    pub fn faults(&self) -> &[Injected] {
        self.simulation().faults()
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
    pub fn log(&self) -> &[Entry] {
        &self.log
    }

    /// What it was made with.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The id of a secret value. Its bytes stay in this lab's memory.
    pub fn intern_text(&mut self, text: &str) -> ValueId {
        self.values.intern_text(text)
    }

    fn simulation(&self) -> &Simulation {
        self.past.as_ref().map_or(&self.whole, |(_, past)| past)
    }

    fn fork(&mut self) {
        if let Some((at, past)) = self.past.take() {
            let begun = self.playhead > 0;
            self.log.retain(|entry| begun && entry.at <= at);
            self.beats.truncate(self.playhead);
            self.whole = past;
        }
    }
}
