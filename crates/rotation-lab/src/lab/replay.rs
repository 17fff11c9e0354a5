//! From a log to what came of it.

use rotation_core::{error::ServiceError, operation::Reply, time::Timestamp, value::ValueTable};

use super::{Beat, Command, Entry, Setup};
use crate::{
    simulation::{Function, Simulation},
    world::Change,
};

/// The whole log.
pub(super) fn all(setup: &Setup, values: &mut ValueTable, log: &[Entry]) -> (Simulation, Vec<Beat>) {
    reserve(values, log);
    let mut simulation = begin(setup, values);
    let mut beats = Vec::new();
    for entry in log {
        beats.extend(one(&mut simulation, values, entry).1);
    }
    (simulation, beats)
}

/// What changed about who could log in while the whole log was done, and then until `end`.
#[inline(never)]
pub(super) fn history(setup: &Setup, values: &mut ValueTable, log: &[Entry], end: Timestamp) -> Vec<Change> {
    reserve(values, log);
    let mut simulation = begin(setup, values);
    simulation.remember();
    for entry in log {
        let _ = one(&mut simulation, values, entry);
    }
    // Time that has passed already is refused, and nothing is missed by that.
    let _ = simulation.advance(values, end);
    simulation.take_history()
}

/// The log up to an instant, that instant included.
pub(super) fn until(setup: &Setup, values: &mut ValueTable, log: &[Entry], at: Timestamp) -> Simulation {
    let mut simulation = begin(setup, values);
    for entry in log.iter().filter(|entry| entry.at <= at) {
        // Refused then is refused again.
        let _ = one(&mut simulation, values, entry);
    }
    // The log's own times have been accepted before, and `at` lies among them.
    let _ = simulation.advance(values, at);
    simulation.take_events();
    simulation
}

/// One entry, and what came of it.
pub(super) fn one(
    simulation: &mut Simulation,
    values: &mut ValueTable,
    entry: &Entry,
) -> (Result<Option<Reply>, ServiceError>, Vec<Beat>) {
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
        Command::Fault { step, fault, lasts } => {
            let _ = simulation.advance(values, at);
            simulation.set_fault(*step, fault.map(|fault| (fault, *lasts)));
            (Ok(None), Some(Beat::Fault { at, step: *step, fault: *fault, lasts: *lasts }))
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

/// A value whose bytes are not known is still no other value: what the function writes gets another id.
fn reserve(values: &mut ValueTable, log: &[Entry]) {
    for value in log.iter().filter_map(|entry| entry.command.value()) {
        values.reserve(value);
    }
}

fn begin(setup: &Setup, values: &mut ValueTable) -> Simulation {
    let mut simulation = Simulation::new(setup.vault(), Function::BuiltIn(setup.world.clone()));
    let _ = simulation.advance(values, setup.start);
    simulation
}
