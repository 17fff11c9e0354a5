//! A rotation function at work: each action is a call of the API or of the database, as the official templates make
//! them.

use rotation_core::{
    Vault,
    error::ErrorCode,
    event::Actor,
    ident::VersionId,
    label::StagingLabel,
    operation::{
        Operation, Reply, describe_secret, get_secret_value, put_secret_value, update_secret_version_stage,
    },
    rotation::{Invocation, Outcome},
    secret::Secret,
    stamp::{Entropy, Stamp},
    time::{Span, Timestamp},
    value::ValueTable,
};

use super::{
    database::{Database, Login, User},
    fault::Fault,
    injected::Injected,
    password,
    script::What,
    strategy::{Setup, Strategy},
    trouble,
};

/// How long a function waits for a database that does not answer, as the templates do.
const CONNECT_TIMEOUT: Span = Span::seconds(5);

pub(super) struct Function<'a> {
    pub(super) vault: &'a mut Vault,
    pub(super) values: &'a mut ValueTable,
    pub(super) database: &'a mut Database,
    pub(super) setup: &'a Setup,
    pub(super) seed: u64,
    pub(super) at: Timestamp,
    pub(super) invocation: &'a Invocation,
    pub(super) since: Timestamp,
    pub(super) trouble: Option<Injected>,
    pub(super) memory: &'a mut Memory,
}

/// What a function keeps from one action to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    previous: Option<Login>,
    current: Option<Login>,
    pending: Option<Login>,
    superuser: Option<Login>,
    connected: bool,
    throttled: u8,
}

/// How it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// With the next action, everything so much later.
    Next(Span),
    /// With the same action, so much later.
    Again(Span),
    /// It has returned, and its answer comes so long after the call.
    Answer(Span),
    /// It has ended.
    End,
}

/// Why an action did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The function raises this.
    Raised(String),
    /// The service has no such secret or version, in these words.
    NotFound(String),
    /// The call is to be made again after that.
    Throttled(Span),
    /// Nothing comes back.
    Hangs,
}

enum Done {
    GoOn,
    /// So much later than planned.
    Late,
    Return,
}

