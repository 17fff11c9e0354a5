//! What kind of thing a beat is: the rules by which beats belong together, and by which the table shows them.

use std::ops::Range;

use rotation_core::event::{Actor, Event, EventKind};
use rotation_lab::Beat;

use super::Filter;

/// Whether a beat begins something; the others are its effects.
pub fn is_head(beat: &Beat) -> bool {
    beat.event().is_none_or(|event| {
        !matches!(
            event.kind,
            EventKind::LabelMoved { .. }
                | EventKind::VersionReserved
                | EventKind::ValueWritten
                | EventKind::NextRotation { .. }
        )
    })
}

/// The beats of the cause that `beat` belongs to: a call or an event of the service, and what it changed in the same
/// instant.
pub fn around(beats: &[Beat], beat: usize) -> Range<usize> {
    let at = |n: usize| beats.get(n).map(Beat::at);
    let start = (0..=beat.min(beats.len()))
        .rev()
        .take_while(|n| at(*n) == at(beat))
        .find(|n| beats.get(*n).is_some_and(is_head))
        .unwrap_or(beat);
    let rest = beats.get(start + 1..).unwrap_or_default();
    let more = rest.iter().take_while(|beat| Some(beat.at()) == at(start) && !is_head(beat)).count();
    start..(start + 1 + more).min(beats.len())
}

/// Whether the table shows a beat under a filter.
pub fn shows(filter: Filter, beat: &Beat) -> bool {
    match filter {
        Filter::All => true,
        Filter::Failures => is_failure(beat),
        Filter::Service => {
            beat.event().is_some_and(|e| e.actor == Actor::Service) && is_head(beat) && !is_step(beat)
        }
        Filter::Key => is_head(beat) && !is_step(beat) && !is_reading(beat),
    }
}

/// Whether it is the beginning or the end of a step of the function.
pub fn is_step(beat: &Beat) -> bool {
    use EventKind::{StepFailed, StepStarted, StepSucceeded};
    beat.event().is_some_and(|e| matches!(e.kind, StepStarted { .. } | StepSucceeded(_) | StepFailed { .. }))
}

/// Whether something failed or was refused.
pub fn is_failure(beat: &Beat) -> bool {
    use EventKind::{RotationAbandoned, RotationFailed, StepFailed, TestRotationFailed};
    match beat {
        Beat::Refused { .. } => true,
        Beat::Fault { .. } | Beat::Permission { .. } | Beat::World { .. } => false,
        Beat::Event(e) => {
            matches!(
                e.kind,
                RotationFailed { .. } | StepFailed { .. } | TestRotationFailed { .. } | RotationAbandoned
            )
        }
    }
}

fn is_reading(beat: &Beat) -> bool {
    const READING: [&str; 3] = ["GetSecretValue", "DescribeSecret", "GetRandomPassword"];
    match beat {
        Beat::Event(Event { actor: Actor::Function, kind: EventKind::Call(name), .. })
        | Beat::Refused { actor: Actor::Function, operation: name, .. } => READING.contains(name),
        _ => false,
    }
}
