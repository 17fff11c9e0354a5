//! A call of the rotation function, and what came of it.

use alloc::string::String;
use core::fmt;

use crate::{
    ident::{FunctionArn, SecretArn, VersionId},
    stamp::Entropy,
};

/// The four steps, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Writes the new value under AWSPENDING.
    Create,
    /// Sets it in the database or service.
    Set,
    /// Logs in with it.
    Test,
    /// Moves AWSCURRENT.
    Finish,
}

impl Step {
    /// All four.
    pub const ALL: [Step; 4] = [Step::Create, Step::Set, Step::Test, Step::Finish];

    /// As the event spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Create => "createSecret",
            Self::Set => "setSecret",
            Self::Test => "testSecret",
            Self::Finish => "finishSecret",
        }
    }

    pub(crate) const fn next(self) -> Option<Step> {
        match self {
            Self::Create => Some(Self::Set),
            Self::Set => Some(Self::Test),
            Self::Test => Some(Self::Finish),
            Self::Finish => None,
        }
    }
}

/// Names one call of the function.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InvocationId(String);

impl InvocationId {
    pub(crate) fn new(entropy: Entropy) -> Self {
        Self(entropy.derive("invocation").uuid())
    }

    /// The text a host was given before.
    pub fn from_text(text: &str) -> Self {
        Self(String::from(text))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A step that the vault's host has to do and answer: mostly a call of the function.
#[derive(Clone, PartialEq, Eq)]
pub struct Invocation {
    /// Answer with this id.
    pub id: InvocationId,
    /// The function; `None`: the service does the step itself.
    pub function: Option<FunctionArn>,
    /// `Step` of the event.
    pub step: Step,
    /// `SecretId` of the event: always the full ARN.
    pub secret: SecretArn,
    /// `ClientRequestToken` of the event: the version being made.
    pub token: VersionId,
    /// `RotationToken` of the event. Sensitive: it never prints.
    pub rotation_token: String,
}

impl fmt::Debug for Invocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, step, secret, token, .. } = self;
        write!(f, "Invocation({} {} {secret} {token})", id.as_str(), step.name())
    }
}

/// What the function did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It returned.
    Returned,
    /// It raised an error, with this text.
    Raised(String),
}
