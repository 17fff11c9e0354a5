//! A state in one or two words.

use yew::prelude::*;

use super::{Icon, icon};

/// How a state is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// Under way.
    Run,
    /// Failed: always with a cross and words.
    Fail,
    /// As it should be.
    Good,
    /// Worth a second look.
    Warn,
}

impl Tone {
    /// Its `data-tone`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Run => "run",
            Self::Fail => "fail",
            Self::Good => "good",
            Self::Warn => "warn",
        }
    }
}

/// The badge.
pub fn badge(tone: Tone, glyph: Option<Icon>, words: impl Into<AttrValue>, testid: &'static str) -> Html {
    html! {
        <span class="badge" data-tone={tone.name()} data-testid={testid}>
            { glyph.map(icon) }{ words.into() }
        </span>
    }
}
