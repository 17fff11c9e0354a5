//! From an entry of the log to what comes of it.

use std::sync::Arc;

use rotation_core::{
    error::ServiceError, event::Actor, operation::Reply, time::Timestamp, value::ValueTable,
};

use super::{Beat, Command, Entry, Setup, course::Answer};
use crate::{
    simulation::{Function, Simulation},
    world::{self, Change, Strategy},
};

/// What changed about who could log in while the whole log was done, and then until `end`. With a strategy every
/// world of the log has that one.
#[inline(never)]
pub(super) fn history(
    setup: &Setup,
    values: &mut ValueTable,
    log: &[Arc<Entry>],
    end: Timestamp,
    strategy: Option<Strategy>,
) -> Vec<Change> {
    reserve(values, log.iter().map(|entry| &**entry));
    let mut simulation = begin(setup, values);
    simulation.remember();
    for entry in log {
        let _ = match (&entry.command, strategy) {
            (Command::World(world), Some(strategy)) => {
                let other = Command::World(world::Setup { strategy, ..world.clone() });
                one(&mut simulation, values, &Entry { at: entry.at, command: other })
            }
            _ => one(&mut simulation, values, entry),
        };
    }
    // Time that has passed already is refused, and nothing is missed by that.
    let _ = simulation.advance(values, end);
    simulation.take_history()
}

/// One entry, and what came of it.
pub(super) fn one(
    simulation: &mut Simulation,
    values: &mut ValueTable,
    entry: &Entry,
) -> (Answer, Vec<Beat>) {
    let at = entry.at;
    let (reply, extra) = match &entry.command {
        Command::Call(operation) => {
            let answer = simulation.call(values, at, operation.clone());
            called(answer, at, Actor::Caller, operation.name())
        }
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
        other => rare(simulation, values, at, other),
    };
    let events = simulation.take_events().into_iter().map(Beat::Event);
    (reply, events.chain(extra).collect())
}

/// What the opening story does not do. Apart from `one`, which every lab runs: the first visit does not download this.
#[inline(never)]
fn rare(
    simulation: &mut Simulation,
    values: &mut ValueTable,
    at: Timestamp,
    command: &Command,
) -> (Answer, Option<Beat>) {
    match command {
        Command::World(setup) => {
            let _ = simulation.advance(values, at);
            simulation.set_world(setup.clone());
            (Ok(None), Some(Beat::World { at, setup: setup.clone() }))
        }
        Command::Adopt(managed) => match simulation.adopt(values, at, managed.clone()) {
            Ok(_) => (Ok(None), None),
            Err(error) => called(Err(error), at, Actor::Service, "CreateSecret"),
        },
        Command::FunctionCall { invocation, operation } => {
            match simulation.call_by_function(values, at, invocation, operation.clone()) {
                Some(answer) => called(answer, at, Actor::Function, operation.name()),
                // Whatever still ran was stopped.
                None => (Ok(None), None),
            }
        }
        Command::FunctionAnswer { invocation, outcome } => {
            // An answer that comes too late is dropped, as the service drops it.
            let _ = simulation.complete(values, at, invocation, outcome.clone());
            (Ok(None), None)
        }
        Command::Call(_) | Command::Advance(_) | Command::Fault { .. } | Command::Permit { .. } => {
            (Ok(None), None)
        }
    }
}

/// What a call was answered; a refusal is a beat of its own, because the vault knows nothing of it.
fn called(
    answer: Result<Reply, ServiceError>,
    at: Timestamp,
    actor: Actor,
    operation: &'static str,
) -> (Answer, Option<Beat>) {
    match answer {
        Ok(reply) => (Ok(Some(reply)), None),
        Err(error) => (Err(error.clone()), Some(Beat::Refused { at, actor, operation, error })),
    }
}

/// Whether an entry only lets time pass.
pub(super) fn passes(entry: Option<&Arc<Entry>>) -> bool {
    entry.is_some_and(|entry| matches!(entry.command, Command::Advance(_)))
}

/// A value whose bytes are not known is still no other value: what the function writes gets another id.
pub(super) fn reserve<'a>(values: &mut ValueTable, log: impl Iterator<Item = &'a Entry>) {
    for value in log.filter_map(|entry| entry.command.value()) {
        values.reserve(value);
    }
}

/// Before the first entry.
pub(super) fn begin(setup: &Setup, values: &mut ValueTable) -> Simulation {
    let mut simulation = Simulation::new(setup.vault(), Function::BuiltIn(setup.world.clone()));
    let _ = simulation.advance(values, setup.start);
    simulation
}
