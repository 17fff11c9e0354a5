//! The one sentence a page may show above itself.

use rotation_core::{error::ServiceError, time::Timestamp};
use rotation_lab::link::{LinkError, TooLong};

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The address named no page.
    UnknownRoute(String),
    /// The browser did not let the page copy.
    CopyRefused(&'static str),
    /// The service refused a call that has no dialog of its own.
    Refused(ServiceError),
    /// The address carries a state that cannot be opened.
    Link(LinkError),
    /// What was done fits into no link.
    NoLink(TooLong),
    /// Acting in the past left what lay ahead: so many events.
    Forked(usize),
    /// Time was to pass, but nothing happens until then.
    NothingUntil(Timestamp),
    /// Nothing more will happen by itself.
    NothingDue,
    /// Something went well and is worth a sentence.
    Said(String),
}
