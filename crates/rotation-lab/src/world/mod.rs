//! The world outside Secrets Manager: so far the rotation function, which calls the API like any other program.

mod function;
mod password;
mod script;

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
    /// In the order of the steps.
    faults: Vec<(Step, Fault)>,
    /// What is under way; the last acts first.
    at_work: Vec<AtWork>,
    started: u64,
}

/// One invocation under way: what comes next of its script.
#[derive(Clone, Debug)]
struct AtWork {
    /// When it acts next, and its number: of two at one time the older is first.
    next: (Timestamp, u64),
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
        self.faults.retain(|(faulty, _)| *faulty != step);
        if let Some(fault) = fault {
            self.faults.insert(self.faults.partition_point(|(before, _)| *before < step), (step, fault));
        }
    }

    /// The faults in force.
    pub fn faults(&self) -> &[(Step, Fault)] {
        &self.faults
    }

    /// When the function next does something.
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.at_work.last().map(|work| work.next.0)
    }

    /// The service calls the function.
    pub fn invoke(&mut self, at: Timestamp, invocation: Invocation) {
        let fault = self.faults.iter().find(|(step, _)| *step == invocation.step).map(|(_, fault)| *fault);
        let mut rest = match invocation.function {
            Some(_) => script::of(invocation.step, fault),
            None => script::by_the_service(invocation.step),
        };
        rest.reverse();
        self.started += 1;
        let work = AtWork { next: (at, self.started), invocation, since: at, rest };
        self.wait(work);
    }

    /// Does the one action that is due first.
    pub fn act(&mut self, vault: &mut Vault, values: &mut ValueTable) {
        let Some(mut work) = self.at_work.pop() else { return };
        let at = work.next.0;
        let Some(action) = work.rest.pop() else { return };
        let mut function =
            function::Function { vault, values, seed: self.seed, at, invocation: &work.invocation };
        if function.act(action.what).is_continue() {
            self.wait(work);
        }
    }

    fn wait(&mut self, mut work: AtWork) {
        if let Some(next) = work.rest.last() {
            work.next.0 = work.since.plus(next.after);
            let place = self.at_work.partition_point(|other| other.next > work.next);
            self.at_work.insert(place, work);
        }
    }
}
