//! What RotateSecret does when it replaces one schedule by another, with RotateImmediately true and false.

use super::{RotationRules, Schedule, Window};
use crate::time::Timestamp;

/// What becomes of both schedules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// RotateImmediately: the four steps run now. If not, only testSecret does, and nothing is rotated.
    pub at_once: bool,
    /// The window that was planned under the old rules.
    pub planned: Option<Window>,
    /// Whether that window may bring a rotation all the same: documented where the old schedule counts days or
    /// hours from the last rotation, and RotateImmediately is false.
    pub planned_may_stay: bool,
    /// The first window of the new rules; none if they schedule nothing.
    pub next: Option<Window>,
}

impl Change {
    /// From `old` to `new` at `now`, where the last rotation was at `rotated`.
    pub fn between(
        old: &RotationRules,
        new: &RotationRules,
        rotated: Timestamp,
        now: Timestamp,
        at_once: bool,
    ) -> Self {
        // A window that is behind is not made up for: see `MISSED_MOMENT`.
        let coming = |rules: &RotationRules, base| {
            let window = rules.window_after(base)?;
            if window.end > now { Some(window) } else { rules.window_after(now) }
        };
        let planned = coming(old, rotated);
        // A test does not count as a rotation, so the new schedule still counts from the last one.
        let next = coming(new, if at_once { now } else { rotated });
        let counted = matches!(old.schedule(), Some(Schedule::Days(_) | Schedule::Hours(_)));
        Self { at_once, planned, planned_may_stay: counted && !at_once && planned != next, next }
    }
}
