//! What a RotateSecret would lead to: whether it is accepted and by which rule not, what happens at once, how the
//! rotation ends, what DescribeSecret then tells, and which permissions it takes.
//!
//! Nothing is guessed: the call is made on a copy of the vault and the world as they stand, and the copy goes on. It
//! knows no words but those of the rules.

mod check;
mod echo;
pub mod permissions;
mod refusal;
pub mod rule;
mod run;

use rotation_core::{
    assumption,
    event::{Event, EventKind},
    fact::{self, Fact},
    ident::VersionId,
    operation::{Operation, Reply, rotate_secret},
    schedule::{RotationRules, Schedule, Window},
    secret::Secret,
    time::Timestamp,
    value::ValueTable,
};

pub use check::{Check, Checked};
pub use echo::Change;
pub use refusal::{Refusal, refusal};
pub use run::{Ending, Run};

use crate::simulation::Simulation;

/// What would become of the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is refused, and changes nothing.
    Refused(Refusal),
    /// It is accepted.
    Accepted(Box<Accepted>),
}

/// What follows an accepted call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// When: now.
    pub at: Timestamp,
    /// VersionId of the answer.
    pub version: VersionId,
    /// What begins.
    pub starts: Starts,
    /// What the acceptance itself does.
    pub at_once: Vec<Event>,
    /// The window that NextRotationDate names from then on.
    pub next: Option<Window>,
    /// The run, by a function that does its work. None where none begins.
    pub run: Option<Run>,
    /// The run with the faults that are set in the world, where that is another one.
    pub with_faults: Option<Run>,
    /// What DescribeSecret tells differently: now, once it is accepted, and at the end of the run.
    pub echo: Vec<Change>,
    /// The rules it rests on, each once.
    pub rules: Vec<&'static Fact>,
}

/// What an accepted call begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starts {
    /// The four steps of the function.
    Rotation,
    /// A rotation by the service itself, without a function.
    ByTheService,
    /// The test alone.
    Test,
    /// Nothing: what is configured is stored, and there is no function to test.
    Nothing,
    /// Nothing: it is the call again that began the rotation of this version.
    Again,
}

/// What `input` would lead to, sent now.
pub fn outcome(now: &Simulation, values: &ValueTable, input: &rotate_secret::Input) -> Outcome {
    let mut copy = now.clone();
    let at = now.vault().now();
    copy.take_events();
    match copy.call(&mut values.trial(), at, Operation::RotateSecret(input.clone())) {
        Ok(Reply::RotateSecret(output)) => match now.vault().find_arn(&output.arn) {
            Some(before) => {
                Outcome::Accepted(Box::new(accepted(copy, values, at, output.version_id, before)))
            }
            None => Outcome::Refused(refusal::unexplained()),
        },
        Ok(_) => Outcome::Refused(refusal::unexplained()),
        Err(error) => Outcome::Refused(refusal(now, values, input, error)),
    }
}

fn accepted(
    mut copy: Simulation,
    values: &ValueTable,
    at: Timestamp,
    version: VersionId,
    before: &Secret,
) -> Accepted {
    let arn = &before.arn;
    let mut at_once = copy.take_events();
    at_once.retain(|event| event.secret == *arn);
    let starts = starts(&at_once, before);
    let after = copy.vault().find_arn(arn).cloned();
    let with_faults = copy.clone();
    for known in copy.faults().to_vec() {
        copy.set_fault(known.steps, None);
    }
    let begins = !matches!(starts, Starts::Nothing | Starts::Again);
    let (run, end) = begins.then(|| run::follow(copy, values.trial(), arn, &version)).flatten().unzip();
    let faulty = (begins && !with_faults.faults().is_empty()).then_some(with_faults);
    let faulty = faulty.and_then(|copy| run::follow(copy, values.trial(), arn, &version)).map(|(run, _)| run);
    let with_faults = faulty.filter(|faulty| Some(faulty) != run.as_ref());
    let echo = echo::changes(before, after.as_ref(), end.as_ref());
    let mut rules = rules_of(at_once.iter().chain(run.iter().flat_map(|run| &run.events)));
    rules.extend(rules_beside(starts, before, after.as_ref()));
    let next = after.and_then(|secret| secret.rotation.next);
    Accepted { at, version, starts, at_once, next, run, with_faults, echo, rules }
}

fn starts(at_once: &[Event], secret: &Secret) -> Starts {
    let mut starts = if at_once.is_empty() { Starts::Again } else { Starts::Nothing };
    for event in at_once {
        starts = match event.kind {
            EventKind::RotationStarted { .. } if secret.rotates_without_function() => Starts::ByTheService,
            EventKind::RotationStarted { .. } => Starts::Rotation,
            EventKind::TestRotationStarted => Starts::Test,
            _ => starts,
        };
    }
    starts
}

/// That a call was accepted says little where its effects have rules of their own.
fn rules_of<'a>(events: impl Iterator<Item = &'a Event>) -> Vec<&'static Fact> {
    let mut rules: Vec<&'static Fact> = Vec::new();
    for why in events.map(|event| event.why).filter(|why| **why != fact::CALL_ACCEPTED) {
        if !rules.contains(&why) {
            rules.push(why);
        }
    }
    rules
}

/// Rules that leave no event.
fn rules_beside(starts: Starts, before: &Secret, after: Option<&Secret>) -> Vec<&'static Fact> {
    let old = before.rotation.rules.as_ref().filter(|_| before.rotation.enabled == Some(true));
    let changed = after.is_some_and(|after| after.rotation.rules.as_ref() != old);
    let counted =
        matches!(old.and_then(RotationRules::schedule), Some(Schedule::Days(_) | Schedule::Hours(_)));
    let may_run = (counted && changed).then_some(&rule::OLD_SCHEDULE_MAY_RUN);
    let first: Option<&'static Fact> = match starts {
        Starts::Again => Some(&assumption::REUSED_TOKEN),
        Starts::Nothing => Some(&rule::NOTHING_TO_TEST),
        Starts::Test | Starts::Rotation | Starts::ByTheService => None,
    };
    let second = may_run.filter(|_| matches!(starts, Starts::Test | Starts::Nothing));
    first.into_iter().chain(second).collect()
}
