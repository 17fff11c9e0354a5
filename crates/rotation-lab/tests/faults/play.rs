//! One rotation under one fault, taken on until nothing is tried any more; what must hold is looked at after each
//! thing that happens.

use rotation_core::{
    event::{Event, EventKind},
    ident::{SecretArn, VersionId},
    label::StagingLabel,
    operation::{Operation, create_secret, rotate_secret},
    rotation::Step,
    schedule::Days,
    secret::Secret,
    stamp::Entropy,
    time::{Span, Timestamp},
    value::ValueTable,
    vault::{self, Managed},
};
use rotation_lab::{
    Fault, Lasts, Steps,
    simulation::{Function, Simulation},
    world::{Login, Strategy, Truth, User},
};

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:rotate-db";

/// Who rotates: a function of this strategy, or, with none, the service that owns the secret.
pub(crate) type Rotator = Option<Strategy>;

pub(crate) struct Play {
    pub(crate) simulation: Simulation,
    pub(crate) values: ValueTable,
    pub(crate) arn: SecretArn,
    pub(crate) first: VersionId,
    pub(crate) token: VersionId,
    pub(crate) events: Vec<Event>,
    own: Option<Login>,
    clone: Option<Login>,
    tokens: u64,
}

impl Play {
    /// A secret with a value, whose first rotation has just been accepted; no step has been called yet.
    pub(crate) fn begin(rotator: Rotator) -> Self {
        let mut values = ValueTable::new();
        let setup = vault::Setup { seed: 7, ..vault::Setup::default() };
        let mut simulation = Simulation::new(setup, Function::of(rotator.unwrap_or_default()));
        simulation.remember();
        let at = Timestamp::from_millis(1_795_515_300_000).expect("a time");
        let value = values.intern_text(r#"{"password":"first","username":"orders"}"#);
        let arn = if rotator.is_some() {
            let create = create_secret::Input {
                name: "orders".into(),
                client_request_token: token(0),
                value: Some(value),
                ..Default::default()
            };
            let create = Operation::CreateSecret(create);
            simulation.call(&mut values, at, create).expect("created");
            simulation.vault().secrets().next().expect("a secret").arn.clone()
        } else {
            let managed = Managed { name: "rds!orders".into(), owner: "rds".into(), value };
            simulation.adopt(&mut values, at, managed).expect("adopted")
        };
        let first = simulation
            .vault()
            .secrets()
            .next()
            .and_then(|secret| secret.versions.holder(&StagingLabel::CURRENT).cloned());
        let mut play = Self {
            simulation,
            values,
            arn,
            first: first.expect("a first version"),
            token: token(1).expect("a token"),
            events: Vec::new(),
            own: None,
            clone: None,
            tokens: 1,
        };
        play.rotate(rotator.map(|_| FUNCTION)).expect("accepted");
        play
    }

    /// RotateSecret, with another token.
    pub(crate) fn rotate(&mut self, function: Option<&str>) -> Result<(), String> {
        let next = token(self.tokens).expect("a token");
        let rotate = rotate_secret::Input {
            secret_id: self.arn.as_str().into(),
            client_request_token: Some(next.clone()),
            rotation_lambda_arn: function.map(Into::into),
            rotation_rules: Some(rotate_secret::Rules {
                automatically_after_days: Days::new(1),
                ..Default::default()
            }),
            ..Default::default()
        };
        let now = self.simulation.vault().now();
        let answer = self.simulation.call(&mut self.values, now, Operation::RotateSecret(rotate));
        self.look();
        answer.map_err(|error| error.to_string())?;
        (self.token, self.tokens) = (next, self.tokens + 1);
        Ok(())
    }

    pub(crate) fn fault(&mut self, steps: Steps, fault: Option<(Fault, Lasts)>) {
        self.simulation.set_fault(steps, fault);
    }

    /// Lets so much time pass, one thing at a time.
    pub(crate) fn pass(&mut self, span: Span) {
        let end = self.simulation.vault().now().plus(span);
        while let Some(due) = self.simulation.next_wake().filter(|due| *due <= end) {
            self.simulation.advance(&mut self.values, due).expect("time goes on");
            self.look();
        }
        self.simulation.advance(&mut self.values, end).expect("time goes on");
        self.look();
    }

    pub(crate) fn secret(&self) -> &Secret {
        self.simulation.vault().find_arn(&self.arn).expect("the secret")
    }

    pub(crate) fn labels(&self, id: &VersionId) -> Vec<String> {
        self.secret().versions.labels_of(id).iter().map(ToString::to_string).collect()
    }

    pub(crate) fn is_current(&self, id: &VersionId) -> bool {
        self.secret().versions.holder(&StagingLabel::CURRENT) == Some(id)
    }

    /// Whether a client that reads AWSCURRENT now can log in.
    pub(crate) fn can_log_in(&self) -> bool {
        let value = self.secret().versions.current_value();
        [self.own, self.clone].into_iter().flatten().any(|login| Some(login.password) == value)
    }

    /// What the function was said to have failed with, by step.
    pub(crate) fn failures(&self) -> impl Iterator<Item = (Step, &str)> {
        self.events.iter().filter_map(|event| match &event.kind {
            EventKind::StepFailed { step, error } => Some((*step, error.as_str())),
            _ => None,
        })
    }

    pub(crate) fn rotations_failed(&self) -> impl Iterator<Item = &str> {
        self.events.iter().filter_map(|event| match &event.kind {
            EventKind::RotationFailed { error, .. } => Some(error.as_str()),
            _ => None,
        })
    }

    /// The invariants of section 3.1 and 6.3, and what is needed to go on.
    pub(crate) fn look(&mut self) {
        for change in self.simulation.take_history() {
            match change.truth {
                Truth::Accepted(login) if login.user == User::Own => self.own = Some(login),
                Truth::Accepted(login) => self.clone = Some(login),
                Truth::Current(_) => {}
            }
        }
        self.events.extend(self.simulation.take_events());
        let secret = self.simulation.vault().find_arn(&self.arn).expect("the secret");
        let holder = |label| secret.versions.holder(&label);
        let current = holder(StagingLabel::CURRENT).expect("AWSCURRENT is never lost");
        assert!(secret.versions.get(current).is_some_and(|version| version.written.is_some()));
        assert_ne!(holder(StagingLabel::PREVIOUS), Some(current));
        assert_eq!(secret.rotation.enabled, Some(true));
        if let Some(unfinished) = secret.versions.unfinished() {
            assert!(!secret.versions.labels_of(unfinished).contains(&StagingLabel::PREVIOUS));
        }
    }
}

fn token(n: u64) -> Option<VersionId> {
    VersionId::parse(&Entropy::of_call(99, n).uuid())
}
