//! A vault and the world around it, driven together: what the vault asks of the function, the world answers.

use rotation_core::{
    Vault,
    error::ServiceError,
    event::{Actor, Event},
    ident::{FunctionArn, SecretArn},
    operation::{Operation, Reply},
    rotation::{Invocation, InvocationId, Outcome},
    stamp::{Entropy, Stamp},
    time::Timestamp,
    value::{ValueId, ValueTable},
    vault::{self, Managed, TimeError},
};
use rotation_protocol::{
    service::{HttpRequest, HttpResponse, handle, handle_and_tell},
    trail::Call,
};

use crate::world::{self, Change, Fault, Injected, Lasts, Steps, Strategy, World};

/// Who answers the function's calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Function {
    /// The world, with functions that are built in.
    BuiltIn(world::Setup),
    /// The host, through [`Simulation::take_invocations`] and [`Simulation::complete`].
    External,
}

impl Function {
    /// The built-in function of this strategy.
    pub fn of(strategy: Strategy) -> Self {
        Self::BuiltIn(world::Setup { strategy, ..world::Setup::default() })
    }
}

/// A vault with its world. Calls are numbered: call n has the entropy that the seed gives it.
#[derive(Clone, Debug)]
pub struct Simulation {
    vault: Vault,
    world: World,
    /// A host answers instead of the world.
    external: bool,
    /// The functions that admit the service while nothing is wrong with their policies.
    invocable: Option<Vec<FunctionArn>>,
    seed: u64,
    calls: u64,
    /// So many of the vault's events have been told to the world.
    told: usize,
    outside: Vec<Invocation>,
}

impl Simulation {
    /// An empty vault in a world where nothing goes wrong.
    pub fn new(setup: vault::Setup, function: Function) -> Self {
        let (seed, invocable) = (setup.seed, setup.invocable.clone());
        let (external, world) = match function {
            Function::BuiltIn(world) => (false, world),
            Function::External => (true, world::Setup::default()),
        };
        let (vault, world) = (Vault::new(setup), World::new(seed, world));
        Self { vault, world, external, invocable, seed, calls: 0, told: 0, outside: Vec::new() }
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

    /// Another AWS service makes a secret of its own, and rotates it itself.
    pub fn adopt(
        &mut self,
        values: &mut ValueTable,
        at: Timestamp,
        managed: Managed,
    ) -> Result<SecretArn, ServiceError> {
        let _ = self.advance(values, at);
        let stamp = self.next_stamp(at);
        let adopted = self.vault.adopt(stamp, managed);
        self.settle();
        adopted
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
        self.vault.advance(to)?;
        self.world.pass(to);
        Ok(())
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
        self.world.answered(&self.vault, at, id, &outcome);
        let stamp = Stamp { at, entropy: Entropy::of_due(self.seed, id.as_str(), at) };
        let answered = self.vault.complete(stamp, id, outcome);
        self.settle();
        answered
    }

    /// A call that the function from outside makes in this invocation. `None`: the invocation is unknown, was answered,
    /// or its time is over.
    pub fn call_by_function(
        &mut self,
        values: &mut ValueTable,
        at: Timestamp,
        id: &InvocationId,
        operation: Operation,
    ) -> Option<Result<Reply, ServiceError>> {
        // A time that is refused here is refused by the vault again, with its words.
        let _ = self.advance(values, at);
        if let Some(refusal) = self.world.refuses(&self.vault, id, operation.name())? {
            return Some(Err(refusal));
        }
        let stamp = self.next_stamp(at);
        let reply = self.vault.apply_as(Actor::Function, stamp, operation);
        self.settle();
        Some(reply)
    }

    /// What waits for an answer of the world's function from outside, the oldest first.
    pub fn waiting(&self) -> impl Iterator<Item = &Invocation> {
        self.world.waiting(&self.vault)
    }

    /// The world is like this from now on.
    pub fn set_world(&mut self, setup: world::Setup) {
        self.world.set_up(setup);
    }

    /// What a function from outside will do nobody knows: one that does its work stands in for it from now on.
    pub(crate) fn foresee(&mut self) {
        if self.world().strategy == Strategy::Own {
            self.set_world(world::Setup { strategy: Strategy::SingleUser, ..self.world().clone() });
        }
    }

    /// What the world is made with now.
    pub fn world(&self) -> &world::Setup {
        self.world.setup()
    }

    /// Makes steps of the built-in function fail from now on, or mends them.
    pub fn set_fault(&mut self, steps: Steps, fault: Option<(Fault, Lasts)>) {
        self.world.set_fault(self.vault.now(), steps, fault);
        // A function whose policy is wrong altogether is not admitted by RotateSecret either.
        let denied = |known: &Injected| known.fault == Fault::InvokeDenied && known.steps == Steps::All;
        let shut = self.world.faults().iter().any(|known| denied(known) && known.lasts == Lasts::UntilMended);
        self.vault.admit(if shut { Some(Vec::new()) } else { self.invocable.clone() });
    }

    /// The faults in force, in the order of the steps.
    pub fn faults(&self) -> &[Injected] {
        self.world.faults()
    }

    /// Keeps from now on what changes about who can log in.
    pub fn remember(&mut self) {
        self.world.remember();
    }

    /// What changed about who can log in, since it was last asked.
    pub fn take_history(&mut self) -> Vec<Change> {
        self.world.take_history()
    }

    /// Every value that a version has, or that is a password in force: true where one is in use.
    pub fn values_in_use(&self) -> Vec<bool> {
        let mut used = self.vault.values_in_use();
        for place in self.world.passwords().map(|value: ValueId| value.number() as usize) {
            if used.len() <= place {
                used.resize(place + 1, false);
            }
            used[place] = true;
        }
        used
    }

    /// The vault.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// What happened since the last time it was asked.
    pub fn take_events(&mut self) -> Vec<Event> {
        self.told = 0;
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

    /// Tells the world what happened, and hands the vault's calls of the function to whoever answers them.
    fn settle(&mut self) {
        for event in self.vault.events().iter().skip(self.told) {
            self.world.notice(&self.vault, event);
        }
        self.told = self.vault.events().len();
        let at = self.vault.now();
        for invocation in self.vault.take_invocations() {
            // What the service does itself is no host's business.
            if self.external && invocation.function.is_some() {
                self.outside.push(invocation);
            } else {
                self.world.invoke(&self.vault, at, invocation);
            }
        }
    }
}
