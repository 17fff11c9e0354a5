//! RotationRules, checked.

use core::fmt;

use super::Window;
use crate::{error::ServiceError, time::Timestamp};

/// AutomaticallyAfterDays: 1 to 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days(u16);

impl Days {
    /// `None` outside 1 to 1000.
    pub fn new(days: i64) -> Option<Self> {
        u16::try_from(days).ok().filter(|days| (1..=1000).contains(days)).map(Self)
    }

    /// How many.
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// Duration: how long the window is open, `1h` to `24h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WindowHours(u8);

impl WindowHours {
    /// The whole day, where no Duration is given.
    pub const WHOLE_DAY: WindowHours = WindowHours(24);

    /// Reads `3h`; the refusal is the service's.
    pub fn parse(text: &str) -> Result<Self, ServiceError> {
        let hours = text.strip_suffix('h').and_then(|digits| digits.parse::<u8>().ok());
        hours.filter(|hours| (1..=24).contains(hours)).map(Self).ok_or_else(|| {
            ServiceError::invalid_parameter("Duration must be at least 1 hour, at most 24 hour.")
        })
    }

    /// How many hours.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// As a request writes it.
impl fmt::Display for WindowHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}h", self.0)
    }
}

/// RotationRules. A request's rules replace the stored ones as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RotationRules {
    /// AutomaticallyAfterDays; without it nothing is scheduled.
    pub automatically_after_days: Option<Days>,
    /// Duration.
    pub duration: Option<WindowHours>,
}

impl RotationRules {
    /// The window that follows a rotation at `base`: it opens at 00:00 UTC of the day that many days later.
    pub fn window_after(&self, base: Timestamp) -> Option<Window> {
        let day = base.day().plus_days(self.automatically_after_days?.get());
        Some(Window::opening(day.start(), self.hours()))
    }

    /// The window of the day after `now`, in which a rotation that keeps failing is tried again.
    pub fn window_to_try_again(&self, now: Timestamp) -> Option<Window> {
        self.automatically_after_days?;
        Some(Window::opening(now.day().plus_days(1).start(), self.hours()))
    }

    fn hours(&self) -> WindowHours {
        self.duration.unwrap_or(WindowHours::WHOLE_DAY)
    }
}
