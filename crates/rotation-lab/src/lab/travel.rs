//! The playhead: to any instant, to the next beat and the one before.

use rotation_core::time::Timestamp;

use super::{Lab, checkpoints::Stand};

/// Where the playhead stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Before anything was done, even at the very start.
    Start,
    /// At an instant, behind all that was done and happened in it.
    At(Timestamp),
    /// At the end of the log.
    End,
}

/// How far [`Lab::step`] lets time go on in search of something that happens.
const MOST_WAKES: usize = 10_000;

impl Lab {
    /// Forward to the next instant at which something happens. At the end, time goes on to what falls due next.
    /// `false`: nothing will.
    pub fn step(&mut self) -> bool {
        let done = self.playhead();
        if done < self.beats().len() {
            self.seek(done + 1);
            return true;
        }
        let (before, known) = (self.moment(), self.course.whole().at);
        self.put(Position::End);
        for _ in 0..MOST_WAKES {
            let Some(wake) = self.next_wake() else { break };
            self.course.pass(&mut self.values, wake);
            // A wake too far away is refused.
            if self.beats().len() > done || self.now() < wake {
                break;
            }
        }
        if self.now() > known {
            self.remember_as(before);
            self.passed();
        }
        self.beats().len() > done
    }

    /// Back to the instant before at which something happened. `false`: it is the beginning.
    pub fn back(&mut self) -> bool {
        let Some(last) = self.playhead().checked_sub(1).and_then(|last| self.beats().get(last)) else {
            return false;
        };
        let at = last.at();
        if at < self.now() {
            self.seek_time(at);
            return true;
        }
        let before = self.beats().partition_point(|beat| beat.at() < at);
        self.seek(before);
        true
    }

    /// Puts the playhead behind so many beats, and behind all others of the same instant.
    pub fn seek(&mut self, beats: usize) {
        let last = beats.min(self.beats().len()).checked_sub(1).and_then(|last| self.beats().get(last));
        match last.map(|beat| beat.at()) {
            None if self.beats().is_empty() => self.put(Position::End),
            // Before the first beat nothing has been done yet, not even at the very start.
            None => self.put(Position::Start),
            Some(at) if self.course.beats_until(at) == self.beats().len() => self.put(Position::End),
            Some(at) => self.seek_time(at),
        }
    }

    /// Puts the playhead at an instant, whether or not something happened then.
    pub fn seek_time(&mut self, at: Timestamp) {
        let whole = self.course.whole().at;
        let at = at.max(self.setup.start);
        self.put(if at < whole { Position::At(at) } else { Position::End });
    }

    /// Where the playhead stands.
    pub fn position(&self) -> Position {
        self.position
    }

    /// The last instant that is known: where the log ends.
    pub fn end(&self) -> Timestamp {
        self.course.whole().at
    }

    /// Puts the playhead there.
    pub fn put(&mut self, position: Position) {
        let near = self.past.take();
        // Where nothing was done, the beginning is the end.
        let position = if self.log().is_empty() { Position::End } else { position };
        self.past = match position {
            Position::Start => Some(Stand { beats: 0, ..self.course.beginning() }),
            Position::At(at) => Some(self.course.stand_at(&mut self.values, at, near)),
            Position::End => None,
        };
        self.position = position;
    }

    /// How many entries of the log have been done at the playhead.
    pub(super) fn entries_done(&self) -> usize {
        match self.position {
            Position::Start => 0,
            Position::At(at) => self.course.entries_until(at),
            Position::End => self.log().len(),
        }
    }
}
