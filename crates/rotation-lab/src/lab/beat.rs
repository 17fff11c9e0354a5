//! One thing that a timeline shows.

use rotation_core::{
    error::ServiceError,
    event::{Actor, Event},
    time::Timestamp,
};

use super::Permission;
use crate::world::{self, Fault, Lasts, Steps};

/// Something that happened, in the vault or to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beat {
    /// An event of the vault.
    Event(Event),
    /// A call that was refused. The vault knows nothing of it.
    Refused {
        /// When.
        at: Timestamp,
        /// Whose.
        actor: Actor,
        /// Which operation.
        operation: &'static str,
        /// The service's refusal.
        error: ServiceError,
    },
    /// A fault was set or mended.
    Fault {
        /// When.
        at: Timestamp,
        /// Of which steps.
        step: Steps,
        /// Which; `None`: mended.
        fault: Option<Fault>,
        /// For how long.
        lasts: Lasts,
    },
    /// The callers got a permission, or lost it.
    Permission {
        /// When.
        at: Timestamp,
        /// Which.
        permission: Permission,
        /// Whether they have it from then on.
        allowed: bool,
    },
    /// The world became another.
    World {
        /// When.
        at: Timestamp,
        /// What it is like from then on.
        setup: world::Setup,
    },
}

impl Beat {
    /// When it happened.
    pub fn at(&self) -> Timestamp {
        match self {
            Self::Event(event) => event.at,
            Self::Refused { at, .. }
            | Self::Fault { at, .. }
            | Self::Permission { at, .. }
            | Self::World { at, .. } => *at,
        }
    }

    /// The event, if it is one.
    pub fn event(&self) -> Option<&Event> {
        match self {
            Self::Event(event) => Some(event),
            _ => None,
        }
    }
}
