//! The shortest and the longest time between two rotations, over a leap cycle, with the windows that bear witness.

use rotation_core::{
    schedule::{RotationRules, Window},
    time::{Span, Timestamp},
};

use super::Rotations;

/// Four years, one of them a leap year.
const LEAP_CYCLE: Span = Span::days(1461);
/// The moments inside a window are whole seconds: the last one is this long before its end.
const LAST: Span = Span::seconds(1);

/// Two windows that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The earlier.
    pub before: Window,
    /// The later.
    pub after: Window,
}

impl Gap {
    /// From opening to opening.
    pub fn between_starts(&self) -> Span {
        self.after.start.since(self.before.start)
    }

    /// The least time between the two rotations: the last moment of one window, the first of the next.
    pub fn least(&self) -> Span {
        self.after.start.since(self.before.end.minus(LAST))
    }

    /// The most: the first moment of one window, the last of the next. A limit of N days is judged by this.
    pub fn most(&self) -> Span {
        self.after.end.minus(LAST).since(self.before.start)
    }
}

/// The extremes of all gaps that were looked at; of equal ones, the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// Where the look began.
    pub from: Timestamp,
    /// Up to the opening of the last window that was looked at.
    pub until: Timestamp,
    /// How many gaps.
    pub count: u32,
    /// Windows that open nearest to each other.
    pub shortest: Gap,
    /// Windows that open farthest from each other.
    pub longest: Gap,
    /// Windows that may come nearest to each other.
    pub least: Gap,
    /// Windows that may come farthest from each other.
    pub most: Gap,
}

impl Gaps {
    /// Whether no two rotations are ever more than `days` apart, wherever in their windows they fall.
    pub fn satisfies(&self, days: u16) -> bool {
        self.most.most() <= Span::days(u32::from(days))
    }
}

/// The gaps of the leap cycle after `from`, where the last rotation was at `rotated`; of at least two windows where
/// they are farther apart than that. `None` if nothing is scheduled, or time ends before the second window.
pub fn gaps(rules: &RotationRules, rotated: Timestamp, from: Timestamp) -> Option<Gaps> {
    let until = from.plus(LEAP_CYCLE);
    let mut windows = Rotations::after(rules, rotated, from);
    let (mut found, mut before) = (None::<Gaps>, windows.next()?);
    for after in windows {
        if found.is_some() && after.start > until {
            break;
        }
        let gap = Gap { before, after };
        before = after;
        let first = Gaps { from, until, count: 0, shortest: gap, longest: gap, least: gap, most: gap };
        let found = found.get_or_insert(first);
        found.count += 1;
        found.until = after.start;
        if gap.between_starts() < found.shortest.between_starts() {
            found.shortest = gap;
        }
        if gap.between_starts() > found.longest.between_starts() {
            found.longest = gap;
        }
        if gap.least() < found.least.least() {
            found.least = gap;
        }
        if gap.most() > found.most.most() {
            found.most = gap;
        }
    }
    found
}
