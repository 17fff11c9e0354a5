//! A run on a copy of the lab, followed to its end.

use rotation_core::{
    error::ServiceError,
    event::{Event, EventKind},
    ident::{SecretArn, VersionId},
    operation::{Operation, rotate_secret},
    rotation::Step,
    schedule::Window,
    secret::Secret,
    stamp::{Entropy, Stamp},
    time::Timestamp,
    value::ValueTable,
};

use super::refusal::is_unfinished;
use crate::simulation::Simulation;

/// How many wakes a copy is followed for: other secrets may have theirs in between.
pub(super) const MOST_WAKES: usize = 10_000;

/// A run from its acceptance to the end of its first try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What happens to the secret after the acceptance.
    pub events: Vec<Event>,
    /// How it ends.
    pub ending: Ending,
    /// When that is.
    pub over: Timestamp,
    /// From when on another RotateSecret is accepted; none while this try stands in the way.
    pub free: Option<Timestamp>,
    /// The window that NextRotationDate names at the end.
    pub next: Option<Window>,
}

/// How a try ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The new version is current.
    Rotated,
    /// The test has passed; its version is left without a label.
    Tested,
    /// A step failed.
    Failed {
        /// What the service records.
        error: String,
        /// When it is tried again, if it is.
        retry: Option<Timestamp>,
    },
    /// The test failed.
    TestFailed {
        /// What the service records.
        error: String,
    },
    /// It was overtaken.
    Abandoned,
}

impl Run {
    /// The steps that were called, in order, each with whether it succeeded.
    pub fn steps(&self) -> impl Iterator<Item = (Step, bool)> {
        self.events.iter().filter_map(|event| match event.kind {
            EventKind::StepSucceeded(step) => Some((step, true)),
            EventKind::StepFailed { step, .. } => Some((step, false)),
            _ => None,
        })
    }
}

/// The end of a try of `version`, if the event is one.
pub(super) fn ending(event: &Event, version: &VersionId) -> Option<Ending> {
    let ending = match &event.kind {
        EventKind::RotationSucceeded => Ending::Rotated,
        EventKind::TestRotationSucceeded => Ending::Tested,
        EventKind::RotationFailed { error, retry } => Ending::Failed { error: error.clone(), retry: *retry },
        EventKind::TestRotationFailed { error } => Ending::TestFailed { error: error.clone() },
        EventKind::RotationAbandoned => Ending::Abandoned,
        _ => return None,
    };
    (event.version.as_ref() == Some(version)).then_some(ending)
}

/// Lets the copy go on until the try of `version` has ended; then as the secret stands there.
pub(super) fn follow(
    mut copy: Simulation,
    mut values: ValueTable,
    arn: &SecretArn,
    version: &VersionId,
) -> Option<(Run, Secret)> {
    let (mut events, mut free) = (Vec::new(), None);
    for _ in 0..MOST_WAKES {
        if free.is_none() && !refuses_another(&copy, arn) {
            free = Some(copy.vault().now());
        }
        let found = events.iter().find_map(|event: &Event| Some((ending(event, version)?, event.at)));
        if let Some((ending, over)) = found {
            let secret = copy.vault().find_arn(arn)?.clone();
            return Some((Run { events, ending, over, free, next: secret.rotation.next }, secret));
        }
        let due = copy.next_wake()?;
        copy.advance(&mut values, due).ok()?;
        events.extend(copy.take_events().into_iter().filter(|event| event.secret == *arn));
    }
    None
}

/// Whether another RotateSecret would meet an unfinished rotation.
fn refuses_another(copy: &Simulation, arn: &SecretArn) -> bool {
    let at = copy.vault().now();
    let entropy = Entropy::of_due(0, arn.as_str(), at);
    let another = rotate_secret::Input {
        secret_id: arn.as_str().to_owned(),
        client_request_token: VersionId::parse(&entropy.derive("another rotation").uuid()),
        ..rotate_secret::Input::default()
    };
    let answer: Result<(), ServiceError> =
        copy.vault().would(Stamp { at, entropy }, &Operation::RotateSecret(another));
    answer.is_err_and(|error| is_unfinished(&error))
}
