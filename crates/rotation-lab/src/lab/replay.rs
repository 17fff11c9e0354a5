//! From an entry of the log to what comes of it.

use std::sync::Arc;

use rotation_core::value::ValueTable;

use super::{Beat, Command, Entry, Setup, course::Answer};
use crate::simulation::{Function, Simulation};

/// One entry, and what came of it.
pub(super) fn one(
    simulation: &mut Simulation,
    values: &mut ValueTable,
    entry: &Entry,
) -> (Answer, Vec<Beat>) {
    let at = entry.at;
    let (reply, extra) = match &entry.command {
        Command::Call(operation) => match simulation.call(values, at, operation.clone()) {
            Ok(reply) => (Ok(Some(reply)), None),
            Err(error) => {
                (Err(error.clone()), Some(Beat::Refused { at, operation: operation.name(), error }))
            }
        },
        Command::Advance(to) => {
            // `Lab::submit` never asks for an earlier time; a jump that is too long changes nothing.
            let _ = simulation.advance(values, *to);
            (Ok(None), None)
        }
        Command::Fault { step, fault } => {
            let _ = simulation.advance(values, at);
            simulation.set_fault(*step, *fault);
            (Ok(None), Some(Beat::Fault { at, step: *step, fault: *fault }))
        }
        Command::Permit { permission, allowed } => {
            let _ = simulation.advance(values, at);
            simulation.permit(permission.action(), *allowed);
            (Ok(None), Some(Beat::Permission { at, permission: *permission, allowed: *allowed }))
        }
    };
    let events = simulation.take_events().into_iter().map(Beat::Event);
    (reply, events.chain(extra).collect())
}

/// Whether an entry only lets time pass.
pub(super) fn passes(entry: Option<&Arc<Entry>>) -> bool {
    entry.is_some_and(|entry| matches!(entry.command, Command::Advance(_)))
}

/// Before the first entry.
pub(super) fn begin(setup: &Setup, values: &mut ValueTable) -> Simulation {
    let mut simulation = Simulation::new(setup.vault(), Function::SingleUser);
    let _ = simulation.advance(values, setup.start);
    simulation
}
