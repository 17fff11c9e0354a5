//! The built-in function at work: each action is a call of the API, as the official templates make them.

use std::ops::ControlFlow;

use rotation_core::{
    Vault,
    error::ServiceError,
    event::Actor,
    ident::VersionId,
    label::StagingLabel,
    operation::{
        Operation, Reply, describe_secret, get_secret_value, put_secret_value, update_secret_version_stage,
    },
    rotation::{Invocation, Outcome, Step},
    secret::Secret,
    stamp::{Entropy, Stamp},
    time::Timestamp,
    value::ValueTable,
};

use super::{password, script::What};

pub(super) struct Function<'a> {
    pub(super) vault: &'a mut Vault,
    pub(super) values: &'a mut ValueTable,
    pub(super) seed: u64,
    pub(super) at: Timestamp,
    pub(super) invocation: &'a Invocation,
}

impl Function<'_> {
    /// Does it; breaks when the function has ended.
    pub(super) fn act(&mut self, what: What) -> ControlFlow<()> {
        let outcome = match what {
            What::CheckVersion => self.check_version(),
            What::ReadCurrent => self.read_current().map(|_| None).map_err(|error| error.to_string()),
            What::ReadPending => self.read_pending().map(|_| None).map_err(|error| error.to_string()),
            What::WritePending => self.write_pending(),
            What::MoveCurrent => self.move_current(),
            What::Raise => Err(self.error()),
            What::Return => Ok(Some(Outcome::Returned)),
        };
        match outcome {
            Ok(None) => return ControlFlow::Continue(()),
            Ok(Some(outcome)) => self.complete(outcome),
            Err(error) => self.complete(Outcome::Raised(error)),
        }
        ControlFlow::Break(())
    }

    fn complete(&mut self, outcome: Outcome) {
        // An answer that comes too late is dropped by the vault, as the service drops it.
        let _ = self.vault.complete(self.stamp(), &self.invocation.id, outcome);
    }

    /// The guards every template begins with; a version that is current already needs nothing done.
    fn check_version(&mut self) -> Result<Option<Outcome>, String> {
        let (arn, token) = (self.arn(), &self.invocation.token);
        let described =
            self.call(Operation::DescribeSecret(describe_secret::Input { secret_id: arn.clone() }));
        let Reply::DescribeSecret(output) = described.map_err(|error| error.to_string())? else {
            return Ok(None);
        };
        let secret = output.secret;
        let labels = secret.versions.labels_of(token);
        if secret.rotation.enabled != Some(true) {
            return Err(format!("Secret {arn} is not enabled for rotation"));
        }
        if labels.is_empty() {
            return Err(format!("Secret version {token} has no stage for rotation of secret {arn}."));
        }
        if labels.contains(&StagingLabel::CURRENT) {
            return Ok(Some(Outcome::Returned));
        }
        if labels.contains(&StagingLabel::PENDING) {
            return Ok(None);
        }
        Err(format!("Secret version {token} not set as AWSPENDING for rotation of secret {arn}."))
    }

    fn read_current(&mut self) -> Result<(), ServiceError> {
        self.read(None, StagingLabel::CURRENT)
    }

    fn read_pending(&mut self) -> Result<(), ServiceError> {
        self.read(Some(self.invocation.token.clone()), StagingLabel::PENDING)
    }

    fn read(&mut self, version_id: Option<VersionId>, label: StagingLabel) -> Result<(), ServiceError> {
        let input = get_secret_value::Input { secret_id: self.arn(), version_id, version_stage: Some(label) };
        self.call(Operation::GetSecretValue(input)).map(|_| ())
    }

    fn write_pending(&mut self) -> Result<Option<Outcome>, String> {
        if self.read_pending().is_ok() {
            return Ok(None);
        }
        let current = self.secret().and_then(|secret| secret.versions.current_value());
        let value = password::changed(self.values, current, self.stamp().entropy);
        let input = put_secret_value::Input {
            secret_id: self.arn(),
            client_request_token: Some(self.invocation.token.clone()),
            value: Some(value),
            version_stages: Some(vec![StagingLabel::PENDING]),
        };
        self.call(Operation::PutSecretValue(input)).map(|_| None).map_err(|error| error.to_string())
    }

    fn move_current(&mut self) -> Result<Option<Outcome>, String> {
        let current =
            self.secret().and_then(|secret| secret.versions.holder(&StagingLabel::CURRENT).cloned());
        let input = update_secret_version_stage::Input {
            secret_id: self.arn(),
            version_stage: StagingLabel::CURRENT,
            remove_from: current,
            move_to: Some(self.invocation.token.clone()),
        };
        self.call(Operation::UpdateSecretVersionStage(input)).map(|_| None).map_err(|error| error.to_string())
    }

    fn secret(&self) -> Option<&Secret> {
        self.vault.find_arn(&self.invocation.secret)
    }

    /// What the templates say when a step cannot do its work.
    fn error(&self) -> String {
        let arn = &self.invocation.secret;
        match self.invocation.step {
            Step::Create | Step::Finish => format!("{} was told to fail", self.invocation.step.name()),
            Step::Set => format!(
                "Unable to log into database with previous, current, or pending secret of secret arn {arn}"
            ),
            Step::Test => format!("Unable to log into database with pending secret of secret ARN {arn}"),
        }
    }

    fn call(&mut self, operation: Operation) -> Result<Reply, ServiceError> {
        let actor = if self.invocation.function.is_some() { Actor::Function } else { Actor::Service };
        self.vault.apply_as(actor, self.stamp(), operation)
    }

    fn stamp(&self) -> Stamp {
        Stamp { at: self.at, entropy: Entropy::of_due(self.seed, self.invocation.id.as_str(), self.at) }
    }

    fn arn(&self) -> String {
        self.invocation.secret.as_str().to_owned()
    }
}
