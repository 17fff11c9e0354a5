//! What a fleet is asked: which secrets, from when and how long, what the function is like.

use core::fmt;

use rotation_core::{
    assumption::RetryPlan,
    time::{Span, Timestamp},
};

use super::{HOUR, Secrets, count::Time};

/// RotateSecret and CancelRotateSecret together, in an account and region. Rotations by schedule are not known to
/// count against it: it is the yardstick for what a person could start by calls.
pub const ROTATE_SECRET_PER_SECOND: u32 = 50;
/// An account's secrets in a region.
pub const MOST_SECRETS: u32 = 500_000;
/// Twenty years.
pub const MOST_DAYS: u16 = 7305;
/// Together with the delay of the first call less than an hour.
pub const LONGEST_RUN: Span = Span::minutes(59);
/// In one window.
pub const MOST_TRIES: u32 = 100;

/// What to reckon.
#[derive(Clone, Debug)]
pub struct Spec {
    /// All moments and failures derive from it: a vault's seed.
    pub seed: u64,
    /// From when. The hours that are counted are those of the clock.
    pub from: Timestamp,
    /// For how many days.
    pub days: u16,
    /// Which secrets.
    pub secrets: Secrets,
    /// The rotation function.
    pub function: Function,
    /// When a failed rotation is tried again (see `RETRY_PLAN`).
    pub retry: RetryPlan,
    /// Whether to reckon a second time with the windows as [`super::spread`] would move them.
    pub spread: bool,
}

/// What matters of a rotation function here. One invocation at a time is under way during a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Function {
    /// From the first call to the end, all four steps: at most [`LONGEST_RUN`]. A try that fails takes as long.
    pub run: Span,
    /// How many of a million tries fail.
    pub failing: u32,
}

impl Default for Function {
    /// The recorded function (R14), which never fails.
    fn default() -> Self {
        Self { run: Span::millis(697), failing: 0 }
    }
}

/// What is wrong with a spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No secrets.
    Empty,
    /// More than [`MOST_SECRETS`].
    TooMany,
    /// The shares of the kinds do not add up to 100.
    Shares,
    /// 0 days, or more than [`MOST_DAYS`].
    Days,
    /// The years run past 9999.
    EndOfTime,
    /// A try longer than [`LONGEST_RUN`].
    Run,
    /// More failures than tries.
    Failing,
    /// More tries in a window than [`MOST_TRIES`].
    Tries,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "There is no secret that rotates.",
            Self::TooMany => "An account has at most 500,000 secrets in a region.",
            Self::Shares => "The shares of the kinds add up to 100.",
            Self::Days => "The time looked at is 1 to 7305 days (20 years).",
            Self::EndOfTime => "Dates go from 1970 to 9999.",
            Self::Run => "One try takes at most 59 minutes, its four steps together.",
            Self::Failing => "At most every try fails.",
            Self::Tries => "A window has at most 100 tries.",
        })
    }
}

impl std::error::Error for Refused {}

impl Spec {
    pub(super) fn check(&self) -> Result<Time, Refused> {
        let hours = u32::from(self.days) * 24;
        let start = self.from.as_millis() / HOUR.as_millis() * HOUR.as_millis();
        let first_hour = Timestamp::from_millis(start).unwrap_or(self.from);
        let length = Span::hours(hours);
        let refused = [
            (self.secrets.count() == 0, Refused::Empty),
            (self.secrets.count() > MOST_SECRETS, Refused::TooMany),
            (!self.secrets.shares_add_up(), Refused::Shares),
            (self.days == 0 || self.days > MOST_DAYS, Refused::Days),
            (first_hour.plus(length).since(first_hour) != length, Refused::EndOfTime),
            (self.function.run > LONGEST_RUN, Refused::Run),
            (self.function.failing > 1_000_000, Refused::Failing),
            (self.retry.tries > MOST_TRIES, Refused::Tries),
        ];
        let reason = refused.iter().find(|(wrong, _)| *wrong).map(|(_, reason)| *reason);
        reason.map_or(Ok(Time { first_hour, hours }), Err)
    }
}
