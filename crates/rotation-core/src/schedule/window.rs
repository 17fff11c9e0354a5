//! A rotation window: some hours of one UTC day.

use super::Days;
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
    /// `None` where time ends before the window does.
    pub(super) fn opening(start: Timestamp, hours: u32) -> Option<Self> {
        let length = Span::hours(hours);
        let end = start.plus(length);
        (end.since(start) == length).then_some(Self { start, end })
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

/// The AutomaticallyAfterDays that the service shows beside a ScheduleExpression (R4): the days from `now` to the
/// next window, a begun day counted whole. See `DAYS_SHOWN`.
pub fn days_shown(now: Timestamp, next: Window) -> Option<Days> {
    let day = Span::days(1).as_millis();
    Days::new((next.start.since(now).as_millis() + day - 1) / day)
}
