//! What a page asks of a scene, in the words of its attributes, and what is wrong with them.

use rotation_lab::{link::LinkError, scenario::SCENARIOS};

use crate::model::Route;

/// The attributes, as they were written; `None` where one is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The id of a story.
    pub scenario: Option<String>,
    /// The name of a view.
    pub view: Option<String>,
    /// Whether it may only be looked at.
    pub readonly: bool,
    /// The payload of a link, or a whole link; it comes before a story.
    pub src: Option<String>,
}

/// What is drawn of a lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The timeline.
    Timeline,
    /// The schedule of its secret.
    Schedule,
    /// The request that rotates its secret.
    Request,
}

impl View {
    /// Their names, as an attribute says them.
    pub const NAMES: [(&'static str, View); 3] =
        [("timeline", Self::Timeline), ("schedule", Self::Schedule), ("request", Self::Request)];
}

/// Why a scene cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No story has this id.
    Scenario(String),
    /// No view has this name.
    View(String),
    /// The link cannot be opened.
    Link(LinkError),
}

impl Trouble {
    /// For programs: stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Scenario(_) => "unknown_scenario",
            Self::View(_) => "unknown_view",
            Self::Link(_) => "broken_link",
        }
    }
}

/// What to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source<'a> {
    /// The story at this place of `SCENARIOS`.
    Story(usize),
    /// This payload.
    Link(&'a str),
}

impl Asked {
    /// The view; the timeline where none is named.
    pub(super) fn view(&self) -> Result<View, Trouble> {
        let Some(name) = said(&self.view) else { return Ok(View::Timeline) };
        let found = View::NAMES.into_iter().find(|(known, _)| *known == name);
        found.map(|(_, view)| view).ok_or_else(|| Trouble::View(shown(name)))
    }

    /// What the link carries, whether it is written as a whole or not.
    pub(super) fn payload(&self) -> Option<&str> {
        said(&self.src).map(|src| Route::shared(src).unwrap_or(src))
    }

    /// The link, or the story, or the first of the stories where neither is named.
    pub(super) fn source(&self) -> Result<Source<'_>, Trouble> {
        if let Some(payload) = self.payload() {
            return Ok(Source::Link(payload));
        }
        let Some(id) = said(&self.scenario) else { return Ok(Source::Story(0)) };
        let place = SCENARIOS.iter().position(|story| story.id == id);
        place.map(Source::Story).ok_or_else(|| Trouble::Scenario(shown(id)))
    }
}

/// An attribute that says nothing is as good as none.
fn said(attribute: &Option<String>) -> Option<&str> {
    attribute.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// As much of what was written as a sentence has room for.
fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}
