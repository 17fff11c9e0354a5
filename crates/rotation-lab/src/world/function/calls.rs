//! What the function asks of Secrets Manager: each is a call of the API, made as any other program makes it.

use rotation_core::{
    error::ErrorCode,
    event::Actor,
    ident::VersionId,
    label::StagingLabel,
    operation::{
        Operation, Reply, describe_secret, get_secret_value, put_secret_value, update_secret_version_stage,
    },
    secret::Secret,
};

use super::{Done, Failure, Function};
use crate::world::{
    boto3,
    database::{Login, User},
    fault::Fault,
    password, trouble,
};

impl Function<'_> {
    /// The guards every template begins with; a version that is current already needs nothing done.
    pub(super) fn check_version(&mut self) -> Result<Done, Failure> {
        let (arn, token) = (self.arn(), &self.invocation.token);
        let described =
            self.call(Operation::DescribeSecret(describe_secret::Input { secret_id: arn.clone() }))?;
        let Reply::DescribeSecret(output) = described else { return Ok(Done::GoOn) };
        let secret = output.secret;
        let labels = secret.versions.labels_of(token);
        if secret.rotation.enabled != Some(true) {
            return Err(Failure::Raised(format!("Secret {arn} is not enabled for rotation")));
        }
        if labels.is_empty() {
            return Err(Failure::Raised(format!(
                "Secret version {token} has no stage for rotation of secret {arn}."
            )));
        }
        if labels.contains(&StagingLabel::CURRENT) {
            return Ok(Done::Return);
        }
        if labels.contains(&StagingLabel::PENDING) {
            return Ok(Done::GoOn);
        }
        Err(Failure::Raised(format!(
            "Secret version {token} not set as AWSPENDING for rotation of secret {arn}."
        )))
    }

    pub(super) fn read_pending(&mut self) -> Result<Login, Failure> {
        self.read(Some(self.invocation.token.clone()), StagingLabel::PENDING)
    }

    pub(super) fn read(
        &mut self,
        version_id: Option<VersionId>,
        label: StagingLabel,
    ) -> Result<Login, Failure> {
        let read = self.get(self.arn(), version_id, label)?;
        let made_for = self.user_made_for();
        Ok(self.database.login(&read.arn, (&read.version_id, read.value), made_for))
    }

    pub(super) fn get(
        &mut self,
        secret_id: String,
        version_id: Option<VersionId>,
        label: StagingLabel,
    ) -> Result<get_secret_value::Output, Failure> {
        let input = get_secret_value::Input { secret_id, version_id, version_stage: Some(label) };
        match self.call(Operation::GetSecretValue(input))? {
            Reply::GetSecretValue(output) => Ok(output),
            // The vault answers what it was asked.
            _ => Err(Failure::Hangs),
        }
    }

    pub(super) fn write_pending(&mut self) -> Result<Done, Failure> {
        match self.read_pending() {
            Ok(_) => return Ok(Done::GoOn),
            Err(Failure::NotFound(..)) => {}
            Err(failure) => return Err(failure),
        }
        let current = self.secret().and_then(|secret| secret.versions.current_value());
        let (user, entropy) = (self.user_made_for(), self.stamp().entropy);
        let alternates = user != self.database.user_in_use(&self.invocation.secret);
        let value = match current.filter(|_| self.fault() == Some(Fault::ClonesCurrent)) {
            Some(current) => current,
            None => password::changed(self.values, current, entropy, alternates),
        };
        let input = put_secret_value::Input {
            secret_id: self.arn(),
            client_request_token: Some(self.invocation.token.clone()),
            value: Some(value),
            version_stages: Some(vec![StagingLabel::PENDING]),
        };
        self.call(Operation::PutSecretValue(input))?;
        let token = &self.invocation.token;
        let login = self.database.login(&self.invocation.secret, (token, value), user);
        self.database.learn(&self.invocation.secret, token, login);
        Ok(Done::GoOn)
    }

    pub(super) fn move_current(&mut self) -> Result<Done, Failure> {
        let current =
            self.secret().and_then(|secret| secret.versions.holder(&StagingLabel::CURRENT).cloned());
        if current.as_ref() == Some(&self.invocation.token) {
            return Ok(Done::GoOn);
        }
        let input = update_secret_version_stage::Input {
            secret_id: self.arn(),
            version_stage: StagingLabel::CURRENT,
            remove_from: current,
            move_to: Some(self.invocation.token.clone()),
        };
        self.call(Operation::UpdateSecretVersionStage(input)).map(|_| Done::GoOn)
    }

    pub(super) fn read_superuser(&mut self) -> Result<Done, Failure> {
        if let Some(name) = self.setup.superuser.clone() {
            let read = self.get(name, None, StagingLabel::CURRENT)?;
            let login = self.database.login(&read.arn, (&read.version_id, read.value), User::Own);
            let accepted = self.database.accepts(&read.arn, login);
            self.memory.refused_superuser = (!accepted).then_some(read.arn);
        }
        Ok(Done::GoOn)
    }

    pub(super) fn secret(&self) -> Option<&Secret> {
        self.vault.find_arn(&self.invocation.secret)
    }

    pub(super) fn call(&mut self, operation: Operation) -> Result<Reply, Failure> {
        if let Some(trouble) = self.trouble.as_ref().filter(|trouble| trouble.fault.hinders_calls()) {
            let served = &mut self.memory.throttled;
            trouble::hindrance(self.vault, trouble, self.invocation, self.at, &operation, served)?;
        }
        let name = operation.name();
        let actor = if self.invocation.function.is_some() { Actor::Function } else { Actor::Service };
        self.vault.apply_as(actor, self.stamp(), operation).map_err(|error| match error.code() {
            ErrorCode::ResourceNotFoundException => Failure::NotFound(name, error),
            _ => Failure::Raised(boto3::raised(name, &error)),
        })
    }
}
