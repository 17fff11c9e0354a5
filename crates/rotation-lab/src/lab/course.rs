//! One log, and what came of it: its beats, how things stand at its end, and checkpoints on the way there.

use std::sync::Arc;

use rotation_core::{
    error::ServiceError, operation::Reply, time::Timestamp, value::ValueTable, vault::LONGEST_JUMP,
};

use super::{
    Beat, Entry, Setup,
    checkpoints::{Checkpoints, Stand},
    replay,
    tree::Tip,
};

/// What a command answers.
pub(super) type Answer = Result<Option<Reply>, ServiceError>;

#[derive(Debug)]
pub(super) struct Course {
    start: Timestamp,
    log: Vec<Arc<Entry>>,
    /// The name of the log that ends with each entry.
    tips: Vec<Tip>,
    beats: Vec<Beat>,
    /// As things stand after the whole log.
    whole: Stand,
    checkpoints: Checkpoints,
    /// Time stops going on when there are more beats.
    most: usize,
}

impl Course {
    /// Nothing has been done.
    pub(super) fn new(setup: &Setup, values: &mut ValueTable) -> Self {
        let simulation = replay::begin(setup, values);
        let whole = Stand { entries: 0, beats: 0, at: setup.start, simulation };
        let checkpoints = Checkpoints::new(whole.clone());
        let (log, tips, beats) = (Vec::new(), Vec::new(), Vec::new());
        Self { start: setup.start, log, tips, beats, whole, checkpoints, most: usize::MAX }
    }

    /// Lets no time pass once there are more than `most` beats.
    pub(super) fn limit(&mut self, most: usize) {
        self.most = most;
    }

    pub(super) fn log(&self) -> &[Arc<Entry>] {
        &self.log
    }

    pub(super) fn tip(&self) -> Tip {
        self.tips.last().copied().unwrap_or_default()
    }

    /// Whether a log of so many entries is the beginning of this one.
    pub(super) fn begins_with(&self, tip: Tip, entries: usize) -> bool {
        entries.checked_sub(1).and_then(|last| self.tips.get(last)) == Some(&tip)
    }

    pub(super) fn beats(&self) -> &[Beat] {
        &self.beats
    }

    pub(super) fn whole(&self) -> &Stand {
        &self.whole
    }

    /// How many entries were done at or before then.
    pub(super) fn entries_until(&self, at: Timestamp) -> usize {
        self.log.partition_point(|entry| entry.at <= at)
    }

    /// How many beats lie at or before then.
    pub(super) fn beats_until(&self, at: Timestamp) -> usize {
        self.beats.partition_point(|beat| beat.at() <= at)
    }

    /// One more entry.
    pub(super) fn push(&mut self, values: &mut ValueTable, tip: Tip, entry: Arc<Entry>) -> Answer {
        self.pass(values, entry.at);
        let (reply, beats) = replay::one(&mut self.whole.simulation, values, &entry);
        self.log.push(entry);
        self.tips.push(tip);
        self.whole.entries = self.log.len();
        self.take(beats);
        reply
    }

    /// Time goes on until `to`, without an entry for it; what happens on the way is kept. One wake after the other, so
    /// that there can be checkpoints in the middle of a long time. A jump that is too long changes nothing.
    pub(super) fn pass(&mut self, values: &mut ValueTable, to: Timestamp) {
        // In small steps the vault would not see how far it is.
        if to.since(self.whole.at) > LONGEST_JUMP {
            return;
        }
        while let Some(due) = self.whole.simulation.next_wake().filter(|due| *due <= to) {
            if self.whole.simulation.advance(values, due).is_err() {
                break;
            }
            self.take_events();
            if self.beats.len() > self.most {
                return;
            }
        }
        let _ = self.whole.simulation.advance(values, to);
        self.take_events();
    }

    /// The entry for time that has passed already. If the last one is such an entry, this one takes its place.
    pub(super) fn record(&mut self, tip: Tip, entry: Arc<Entry>) {
        if replay::passes(self.log.last()) {
            self.log.pop();
            self.tips.pop();
            self.checkpoints.reopen(self.log.len());
        }
        self.log.push(entry);
        self.tips.push(tip);
        self.whole.entries = self.log.len();
    }

    /// Back to the first `entries` of the log; what follows will be at `at` or later.
    pub(super) fn rewind(&mut self, values: &mut ValueTable, entries: usize, at: Timestamp) {
        self.checkpoints.rewind(at, entries);
        if let Some(stand) = self.checkpoints.before(at, entries) {
            self.whole = stand.clone();
        }
        self.beats.truncate(self.whole.beats);
        self.tips.truncate(entries);
        self.log.truncate(entries);
        let done = self.whole.entries.min(self.log.len());
        let again = self.tips.split_off(done).into_iter().zip(self.log.split_off(done));
        for (tip, entry) in again {
            // Refused then is refused again.
            let _ = self.push(values, tip, entry);
        }
    }

    /// Becomes another log. Only what the two do not share is done.
    pub(super) fn become_path(&mut self, values: &mut ValueTable, path: Vec<(Tip, Arc<Entry>)>) {
        let shared = self.tips.iter().zip(&path).take_while(|(mine, (theirs, _))| *mine == theirs).count();
        if shared < self.log.len() {
            let end = shared.checked_sub(1).and_then(|last| self.log.get(last)).map(|entry| entry.at);
            let next = path.get(shared).map(|(_, entry)| entry.at);
            self.rewind(values, shared, next.or(end).unwrap_or(self.start));
        }
        for (tip, entry) in path.into_iter().skip(shared) {
            let _ = self.push(values, tip, entry);
        }
    }

    /// As things stood at an instant, that instant included. `near` may be how they stood shortly before.
    pub(super) fn stand_at(&self, values: &mut ValueTable, at: Timestamp, near: Option<Stand>) -> Stand {
        let kept = self.checkpoints.before(at, usize::MAX).unwrap_or(&self.whole);
        let near = near.filter(|near| near.at <= at && near.at > kept.at);
        let mut stand = near.unwrap_or_else(|| kept.clone());
        let done = self.entries_until(at);
        for entry in self.log.get(stand.entries..done).unwrap_or_default() {
            let _ = replay::one(&mut stand.simulation, values, entry);
        }
        // The log's own times have been accepted before, and `at` lies among them.
        let _ = stand.simulation.advance(values, at);
        stand.simulation.take_events();
        Stand { entries: done.max(stand.entries), beats: self.beats_until(at), at, ..stand }
    }

    /// As things stood before anything was done.
    pub(super) fn beginning(&self) -> Stand {
        self.checkpoints.before(self.start, 0).unwrap_or(&self.whole).clone()
    }

    fn take_events(&mut self) {
        let events = self.whole.simulation.take_events();
        self.take(events.into_iter().map(Beat::Event).collect());
    }

    fn take(&mut self, beats: Vec<Beat>) {
        if self.beats.capacity() - self.beats.len() < beats.len() {
            // A long log is most of what a page holds, and memory once taken stays taken: no room for as many again.
            self.beats.reserve_exact(beats.len().max(self.beats.len() / 4));
        }
        self.beats.extend(beats);
        self.whole.beats = self.beats.len();
        self.whole.at = self.whole.simulation.vault().now().max(self.start);
        self.checkpoints.offer(&self.whole);
    }

    #[cfg(test)]
    pub(super) fn checkpoints(&self) -> &Checkpoints {
        &self.checkpoints
    }
}
