//! The two lengths in RotationRules: days between rotations, hours of a window.

use core::fmt;

use super::{error::Reason, field::number};
use crate::error::ServiceError;

/// AutomaticallyAfterDays: 1 to 1000.
///
/// ```
/// use rotation_core::schedule::{Days, WindowHours};
/// assert_eq!(Days::new(30).map(Days::get), Some(30));
/// assert_eq!(Days::new(1001), None);
/// assert_eq!(WindowHours::parse("3h").unwrap().get(), 3);
/// assert!(WindowHours::parse("25h").is_err());
/// ```
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
        Self::read(text).ok_or_else(|| ServiceError::invalid_parameter(Reason::DurationRange.refusal()))
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        let hours = text.strip_suffix('h').and_then(number).and_then(|hours| u8::try_from(hours).ok());
        hours.filter(|hours| (1..=24).contains(hours)).map(Self)
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
