//! What a secret remembers of its rotation.

use alloc::{string::String, vec::Vec};

use super::{InvocationId, Step};
use crate::{
    ident::{FunctionArn, VersionId},
    schedule::{Days, RotationRules, Window},
    time::Timestamp,
};

/// Configuration, schedule and the run under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rotation {
    /// RotationEnabled; `None` until rotation was first configured or cancelled.
    pub enabled: Option<bool>,
    /// RotationLambdaARN.
    pub function: Option<FunctionArn>,
    /// How a partner's secret is rotated.
    pub external: External,
    /// RotationRules.
    pub rules: Option<RotationRules>,
    /// The AutomaticallyAfterDays that is shown with them: computed where there is an expression.
    pub days_shown: Option<Days>,
    /// LastRotatedDate.
    pub last_rotated: Option<Timestamp>,
    /// The rotation, or the value written by hand, from which the schedule counts.
    pub counted_from: Option<Timestamp>,
    /// The window that NextRotationDate names. It may lie in the past after failures.
    pub next: Option<Window>,
    /// When the service will start by itself; gone once it has.
    pub plan: Option<Plan>,
    /// The run under way.
    pub run: Option<Run>,
}

/// What RotateSecret says of a partner's secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct External {
    /// ExternalSecretRotationRoleArn.
    pub role: Option<String>,
    /// ExternalSecretRotationMetadata: keys and values.
    pub metadata: Option<Vec<(String, String)>>,
}

impl Rotation {
    /// A step under way ends as it ends; what would follow it does not.
    pub(crate) fn stop_after_step(&mut self) {
        self.run.take_if(|run| !matches!(run.phase, Phase::Answering { .. }));
    }
}

/// The next start by the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The window it falls in.
    pub window: Window,
    /// The moment drawn inside it.
    pub moment: Timestamp,
}

/// A rotation or test under way.
#[derive(Clone, PartialEq, Eq)]
pub struct Run {
    /// The version being made.
    pub token: VersionId,
    /// All four steps or the test alone.
    pub kind: RunKind,
    /// Which try this is, from 1.
    pub attempt: u32,
    /// Tries may start until then.
    pub until: Timestamp,
    /// Where it stands.
    pub phase: Phase,
    /// Goes with every call of the function; sensitive.
    pub(crate) rotation_token: String,
}

impl core::fmt::Debug for Run {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Run({} {:?} try {} {:?})", self.token, self.kind, self.attempt, self.phase)
    }
}

/// All four steps, or the test alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// The four steps.
    Rotation,
    /// RotateImmediately=false.
    Test,
}

impl RunKind {
    pub(crate) const fn first_step(self) -> Step {
        match self {
            Self::Rotation => Step::Create,
            Self::Test => Step::Test,
        }
    }
}

/// Where a run stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The function will be called at that moment.
    Calling(Step, Timestamp),
    /// The function was called and has not answered; after `until` it has failed.
    Answering {
        /// The step it was called for.
        step: Step,
        /// The call.
        invocation: InvocationId,
        /// When its time is over.
        until: Timestamp,
    },
    /// It failed and is tried again then.
    Waiting(Timestamp),
    /// Its tries are spent until the next window.
    Spent,
}
