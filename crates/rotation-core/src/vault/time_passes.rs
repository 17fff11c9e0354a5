//! Time in a vault: it moves with calls and `advance`, never back, and does on its way what falls due.

use alloc::vec::Vec;
use core::fmt;

use super::{Entry, Key, Vault};
use crate::{
    event::{Actor, EventKind},
    fact,
    rotation::{InvocationId, Outcome, Phase, fall_due, next_due, step_ended},
    secret::Deletion,
    stamp::Stamp,
    time::{Span, Timestamp},
};

/// A jump this long is taken for a mistake.
pub const LONGEST_JUMP: Span = Span::days(36_525);

/// A time that a vault does not accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeError {
    /// Before the last call.
    Backwards {
        /// The time of the last call.
        now: Timestamp,
        /// The time that was given.
        given: Timestamp,
    },
    /// More than a hundred years ahead.
    TooFar,
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Backwards { now, given } => {
                write!(f, "Time does not go back: it is {now}, {given} was given.")
            }
            Self::TooFar => f.write_str("A jump of more than 100 years is refused."),
        }
    }
}

impl core::error::Error for TimeError {}

impl Vault {
    /// When something next falls due by itself.
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.secrets.get(self.first_to_wake()? as usize)?.as_ref()?.wake
    }

    /// Lets time go on until `to`. What falls due on the way is done and dated when it was due, so a late or an
    /// extra wake is harmless.
    pub fn advance(&mut self, to: Timestamp) -> Result<(), TimeError> {
        if to < self.now {
            return Err(TimeError::Backwards { now: self.now, given: to });
        }
        // The first call sets the clock; only from then on can a jump be too long.
        let begun = self.now != Timestamp::EPOCH || self.created > 0;
        if begun && to.since(self.now) > LONGEST_JUMP {
            return Err(TimeError::TooFar);
        }
        while self.next_wake().is_some_and(|due| due <= to) {
            let Some(key) = self.first_to_wake() else { break };
            self.wake(key);
        }
        self.now = to;
        Ok(())
    }

    /// Does the one thing that is due first for a secret: something of its rotation, or its end.
    fn wake(&mut self, key: Key) {
        let Some((secret, settings, out)) = self.secret_mut(key) else { return };
        match secret.deletion.filter(|deletion| next_due(secret).is_none_or(|due| deletion.due < due)) {
            None => {
                fall_due(secret, settings, out);
                self.reindex(key);
            }
            Some(Deletion { due, .. }) => {
                let gone = EventKind::DeletionEnded;
                secret.note(out, due, Actor::Service, None, gone, &fact::RECOVERY_WINDOW);
                self.remove(key);
            }
        }
    }

    /// Answers a call of the function. `Ok(false)`: it is unknown, was answered, or its time was over.
    pub fn complete(&mut self, stamp: Stamp, id: &InvocationId, outcome: Outcome) -> Result<bool, TimeError> {
        self.advance(stamp.at)?;
        let Some(key) = self.open.get(id.as_str()).copied() else { return Ok(false) };
        if let Some((secret, settings, out)) = self.secret_mut(key) {
            step_ended(secret, settings, out, stamp.at, outcome);
        }
        self.reindex(key);
        Ok(true)
    }

    /// Whether an answer to this call of the function would still be heard.
    pub fn awaits(&self, id: &InvocationId) -> bool {
        self.open.contains_key(id.as_str())
    }

    /// Brings what is looked up by time and by invocation up to date with one secret.
    pub(super) fn reindex(&mut self, key: Key) {
        let Some(Some(Entry { secret, wake: old_wake, open: old_open, .. })) =
            self.secrets.get_mut(key as usize)
        else {
            return;
        };
        let open = secret.rotation.run.as_ref().and_then(|run| match &run.phase {
            Phase::Answering { invocation, .. } => Some(invocation.clone()),
            _ => None,
        });
        let due = next_due(secret).into_iter().chain(secret.deletion.map(|deletion| deletion.due)).min();
        if *old_wake != due {
            old_wake.map(|due| self.wakes.remove(&wake(due, key)));
            due.map(|due| self.wakes.insert(wake(due, key), key));
            *old_wake = due;
        }
        if *old_open != open {
            old_open.as_ref().map(|id| self.open.remove(id.as_str()));
            open.as_ref().map(|id| self.open.insert(id.as_str().into(), key));
            *old_open = open;
        }
    }

    /// Takes a secret that is gone out of what is looked up by time and by invocation.
    pub(super) fn forget_times(&mut self, key: Key, gone: &Entry) {
        gone.wake.map(|due| self.wakes.remove(&wake(due, key)));
        gone.open.as_ref().map(|id| self.open.remove(id.as_str()));
    }

    fn first_to_wake(&self) -> Option<Key> {
        self.wakes.first_key_value().map(|(_, key)| *key)
    }

    /// The calls of the function that have not been answered.
    pub fn open_invocations(&self) -> Vec<&InvocationId> {
        self.secrets.iter().flatten().filter_map(|entry| entry.open.as_ref()).collect()
    }
}

/// A place in the order of wakes: by time, then by secret.
fn wake(due: Timestamp, key: Key) -> u128 {
    (u128::from(due.as_millis().unsigned_abs()) << 32) | u128::from(key)
}
