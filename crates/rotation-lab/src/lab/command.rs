//! What a person does in a lab, as data.

use rotation_core::{
    assumption::Assumptions,
    ident::{Place, VersionId},
    operation::Operation,
    rotation::{InvocationId, Outcome},
    stamp::Entropy,
    time::Timestamp,
    value::ValueId,
    vault::{self, Managed},
};

use crate::world::{self, Fault, Lasts, Steps};

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
    /// The world around the vault.
    pub world: world::Setup,
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
    /// Steps of the function fail from now on, or are mended.
    Fault {
        /// Which steps.
        step: Steps,
        /// How they fail; `None` mends them.
        fault: Option<Fault>,
        /// For how long.
        lasts: Lasts,
    },
    /// The callers get a permission, or lose it.
    Permit {
        /// Which.
        permission: Permission,
        /// Whether they have it from now on.
        allowed: bool,
    },
    /// The world is another from now on.
    World(world::Setup),
    /// Another AWS service makes a secret of its own, and rotates it itself.
    Adopt(Managed),
    /// A function from outside calls the API. Replay does not call the function again: this is what it did.
    FunctionCall {
        /// In which of its invocations.
        invocation: InvocationId,
        /// The call. Values stand in it by id.
        operation: Operation,
    },
    /// A function from outside answers.
    FunctionAnswer {
        /// Which of its invocations.
        invocation: InvocationId,
        /// What came of it.
        outcome: Outcome,
    },
}

impl Command {
    /// The secret value that stands in it.
    pub(super) fn value(&self) -> Option<ValueId> {
        let operation = match self {
            Self::Call(operation) | Self::FunctionCall { operation, .. } => operation,
            Self::Adopt(managed) => return Some(managed.value),
            _ => return None,
        };
        match operation {
            Operation::CreateSecret(input) => input.value,
            Operation::PutSecretValue(input) => input.value,
            Operation::UpdateSecret(input) => input.value,
            _ => None,
        }
    }
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