impl Function<'_> {
    /// Does it.
    pub(super) fn act(&mut self, what: What) -> Flow {
        let timeout = self.vault.assumptions().function_timeout;
        // A function whose time is over is stopped; only an answer can still be on its way.
        if what != What::Return && self.since.plus(timeout) <= self.at {
            return Flow::End;
        }
        match self.attempt(what) {
            Ok(Done::GoOn) => Flow::Next(Span::millis(0)),
            Ok(Done::Late) => Flow::Next(CONNECT_TIMEOUT),
            Ok(Done::Return) => {
                let after = self.fault().and_then(|fault| trouble::answer_after(fault, timeout));
                match after.filter(|after| self.at < self.since.plus(*after)) {
                    Some(after) => Flow::Answer(after),
                    None => self.complete(Outcome::Returned),
                }
            }
            Err(Failure::Raised(error) | Failure::NotFound(error)) => self.complete(Outcome::Raised(error)),
            Err(Failure::Throttled(pause)) => Flow::Again(pause),
            Err(Failure::Hangs) => Flow::End,
        }
    }

    fn attempt(&mut self, what: What) -> Result<Done, Failure> {
        let arn = &self.invocation.secret;
        match what {
            What::CheckVersion => self.check_version(),
            What::ReadCurrent => {
                self.memory.current = Some(self.read(None, StagingLabel::CURRENT)?);
                Ok(Done::GoOn)
            }
            What::ReadPrevious => {
                self.memory.previous = match self.read(None, StagingLabel::PREVIOUS) {
                    Err(Failure::NotFound(_)) => None,
                    read => Some(read?),
                };
                Ok(Done::GoOn)
            }
            What::ReadPending => {
                self.memory.pending = Some(self.read_pending()?);
                Ok(Done::GoOn)
            }
            What::ReadSuperuser => self.read_superuser(),
            What::WritePending => self.write_pending(),
            What::TryPending => {
                let (entered, done) = self.log_in(self.memory.pending);
                Ok(if entered { Done::Return } else { done })
            }
            What::TryCurrent => {
                let (entered, done) = self.log_in(self.memory.current);
                self.memory.connected = entered;
                Ok(done)
            }
            What::TryPrevious if self.memory.connected => Ok(Done::GoOn),
            What::TryPrevious => {
                let login = self.memory.previous;
                self.must_log_in(login, |arn| {
                    format!(
                        "Unable to log into database with previous, current, or pending secret of secret arn {arn}"
                    )
                })
            }
            What::LogInCurrent => {
                let login = self.memory.current;
                self.must_log_in(login, |arn| {
                    format!("Unable to log into database using current credentials for secret {arn}")
                })
            }
            What::LogInSuperuser => self.log_in_superuser(),
            What::LogInPending => {
                let login = self.memory.pending;
                self.must_log_in(login, |arn| {
                    format!("Unable to log into database with pending secret of secret ARN {arn}")
                })
            }
            What::SetPassword => {
                if let Some(login) = self.memory.pending {
                    self.database.set(self.at, arn, login);
                    self.database.learn(arn, &self.invocation.token, login);
                }
                Ok(Done::GoOn)
            }
            What::MoveCurrent => self.move_current(),
            What::Raise => Err(Failure::Raised(trouble::error(self.fault(), self.invocation))),
            What::NotImplemented => Err(Failure::Raised("NotImplementedError".to_owned())),
            What::Return => Ok(Done::Return),
        }
    }

    fn complete(&mut self, outcome: Outcome) -> Flow {
        // An answer that comes too late is dropped by the vault, as the service drops it.
        let _ = self.vault.complete(self.stamp(), &self.invocation.id, outcome);
        Flow::End
    }

    /// The guards every template begins with; a version that is current already needs nothing done.
    fn check_version(&mut self) -> Result<Done, Failure> {
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

    fn read_pending(&mut self) -> Result<Login, Failure> {
        self.read(Some(self.invocation.token.clone()), StagingLabel::PENDING)
    }

    fn read(&mut self, version_id: Option<VersionId>, label: StagingLabel) -> Result<Login, Failure> {
        let read = self.get(self.arn(), version_id, label)?;
        let made_for = self.user_made_for();
        Ok(self.database.login(&read.arn, (&read.version_id, read.value), made_for))
    }

    fn get(
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

    /// Whose password this rotation changes.
    fn user_made_for(&mut self) -> User {
        let in_use = self.database.user_in_use(&self.invocation.secret);
        let by_function = self.invocation.function.is_some();
        if by_function && self.setup.strategy == Strategy::AlternatingUsers { in_use.other() } else { in_use }
    }

    fn write_pending(&mut self) -> Result<Done, Failure> {
        match self.read_pending() {
            Ok(_) => return Ok(Done::GoOn),
            Err(Failure::NotFound(_)) => {}
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

    fn move_current(&mut self) -> Result<Done, Failure> {
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

    fn read_superuser(&mut self) -> Result<Done, Failure> {
        if let Some(name) = self.setup.superuser.clone() {
            let read = self.get(name, None, StagingLabel::CURRENT)?;
            let login = self.database.login(&read.arn, (&read.version_id, read.value), User::Own);
            self.memory.superuser = Some(login).filter(|login| self.database.accepts(&read.arn, *login));
        }
        Ok(Done::GoOn)
    }

    /// A superuser whose secret lies elsewhere is let in, unless the database lets nobody in.
    fn log_in_superuser(&mut self) -> Result<Done, Failure> {
        let right = self.setup.superuser.is_none() || self.memory.superuser.is_some();
        if right && !self.shut() {
            return Ok(Done::GoOn);
        }
        let arn = self.setup.superuser.as_deref().unwrap_or("of another account");
        Err(Failure::Raised(format!("Unable to log into database using credentials in master secret {arn}")))
    }

    fn must_log_in(&mut self, login: Option<Login>, error: fn(&str) -> String) -> Result<Done, Failure> {
        match self.log_in(login) {
            (true, done) => Ok(done),
            (false, _) => Err(Failure::Raised(error(self.invocation.secret.as_str()))),
        }
    }

    /// Whether the database lets it in, and how it goes on.
    fn log_in(&mut self, login: Option<Login>) -> (bool, Done) {
        let entered =
            !self.shut() && login.is_some_and(|login| self.database.accepts(&self.invocation.secret, login));
        let waited = login.is_some() && self.fault() == Some(Fault::DatabaseUnreachable);
        (entered, if waited { Done::Late } else { Done::GoOn })
    }

    fn shut(&self) -> bool {
        matches!(self.fault(), Some(Fault::DatabaseUnreachable | Fault::DatabaseRefuses))
    }

    fn secret(&self) -> Option<&Secret> {
        self.vault.find_arn(&self.invocation.secret)
    }

    fn fault(&self) -> Option<Fault> {
        self.trouble.map(|trouble| trouble.fault)
    }

    fn call(&mut self, operation: Operation) -> Result<Reply, Failure> {
        if let Some(trouble) = &self.trouble {
            let served = &mut self.memory.throttled;
            trouble::hindrance(self.vault, trouble, self.invocation, self.at, &operation, served)?;
        }
        let name = operation.name();
        let actor = if self.invocation.function.is_some() { Actor::Function } else { Actor::Service };
        self.vault.apply_as(actor, self.stamp(), operation).map_err(|error| {
            let text = format!(
                "An error occurred ({}) when calling the {name} operation: {}",
                error.code(),
                error.message()
            );
            match error.code() {
                ErrorCode::ResourceNotFoundException => Failure::NotFound(text),
                _ => Failure::Raised(text),
            }
        })
    }

    fn stamp(&self) -> Stamp {
        Stamp { at: self.at, entropy: Entropy::of_due(self.seed, self.invocation.id.as_str(), self.at) }
    }

    fn arn(&self) -> String {
        self.invocation.secret.as_str().to_owned()
    }
}
