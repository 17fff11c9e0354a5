//! What happened, to which secret, and the fact behind it.

use alloc::string::String;

use crate::{
    fact::Fact,
    ident::{SecretArn, VersionId},
    label::StagingLabel,
    rotation::Step,
    time::Timestamp,
};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When: what falls due by itself is dated when it was due, not when it was found.
    pub at: Timestamp,
    /// The secret it happened to.
    pub secret: SecretArn,
    /// The version it is about, if it is about one.
    pub version: Option<VersionId>,
    /// Who did it.
    pub actor: Actor,
    /// What it was.
    pub kind: EventKind,
    /// The rule that made it so.
    pub why: &'static Fact,
}

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A caller of the API.
    Caller,
    /// The rotation function, calling the API.
    Function,
    /// Secrets Manager itself.
    Service,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// An API call was accepted. Its effects follow.
    Call(&'static str),
    /// A staging label was attached (`from` none), moved, or taken off (`to` none).
    LabelMoved {
        /// Which label.
        label: StagingLabel,
        /// The version that had it.
        from: Option<VersionId>,
        /// The version that has it now.
        to: Option<VersionId>,
    },
    /// A version came to be, without a value.
    VersionReserved,
    /// A version's value was written: its CreatedDate.
    ValueWritten,
    /// NextRotationDate was set, or went away.
    NextRotation {
        /// The window in which it will run, end exclusive.
        window: Option<(Timestamp, Timestamp)>,
    },
    /// A rotation began; `scheduled` if nobody asked for it just now.
    RotationStarted {
        /// By the schedule, not by a call.
        scheduled: bool,
    },
    /// The function was called for a step.
    StepStarted {
        /// Which step.
        step: Step,
        /// Which try of this rotation.
        attempt: u32,
    },
    /// The function returned without an error.
    StepSucceeded(Step),
    /// The function raised an error, or did not answer in time.
    StepFailed {
        /// Which step.
        step: Step,
        /// What the service records of it.
        error: String,
    },
    /// The new version is current.
    RotationSucceeded,
    /// A try ended in an error.
    RotationFailed {
        /// The error message.
        error: String,
        /// When it is tried again, as far as known now.
        retry: Option<Timestamp>,
    },
    /// The pending version was overtaken or lost its label.
    RotationAbandoned,
    /// The secret was marked for deletion.
    DeletionStarted {
        /// When it will be gone.
        due: Timestamp,
    },
    /// It was restored.
    DeletionCancelled,
    /// It is gone.
    DeletionEnded,
    /// RotateImmediately=false: only testSecret runs.
    TestRotationStarted,
    /// The test passed.
    TestRotationSucceeded,
    /// The test did not pass.
    TestRotationFailed {
        /// The error message.
        error: String,
    },
}

impl EventKind {
    /// Its name, in AWS's spelling where AWS has one.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Call(operation) => operation,
            Self::LabelMoved { from: None, .. } => "LabelAttached",
            Self::LabelMoved { to: None, .. } => "LabelRemoved",
            Self::LabelMoved { .. } => "LabelMoved",
            Self::VersionReserved => "VersionReserved",
            Self::ValueWritten => "ValueWritten",
            Self::NextRotation { .. } => "NextRotationDate",
            Self::RotationStarted { .. } => "RotationStarted",
            Self::StepStarted { .. } => "StepStarted",
            Self::StepSucceeded(_) => "StepSucceeded",
            Self::StepFailed { .. } => "StepFailed",
            Self::RotationSucceeded => "RotationSucceeded",
            Self::RotationFailed { .. } => "RotationFailed",
            Self::RotationAbandoned => "RotationAbandoned",
            Self::DeletionStarted { .. } => "StartSecretVersionDelete",
            Self::DeletionCancelled => "CancelSecretVersionDelete",
            Self::DeletionEnded => "EndSecretVersionDelete",
            Self::TestRotationStarted => "TestRotationStarted",
            Self::TestRotationSucceeded => "TestRotationSucceeded",
            Self::TestRotationFailed { .. } => "TestRotationFailed",
        }
    }
}
