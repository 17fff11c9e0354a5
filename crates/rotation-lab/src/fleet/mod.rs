//! Many secrets over years: how many rotations start in each hour, what the worst hour looks like second by second, and
//! what moving the windows changes.
//!
//! It is reckoned secret by secret and window by window, without a vault; the moments, the retries and the windows
//! are the very ones that a vault with this seed would come to, by test. A host gives it work in portions, so that it
//! can show progress and stop. It must not know clocks, threads, workers or the page; text of ListSecrets is read
//! elsewhere and comes in as [`Member`]s.

mod count;
mod member;
mod rewrite;
mod spec;
mod spreading;
mod walk;
mod worst;

use rotation_core::time::{Span, Timestamp};

pub use count::Counts;
pub use member::{Generated, Kind, Member, Secrets, preset};
pub use spec::{
    Function, LONGEST_RUN, MOST_DAYS, MOST_SECRETS, MOST_TRIES, ROTATE_SECRET_PER_SECOND, Refused, Spec,
};
pub use spreading::{Moved, rules_text, spread};
pub use worst::{Start, Worst};

use count::{Count, Time};
use worst::Look;

/// A fleet on its way through the years.
#[derive(Clone, Debug)]
pub struct Fleet {
    spec: Spec,
    time: Time,
    /// Loads that are complete: first as it is, then spread.
    loads: Vec<Load>,
    stage: Stage,
    /// How many secrets of the stage are done.
    next: u32,
}

#[derive(Clone, Debug)]
enum Stage {
    Counting(Count),
    Looking(Counts, Look),
    Over,
}

/// What was found for the windows as they are, or as they would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Hour by hour.
    pub counts: Counts,
    /// The hour in which most tries start; none if nothing starts.
    pub worst: Option<Worst>,
}

/// How far it is, in portions of work that are about equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Done.
    pub done: u32,
    /// Of so many.
    pub total: u32,
}

/// The end of it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The start of the first hour that is counted.
    pub first_hour: Timestamp,
    /// The windows as they are.
    pub as_is: &'a Load,
    /// The windows as [`spread`] would move them, if that was asked for.
    pub spread: Option<&'a Load>,
}

impl Fleet {
    /// Nothing reckoned yet; or what is wrong with the spec.
    pub fn new(spec: Spec) -> Result<Self, Refused> {
        let time = spec.check()?;
        let stage = Stage::Counting(Count::new(time, spec.secrets.count()));
        Ok(Self { spec, time, loads: Vec::new(), stage, next: 0 })
    }

    /// Goes on for so many secrets. Whether there is more to do.
    pub fn advance(&mut self, secrets: u32) -> bool {
        let count = self.spec.secrets.count();
        for _ in 0..secrets {
            let spread = !self.loads.is_empty();
            let member = self.spec.secrets.member(self.next, self.spec.seed, self.spec.from);
            match (&mut self.stage, member) {
                (Stage::Over, _) => return false,
                (Stage::Counting(counting), Some(member)) => {
                    counting.secret(&self.spec, spread, self.next, &member);
                }
                (Stage::Looking(_, look), Some(member)) => {
                    look.secret(&self.spec, spread, self.next, &member);
                }
                _ => {}
            }
            self.next += 1;
            if self.next >= count {
                self.next_stage();
            }
        }
        !matches!(self.stage, Stage::Over)
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let count = self.spec.secrets.count();
        let of_stage = if matches!(self.stage, Stage::Looking(..)) { count } else { 0 };
        let loads = self.loads.len() as u32;
        Progress { done: loads * 2 * count + of_stage + self.next, total: self.wanted() * 2 * count }
    }

    /// What was found, when all is done.
    pub fn report(&self) -> Option<Report<'_>> {
        let spread = self.loads.get(1);
        let complete = matches!(self.stage, Stage::Over);
        let as_is = self.loads.first().filter(|_| complete)?;
        Some(Report { first_hour: self.time.first_hour, as_is, spread })
    }

    /// The secret with this number, from 0.
    pub fn member(&self, number: u32) -> Option<Member> {
        self.spec.secrets.member(number, self.spec.seed, self.spec.from)
    }

    /// What [`spread`] would make of the secret with this number.
    pub fn moved(&self, number: u32) -> Option<Moved> {
        Some(spread(&self.member(number)?, self.spec.seed, self.spec.from))
    }

    /// How many secrets there are.
    pub fn secrets(&self) -> u32 {
        self.spec.secrets.count()
    }

    fn wanted(&self) -> u32 {
        1 + u32::from(self.spec.spread)
    }

    fn next_stage(&mut self) {
        self.next = 0;
        let load = match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Counting(counting) => {
                let (counts, look) = counting.end(&self.spec);
                self.stage = Stage::Looking(counts, look);
                return;
            }
            Stage::Looking(counts, look) => Load { counts, worst: look.end(self.spec.function.run) },
            Stage::Over => return,
        };
        self.loads.push(load);
        if (self.loads.len() as u32) < self.wanted() {
            self.stage = Stage::Counting(Count::new(self.time, self.spec.secrets.count()));
        }
    }
}

/// An hour.
const HOUR: Span = Span::hours(1);

#[cfg(test)]
mod tests;
