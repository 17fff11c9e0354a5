//! The first look: how many tries start in each hour. It leaves marks on its way, so that the second look need not
//! come from the beginning.

use rotation_core::{
    schedule::Window,
    time::{Span, Timestamp},
};

use super::{
    HOUR, Member, Spec,
    walk::{Walk, hours_since},
    worst::Look,
};

/// The time is divided into so many parts, and for each secret its first window in each of them is kept.
const PARTS: u32 = 16;

/// The hours that are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    pub(super) first_hour: Timestamp,
    pub(super) hours: u32,
}

/// Tries, hour by hour, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// How many tries start in each hour.
    pub hours: Vec<u32>,
    /// Windows in which a rotation started.
    pub rotations: u64,
    /// Of these, how many did not work within their window.
    pub spent: u64,
    /// Tries that failed.
    pub failed: u64,
}

impl Counts {
    /// All tries.
    pub fn tries(&self) -> u64 {
        self.hours.iter().map(|count| u64::from(*count)).sum()
    }
}

/// Counting under way.
#[derive(Clone, Debug)]
pub(super) struct Count {
    time: Time,
    counts: Counts,
    /// By part and then by secret.
    marks: Vec<Mark>,
    secrets: u32,
}

/// A window in four bytes: where it opens, in hours, and how many it is open. 0 is none.
#[derive(Clone, Copy, Debug, Default)]
struct Mark(u32);

impl Mark {
    fn of(window: Window, first: Timestamp) -> Self {
        Self(hours_since(Self::zero(first), window.start) << 5 | window.hours().min(31))
    }

    /// A window may have been open at the beginning, but no longer than a day.
    fn zero(first: Timestamp) -> Timestamp {
        first.minus(Span::days(1))
    }

    fn window(self, first: Timestamp) -> Option<Window> {
        let start = Self::zero(first).plus(Span::hours(self.0 >> 5));
        (self.0 != 0).then(|| Window { start, end: start.plus(Span::hours(self.0 & 31)) })
    }
}

impl Count {
    pub(super) fn new(time: Time, secrets: u32) -> Self {
        let hours = vec![0; time.hours as usize];
        let marks = vec![Mark::default(); (PARTS * secrets) as usize];
        Self { time, counts: Counts { hours, rotations: 0, spent: 0, failed: 0 }, marks, secrets }
    }

    /// One secret through all the years.
    pub(super) fn secret(&mut self, spec: &Spec, moved: bool, number: u32, member: &Member) {
        let Time { first_hour, hours } = self.time;
        let end = first_hour.plus(Span::hours(hours));
        let mut walk = Walk::of(spec, member, moved);
        let mut planned = walk.first(member.rotated);
        let (mut part, mut part_begins) = (0, Timestamp::EPOCH);
        while let Some(window) = planned.filter(|window| window.start < end) {
            while part < PARTS && window.start >= part_begins {
                let place = part * self.secrets + number;
                if let Some(mark) = self.marks.get_mut(place as usize) {
                    *mark = Mark::of(window, first_hour);
                }
                part += 1;
                part_begins = self.time.part(part);
            }
            let counts = &mut self.counts;
            planned = walk.rotate(window, false, |one| {
                // The last windows reach beyond the time that is looked at.
                if let Some(count) = counts.hours.get_mut(hours_since(first_hour, one.at) as usize) {
                    *count += 1;
                    counts.rotations += u64::from(one.attempt == 1);
                    counts.failed += u64::from(one.failed);
                    counts.spent += u64::from(one.failed && one.last);
                }
            });
        }
    }

    /// How many hours and marks are held.
    #[cfg(test)]
    pub(super) fn kept(&self) -> (usize, usize) {
        (self.counts.hours.len(), self.marks.len())
    }

    /// The counts, and the second look at their worst hour.
    pub(super) fn end(self, spec: &Spec) -> (Counts, Look) {
        let Self { time, counts, mut marks, secrets } = self;
        let most = counts.hours.iter().copied().max().unwrap_or(0);
        let worst = counts.hours.iter().position(|count| *count == most && most > 0);
        let Some(worst) = worst.and_then(|hour| u32::try_from(hour).ok()) else {
            return (counts, Look::at_nothing());
        };
        let hour = time.first_hour.plus(Span::hours(worst));
        // What runs in that hour began in a window that opened at most a day, and a try of it, before.
        let earliest = hour.minus(Span::hours(24)).minus(spec.function.run);
        let part = (0..PARTS).rev().find(|part| time.part(*part) <= earliest);
        let begin = part.map_or(0, |part| (part * secrets) as usize);
        marks.truncate(begin + secrets as usize);
        marks.drain(..begin);
        let windows = marks.into_iter().map(|mark| mark.window(time.first_hour)).collect();
        (counts, Look::at(hour, hour.minus(spec.function.run), hour.plus(HOUR), windows))
    }
}

impl Time {
    fn part(&self, part: u32) -> Timestamp {
        // At most twenty years of hours, times 16.
        self.first_hour.plus(Span::hours(self.hours * part / PARTS))
    }
}
