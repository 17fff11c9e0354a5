//! The world outside Secrets Manager: so far the rotation function, which calls the API like any other program.

mod function;
mod password;
mod script;

use std::collections::{BTreeMap, BTreeSet};

use rotation_core::{
    Vault,
    rotation::{Invocation, Step},
    time::Timestamp,
    value::ValueTable,
};

use self::script::Action;

/// What goes wrong in a step, until it is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The function raises an error.
    Raises,
    /// The function never answers; the step fails when its time is over.
    TimesOut,
}

/// The built-in single-user function, and what it is doing.
#[derive(Clone, Debug, Default)]
pub struct World {
    seed: u64,
    faults: BTreeMap<Step, Fault>,
    /// The function's next action, by time and then by invocation.
    waiting: BTreeSet<(Timestamp, u64)>,
    at_work: BTreeMap<u64, AtWork>,
    started: u64,
}

/// One invocation under way: what comes next of its script.
#[derive(Clone, Debug)]
struct AtWork {
    invocation: Invocation,
    since: Timestamp,
    rest: Vec<Action>,
}

impl World {
    /// A world in which nothing goes wrong.
    pub fn new(seed: u64) -> Self {
        Self { seed, ..Self::default() }
    }

    /// Makes a step fail from now on, or mends it.
    pub fn set_fault(&mut self, step: Step, fault: Option<Fault>) {
        match fault {
            Some(fault) => self.faults.insert(step, fault),
            None => self.faults.remove(&step),
        };
    }

    /// The faults in force.
    pub fn faults(&self) -> &BTreeMap<Step, Fault> {
        &self.faults
    }

    /// When the function next does something.
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.waiting.first().map(|(at, _)| *at)
    }

    /// The service calls the function.
    pub fn invoke(&mut self, at: Timestamp, invocation: Invocation) {
        let mut rest = script::of(invocation.step, self.faults.get(&invocation.step).copied());
        rest.reverse();
        self.started += 1;
        let work = AtWork { invocation, since: at, rest };
        self.wait(self.started, work);
    }

    /// Does the one action that is due first.
    pub fn act(&mut self, vault: &mut Vault, values: &mut ValueTable) {
        let Some((at, number)) = self.waiting.pop_first() else { return };
        let Some(mut work) = self.at_work.remove(&number) else { return };
        let Some(action) = work.rest.pop() else { return };
        let mut function =
            function::Function { vault, values, seed: self.seed, at, invocation: &work.invocation };
        if function.act(action.what).is_continue() {
            self.wait(number, work);
        }
    }

    fn wait(&mut self, number: u64, work: AtWork) {
        if let Some(next) = work.rest.last() {
            self.waiting.insert((work.since.plus(next.after), number));
            self.at_work.insert(number, work);
        }
    }
}
