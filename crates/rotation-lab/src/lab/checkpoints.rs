//! How things stood along the way, so that no look into the past replays more than a few steps. There are never many:
//! once there are too many, or they hold too much, every other one goes and the rest stand twice as far apart.

use rotation_core::time::Timestamp;

use crate::simulation::Simulation;

/// How things stand somewhere in a log.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    /// So many entries have been done.
    pub(super) entries: usize,
    /// So many beats have come of them, and of the time that has passed since.
    pub(super) beats: usize,
    /// The time it is.
    pub(super) at: Timestamp,
    pub(super) simulation: Simulation,
}

impl Stand {
    /// How far it is from the beginning: replaying costs about as much for each entry and for each beat.
    fn reached(&self) -> usize {
        self.entries + self.beats
    }
}

/// Replaying so much takes about a millisecond in a browser.
const CLOSEST: usize = 128;
const MOST: usize = 256;
/// A checkpoint of many secrets is large: of all together there are at most so many copies, about 1 KB each.
const MOST_SECRETS: usize = 30_000;

#[derive(Debug)]
pub(super) struct Checkpoints {
    /// In their order in time; the first is the beginning.
    stands: Vec<Stand>,
    apart: usize,
    secrets: usize,
}

impl Checkpoints {
    pub(super) fn new(beginning: Stand) -> Self {
        Self { stands: vec![beginning], apart: CLOSEST, secrets: 0 }
    }

    /// Keeps a copy of `stand` if the last one is far enough behind.
    pub(super) fn offer(&mut self, stand: &Stand) {
        let last = self.stands.last().map_or(0, Stand::reached);
        if stand.reached() >= last + self.apart {
            self.keep(stand.clone());
        }
    }

    #[inline(never)]
    fn keep(&mut self, stand: Stand) {
        self.secrets += stand.simulation.vault().secrets().count();
        self.stands.push(stand);
        while (self.stands.len() > MOST || self.secrets > MOST_SECRETS) && self.stands.len() > 2 {
            self.thin();
        }
    }

    /// The last one not after `at`, and with no more than so many entries done.
    pub(super) fn before(&self, at: Timestamp, entries: usize) -> Option<&Stand> {
        let fits = self.stands.partition_point(|stand| stand.at <= at && stand.entries <= entries);
        // The very beginning fits always.
        self.stands.get(fits.saturating_sub(1))
    }

    /// Forgets those after `at`, and those that so many entries do not lead to.
    pub(super) fn rewind(&mut self, at: Timestamp, entries: usize) {
        let fits = self.stands.partition_point(|stand| stand.at <= at && stand.entries <= entries);
        self.stands.truncate(fits.max(1));
        self.weigh();
    }

    /// The entry behind the first `entries` was time going on, and it goes on further now: what stands after it stands
    /// in the middle of it.
    pub(super) fn reopen(&mut self, entries: usize) {
        for stand in self.stands.iter_mut().rev().take_while(|stand| stand.entries > entries) {
            stand.entries = entries;
        }
    }

    fn thin(&mut self) {
        let mut keep = false;
        self.stands.retain(|_| {
            keep = !keep;
            keep
        });
        self.apart *= 2;
        self.weigh();
    }

    fn weigh(&mut self) {
        self.secrets = self.stands.iter().map(|stand| stand.simulation.vault().secrets().count()).sum();
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.stands.len()
    }

    #[cfg(test)]
    pub(super) fn apart(&self) -> usize {
        self.apart
    }
}
