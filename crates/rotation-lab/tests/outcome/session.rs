//! A vault with its world and the values in it, and the calls the tests make.

use rotation_core::{
    error::ServiceError,
    event::Event,
    ident::{FunctionArn, Place, VersionId},
    operation::{Operation, Reply, create_secret, rotate_secret},
    rotation::Step,
    secret::Secret,
    stamp::Entropy,
    time::{Span, Timestamp},
    value::ValueTable,
    vault::{self, Managed},
};
use rotation_lab::{
    Fault, Lasts, Steps,
    simulation::{Function, Simulation},
};

pub(crate) const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:rotate";
pub(crate) const NOT_INVOCABLE: &str = "arn:aws:lambda:us-east-1:123456789012:function:closed";
pub(crate) const ROLE: &str = "arn:aws:iam::123456789012:role/partner";

pub(crate) struct Session {
    pub(crate) simulation: Simulation,
    pub(crate) values: ValueTable,
    seed: u64,
    tokens: u64,
}

impl Session {
    pub(crate) fn new(seed: u64, assumptions: rotation_core::assumption::Assumptions) -> Self {
        let admitted = FunctionArn::parse(FUNCTION, &Place::default()).unwrap();
        let setup = vault::Setup { seed, invocable: Some(vec![admitted]), assumptions, ..Default::default() };
        let mut session = Self {
            simulation: Simulation::new(setup, Function::BuiltIn(rotation_lab::world::Setup::default())),
            values: ValueTable::new(),
            seed,
            tokens: 0,
        };
        // 2026-11-24T10:15:00Z.
        session.advance_to(Timestamp::from_millis(1_795_515_300_000).unwrap());
        session
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.simulation.vault().now()
    }

    pub(crate) fn pass(&mut self, span: Span) {
        self.advance_to(self.now().plus(span));
    }

    pub(crate) fn advance_to(&mut self, at: Timestamp) {
        self.simulation.advance(&mut self.values, at).unwrap();
    }

    pub(crate) fn call(&mut self, operation: Operation) -> Result<Reply, ServiceError> {
        let at = self.now();
        self.simulation.call(&mut self.values, at, operation)
    }

    /// A token that was not used yet.
    pub(crate) fn token(&mut self) -> Option<VersionId> {
        self.tokens += 1;
        VersionId::parse(&Entropy::of_call(self.seed, self.tokens).derive("a test's token").uuid())
    }

    pub(crate) fn create(&mut self, name: &str, value: Option<&str>, kind: Option<&str>) {
        let input = create_secret::Input {
            name: name.into(),
            client_request_token: self.token(),
            value: value.map(|text| self.values.intern_text(text)),
            kind: kind.map(str::to_owned),
            ..create_secret::Input::default()
        };
        let _ = self.call(Operation::CreateSecret(input));
    }

    pub(crate) fn adopt(&mut self, name: &str) {
        let (name, owner) = (name.to_owned(), "rds".to_owned());
        let value = self.values.intern_text("managed");
        let at = self.now();
        let _ = self.simulation.adopt(&mut self.values, at, Managed { name, owner, value });
    }

    /// RotateSecret with a new token and a function.
    pub(crate) fn request(&mut self, name: &str) -> rotate_secret::Input {
        rotate_secret::Input {
            secret_id: name.into(),
            client_request_token: self.token(),
            rotation_lambda_arn: Some(FUNCTION.into()),
            ..rotate_secret::Input::default()
        }
    }

    pub(crate) fn fault(&mut self, step: Step) {
        self.simulation.set_fault(Steps::One(step), Some((Fault::Raises, Lasts::UntilMended)));
    }

    pub(crate) fn secret(&self, name: &str) -> &Secret {
        self.simulation.vault().secrets().find(|secret| secret.name.as_str() == name).unwrap()
    }
}

/// The events of one secret.
pub(crate) fn of(events: Vec<Event>, secret: &Secret) -> Vec<Event> {
    events.into_iter().filter(|event| event.secret == secret.arn).collect()
}
