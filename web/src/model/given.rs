//! What the page is given from outside: time, randomness, surroundings, and what must not be kept.

use std::fmt;

use rotation_core::{
    stamp::{Entropy, Stamp},
    time::Timestamp,
};
use zeroize::Zeroizing;

use super::Zone;

/// What is known of the surroundings when the page opens.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// `location.hash`.
    pub hash: String,
    /// The time zone.
    pub zone: Zone,
    /// The theme that was stored.
    pub theme: Theme,
    /// Under 720 px.
    pub narrow: bool,
    /// The work that was kept at the last visit.
    pub kept: Option<String>,
}

/// One look at the clock and 64 random bits: what `effects` answers to [`Effect::Read`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Now.
    pub at: Timestamp,
    /// From the system's random source.
    pub random: u64,
}

impl Reading {
    /// A stamp of this reading: for a ClientRequestToken, `reading.stamp().entropy.uuid()`.
    pub fn stamp(self) -> Stamp {
        Stamp { at: self.at, entropy: Entropy::of_call(self.random, 0) }
    }
}

/// Tokens for calls the page makes: one random number of the page, one count.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    random: u64,
    calls: u64,
}

impl Tokens {
    pub(super) fn new(random: u64) -> Self {
        Self { random, calls: 0 }
    }

    /// A ClientRequestToken nobody else has.
    pub fn mint(&mut self) -> String {
        self.calls += 1;
        Entropy::of_call(self.random, self.calls).uuid()
    }

    /// For a command that makes up its tokens itself.
    pub fn seed(&mut self) -> u64 {
        self.calls += 1;
        Entropy::of_call(self.random, self.calls).below(u64::MAX)
    }

    /// The one `mint` would give: to ask what a call would answer.
    pub fn peek(&self) -> String {
        Entropy::of_call(self.random, self.calls + 1).uuid()
    }
}

/// Text that must not outlive its use: it never prints and is overwritten when dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Typed(pub Zeroizing<String>);

impl<T: Into<String>> From<T> for Typed {
    fn from(text: T) -> Self {
        Self(Zeroizing::new(text.into()))
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(redacted)")
    }
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The one the button changes to.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}
