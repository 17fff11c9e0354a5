//! A rotation window: some hours of one UTC day.

use super::WindowHours;
use crate::time::{Span, Timestamp};

/// From `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its first moment, on a full hour.
    pub start: Timestamp,
    /// The first moment after it.
    pub end: Timestamp,
}

impl Window {
    pub(crate) fn opening(start: Timestamp, hours: WindowHours) -> Self {
        Self { start, end: start.plus(Span::hours(u32::from(hours.get()))) }
    }

    /// NextRotationDate: the window's last second, since the rotation comes on or before it.
    pub fn next_rotation_date(&self) -> Timestamp {
        self.end.minus(Span::seconds(1))
    }

    /// How many full hours it is open.
    pub fn hours(&self) -> u32 {
        u32::try_from(self.end.since(self.start).as_millis() / Span::hours(1).as_millis()).unwrap_or(0)
    }
}
