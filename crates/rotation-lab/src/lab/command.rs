//! What a person does in a lab, as data.

use rotation_core::{
    assumption::Assumptions,
    ident::{Place, VersionId},
    operation::Operation,
    rotation::Step,
    stamp::Entropy,
    time::Timestamp,
    vault,
};

use crate::world::Fault;

/// What a lab is made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// All randomness derives from it.
    pub seed: u64,
    /// Region and account.
    pub place: Place,
    /// The time at which it begins.
    pub start: Timestamp,
    /// What is assumed where AWS has not been seen.
    pub assumptions: Assumptions,
}

impl Setup {
    pub(super) fn vault(&self) -> vault::Setup {
        let Self { seed, place, assumptions, .. } = self.clone();
        vault::Setup { seed, place, assumptions, ..vault::Setup::default() }
    }

    /// The token that an entry with so many before it has, unless it was given another.
    pub(crate) fn token(&self, entries: usize) -> Option<VersionId> {
        let drawn = Entropy::of_call(self.seed, entries as u64).derive("token of a story");
        VersionId::parse(&drawn.uuid())
    }
}

/// One thing done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A call of the API. Values stand in it by id.
    Call(Operation),
    /// Time goes on until then.
    Advance(Timestamp),
    /// A step of the function fails from now on, or is mended.
    Fault {
        /// Which step.
        step: Step,
        /// How it fails; `None` mends it.
        fault: Option<Fault>,
    },
    /// The callers get a permission, or lose it.
    Permit {
        /// Which.
        permission: Permission,
        /// Whether they have it from now on.
        allowed: bool,
    },
}

/// What a caller needs to rotate a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// To call RotateSecret.
    RotateSecret,
    /// To have the function invoked.
    InvokeFunction,
}

impl Permission {
    /// Both.
    pub const ALL: [Permission; 2] = [Self::RotateSecret, Self::InvokeFunction];

    /// The action, as a policy spells it.
    pub const fn action(self) -> &'static str {
        match self {
            Self::RotateSecret => "secretsmanager:RotateSecret",
            Self::InvokeFunction => "lambda:InvokeFunction",
        }
    }
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// What.
    pub command: Command,
}
