//! A vault and the world around it, driven together: what the vault asks of the function, the world answers.

use rotation_core::{
    Vault,
    error::ServiceError,
    event::Event,
    ident::SecretArn,
    operation::{Operation, Reply},
    rotation::{Invocation, InvocationId, Outcome, Step},
    stamp::{Entropy, Stamp},
    time::Timestamp,
    value::ValueTable,
    vault::{self, Managed, TimeError},
};
use rotation_protocol::{
    service::{HttpRequest, HttpResponse, handle, handle_and_tell},
    trail::Call,
};

use crate::world::{Fault, World};

/// Who answers the function's calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The built-in single-user function.
    SingleUser,
    /// The host, through [`Simulation::take_invocations`] and [`Simulation::complete`].
    External,
}

/// A vault with its world. Calls are numbered: call n has the entropy that the seed gives it.
#[derive(Clone, Debug)]
pub struct Simulation {
    vault: Vault,
    world: World,
    function: Function,
    seed: u64,
    calls: u64,
    outside: Vec<Invocation>,
}

impl Simulation {
    /// An empty vault in a world where nothing goes wrong.
    pub fn new(setup: vault::Setup, function: Function) -> Self {
        let seed = setup.seed;
        let (vault, world) = (Vault::new(setup), World::new(seed));
        Self { vault, world, function, seed, calls: 0, outside: Vec::new() }
    }

    /// One call of the API.
    pub fn call(
        &mut self,
        values: &mut ValueTable,
        at: Timestamp,
        operation: Operation,
    ) -> Result<Reply, ServiceError> {
        // A time that is refused here is refused by the vault again, with its words.
        let _ = self.advance(values, at);
        let stamp = self.next_stamp(at);
        let reply = self.vault.apply(stamp, operation);
        self.settle();
        reply
    }

    /// One HTTP request.
    pub fn handle(
        &mut self,
        values: &mut ValueTable,
        at: Timestamp,
        request: &HttpRequest<'_>,
    ) -> HttpResponse {
        let _ = self.advance(values, at);
        let stamp = self.next_stamp(at);
        let answer = handle(&mut self.vault, values, stamp, request);
        self.settle();
        answer
    }

    /// One HTTP request, and what a trail tells of it. The events that fell due before it are to be taken first.
    pub fn handle_and_tell(
        &mut self,
        values: &mut ValueTable,
        at: Timestamp,
        request: &HttpRequest<'_>,
    ) -> (HttpResponse, Option<Call>) {
        let _ = self.advance(values, at);
        let stamp = self.next_stamp(at);
        let answer = handle_and_tell(&mut self.vault, values, stamp, request);
        self.settle();
        answer
    }

    /// Gives the callers an action, or takes it from them.
    pub fn permit(&mut self, action: &str, allowed: bool) {
        self.vault.permit(action, allowed);
    }

    /// Another AWS service makes a secret of its own.
    pub fn adopt(
        &mut self,
        values: &mut ValueTable,
        at: Timestamp,
        managed: Managed,
    ) -> Result<SecretArn, ServiceError> {
        let _ = self.advance(values, at);
        let stamp = self.next_stamp(at);
        self.vault.adopt(stamp, managed)
    }

    /// Lets time go on until `to`; vault and function take turns as their times come.
    pub fn advance(&mut self, values: &mut ValueTable, to: Timestamp) -> Result<(), TimeError> {
        while let Some(due) = self.next_wake().filter(|due| *due <= to) {
            let world_first =
                self.world.next_wake().is_some_and(|at| self.vault.next_wake().is_none_or(|v| at < v));
            self.vault.advance(due.max(self.vault.now()))?;
            if world_first {
                self.world.act(&mut self.vault, values);
            }
            self.settle();
        }
        self.vault.advance(to)
    }

    /// When something next happens by itself.
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.vault.next_wake().into_iter().chain(self.world.next_wake()).min()
    }

    /// A host's answer to a call of its function.
    pub fn complete(
        &mut self,
        values: &mut ValueTable,
        at: Timestamp,
        id: &InvocationId,
        outcome: Outcome,
    ) -> Result<bool, TimeError> {
        self.advance(values, at)?;
        let stamp = Stamp { at, entropy: Entropy::of_due(self.seed, id.as_str(), at) };
        let answered = self.vault.complete(stamp, id, outcome);
        self.settle();
        answered
    }

    /// Makes a step of the built-in function fail, or mends it.
    pub fn set_fault(&mut self, step: Step, fault: Option<Fault>) {
        self.world.set_fault(step, fault);
    }

    /// The faults in force.
    pub fn faults(&self) -> &[(Step, Fault)] {
        self.world.faults()
    }

    /// The vault.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// What happened since the last time it was asked.
    pub fn take_events(&mut self) -> Vec<Event> {
        self.vault.take_events()
    }

    /// The calls of the function a host has to answer.
    pub fn take_invocations(&mut self) -> Vec<Invocation> {
        std::mem::take(&mut self.outside)
    }

    fn next_stamp(&mut self, at: Timestamp) -> Stamp {
        self.calls += 1;
        Stamp { at, entropy: Entropy::of_call(self.seed, self.calls) }
    }

    /// Hands the vault's calls of the function to whoever answers them.
    fn settle(&mut self) {
        let at = self.vault.now();
        for invocation in self.vault.take_invocations() {
            match (self.function, &invocation.function) {
                // What the service does itself is no host's business.
                (Function::SingleUser, _) | (_, None) => self.world.invoke(at, invocation),
                (Function::External, Some(_)) => self.outside.push(invocation),
            }
        }
    }
}
