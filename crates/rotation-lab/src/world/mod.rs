//! The world outside Secrets Manager: the rotation functions, which call the API like any other program, the database
//! whose passwords they change, and the clients that log in to it. What can go wrong is data, and so is who could not
//! log in. It knows no clock and no randomness, and draws nothing; of a function from outside only what it asks for
//! and answers.
//!
//! That whoever moves AWSCURRENT by hand sets the password in the database too, unless people are forgetful, is a rule
//! of this world. It is no assumption about AWS: Secrets Manager never looks into a database.

mod boto3;
mod clients;
mod database;
mod fault;
mod function;
mod history;
mod injected;
mod outside;
mod password;
mod script;
mod strategy;
mod trouble;

pub use clients::{Client, Outage, Why, outages};
pub use database::{Login, User};
pub use fault::{FAULTS, Fault, PARTITION, Row};
pub use history::{Change, Truth};
pub use injected::{Injected, Lasts, Steps};
pub use strategy::{Setup, Strategy};

use rotation_core::{
    Vault,
    event::{Actor, Event, EventKind},
    label::StagingLabel,
    rotation::Invocation,
    time::Timestamp,
    value::{ValueId, ValueTable},
};

use self::{
    database::Database,
    function::{Flow, Function, Memory},
    injected::Faults,
    outside::Waiting,
    script::{Action, What},
};

/// The rotation functions and what they are doing, the database, and what goes wrong.
#[derive(Clone, Debug)]
pub struct World {
    seed: u64,
    setup: Setup,
    database: Database,
    faults: Faults,
    /// What is under way; the last acts first.
    at_work: Vec<AtWork>,
    started: u64,
    /// The calls of a function from outside that have no answer yet.
    outside: Vec<Waiting>,
}

/// One invocation under way: what comes next of its script.
#[derive(Clone, Debug)]
struct AtWork {
    /// When it acts next, and its number: of two at one time the older is first.
    next: (Timestamp, u64),
    invocation: Invocation,
    /// When it was called.
    begun: Timestamp,
    /// What its script counts from: its call, or later if it is behind.
    since: Timestamp,
    trouble: Option<Injected>,
    memory: Memory,
    rest: Vec<Action>,
}

impl World {
    /// A world in which nothing goes wrong.
    pub fn new(seed: u64, setup: Setup) -> Self {
        Self {
            seed,
            setup,
            database: Database::default(),
            faults: Faults::default(),
            at_work: Vec::new(),
            started: 0,
            outside: Vec::new(),
        }
    }

    /// From now on its rotation functions and its people are like this. What is under way ends as it began.
    pub fn set_up(&mut self, setup: Setup) {
        self.setup = setup;
    }

    /// What it is made with now.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Makes steps fail from now on, or mends them.
    pub fn set_fault(&mut self, at: Timestamp, steps: Steps, fault: Option<(Fault, Lasts)>) {
        self.faults.set(at, steps, fault);
    }

    /// The faults in force, in the order of the steps.
    pub fn faults(&self) -> &[Injected] {
        self.faults.as_slice()
    }

    /// Time has gone on until then: what heals by itself has.
    pub fn pass(&mut self, at: Timestamp) {
        self.faults.heal(at);
    }

    /// Keeps from now on what changes about who can log in.
    pub fn remember(&mut self) {
        self.database.remember();
    }

    /// What changed since it was last asked.
    pub fn take_history(&mut self) -> Vec<Change> {
        self.database.take_history()
    }

    /// The passwords in force.
    pub fn passwords(&self) -> impl Iterator<Item = ValueId> {
        self.database.passwords()
    }

    /// When the function next does something.
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.at_work.last().map(|work| work.next.0)
    }

    /// Something happened in the vault that the database, or who reads the secret, may have to know.
    pub fn notice(&mut self, vault: &Vault, event: &Event) {
        let sets = event.actor == Actor::Caller && !self.setup.forgetful;
        match &event.kind {
            EventKind::LabelMoved { label, to: Some(_), .. } if *label == StagingLabel::CURRENT => {
                if let Some(secret) = vault.find_arn(&event.secret) {
                    self.database.current_moved(event.at, secret, sets);
                }
            }
            EventKind::LabelMoved { label, to: None, .. } if sets && *label == StagingLabel::PENDING => {
                self.database.put_back(event.at, &event.secret);
            }
            EventKind::DeletionStarted { .. } => self.database.readable(event.at, &event.secret, false),
            EventKind::DeletionCancelled => self.database.readable(event.at, &event.secret, true),
            EventKind::DeletionEnded => self.database.forget(&event.secret),
            _ => {}
        }
    }

    /// The service calls the function.
    pub fn invoke(&mut self, vault: &Vault, at: Timestamp, invocation: Invocation) {
        let step = invocation.step;
        let (rest, trouble) = match invocation.function {
            Some(_) if self.setup.strategy == Strategy::Own => match self.outside(vault, at, &invocation) {
                Some(stands) => (trouble::bent(script::in_its_stead(), stands.fault), Some(stands)),
                None => return,
            },
            Some(_) => {
                let trouble = self.faults.trouble(at, step);
                let actions = script::of(self.setup.strategy, step);
                let bent = match trouble {
                    Some(trouble) => trouble::bent(actions, trouble.fault),
                    None => actions,
                };
                (bent, trouble)
            }
            // No function, no function's faults: only the database is the same.
            None => (script::by_the_service(step), self.faults.trouble_of(at, step, Fault::of_database)),
        };
        let mut rest = rest;
        rest.reverse();
        if let Some(later) = trouble::second_call(trouble.map(|trouble| trouble.fault)) {
            self.begin(at, invocation.clone(), trouble, rest.clone());
            self.begin(at.plus(later), invocation, trouble, rest);
        } else {
            self.begin(at, invocation, trouble, rest);
        }
    }

    fn begin(
        &mut self,
        since: Timestamp,
        invocation: Invocation,
        trouble: Option<Injected>,
        rest: Vec<Action>,
    ) {
        self.started += 1;
        let (next, memory) = ((since, self.started), Memory::default());
        self.wait(AtWork { next, invocation, since, begun: since, trouble, memory, rest });
    }

    /// Does the one action that is due first.
    pub fn act(&mut self, vault: &mut Vault, values: &mut ValueTable) {
        let Some(mut work) = self.at_work.pop() else { return };
        let at = work.next.0;
        let Some(action) = work.rest.pop() else { return };
        let AtWork { invocation, begun, trouble, memory, .. } = &mut work;
        let flow = Function {
            vault,
            values,
            database: &mut self.database,
            setup: &self.setup,
            seed: self.seed,
            at,
            invocation,
            begun: *begun,
            trouble: *trouble,
            memory,
        }
        .act(action.what);
        match flow {
            Flow::Next => {}
            Flow::Again(pause) => {
                work.since = work.since.plus(pause);
                work.rest.push(action);
            }
            Flow::Answer(after) => {
                work.since = work.begun;
                work.rest = vec![Action { after, what: What::Return }];
            }
            Flow::End => return,
        }
        self.wait(work);
    }

    fn wait(&mut self, mut work: AtWork) {
        if let Some(next) = work.rest.last() {
            work.next.0 = work.since.plus(next.after);
            let place = self.at_work.partition_point(|other| other.next > work.next);
            self.at_work.insert(place, work);
        }
    }
}
