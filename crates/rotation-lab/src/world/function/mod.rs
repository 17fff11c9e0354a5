//! A rotation function at work: each action is a call of the API or of the database, as the official templates make
//! them.

mod calls;
mod logins;

use rotation_core::{
    Vault,
    error::ServiceError,
    ident::SecretArn,
    label::StagingLabel,
    rotation::{Invocation, Outcome},
    stamp::{Entropy, Stamp},
    time::{Span, Timestamp},
    value::ValueTable,
};

use super::{
    boto3,
    database::{Database, Login},
    fault::Fault,
    injected::Injected,
    script::What,
    strategy::Setup,
    trouble,
};

/// One call of a rotation function, at one moment.
pub(super) struct Function<'a> {
    pub(super) vault: &'a mut Vault,
    pub(super) values: &'a mut ValueTable,
    pub(super) database: &'a mut Database,
    pub(super) setup: &'a Setup,
    pub(super) seed: u64,
    pub(super) at: Timestamp,
    pub(super) invocation: &'a Invocation,
    pub(super) begun: Timestamp,
    pub(super) trouble: Option<Injected>,
    pub(super) memory: &'a mut Memory,
}

/// What a function keeps from one action to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    previous: Option<Login>,
    current: Option<Login>,
    pending: Option<Login>,
    /// The superuser's secret, if the database does not accept what it says.
    refused_superuser: Option<SecretArn>,
    connected: bool,
    /// For a database that does not answer.
    waited: bool,
    throttled: u8,
}

/// How it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// With the next action.
    Next,
    /// With the same action so much later, and all that follows it.
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
    /// The service has no such secret or version, which is mostly expected: it is put into words only if it is raised.
    NotFound(&'static str, ServiceError),
    /// The same is to be tried again after that.
    NotYet(Span),
    /// Nothing comes back.
    Hangs,
}

enum Done {
    GoOn,
    Return,
}

impl Function<'_> {
    /// Does it.
    pub(super) fn act(&mut self, what: What) -> Flow {
        let timeout = self.vault.assumptions().function_timeout;
        // A function whose time is over is stopped; only an answer can still be on its way.
        if what != What::Return && self.begun.plus(timeout) <= self.at {
            return Flow::End;
        }
        match self.attempt(what) {
            Ok(Done::GoOn) => Flow::Next,
            Ok(Done::Return) => {
                let after = self.fault().and_then(|fault| trouble::answer_after(fault, timeout));
                match after.filter(|after| self.at < self.begun.plus(*after)) {
                    Some(after) => Flow::Answer(after),
                    None => self.complete(Outcome::Returned),
                }
            }
            Err(Failure::Raised(error)) => self.complete(Outcome::Raised(error)),
            Err(Failure::NotFound(operation, error)) => {
                self.complete(Outcome::Raised(boto3::raised(operation, &error)))
            }
            Err(Failure::NotYet(pause)) => Flow::Again(pause),
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
                    Err(Failure::NotFound(..)) => None,
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
                let set_before = self.log_in(self.memory.pending)?;
                Ok(if set_before { Done::Return } else { Done::GoOn })
            }
            What::TryCurrent => {
                self.memory.connected = self.log_in(self.memory.current)?;
                Ok(Done::GoOn)
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

    fn fault(&self) -> Option<Fault> {
        self.trouble.map(|trouble| trouble.fault)
    }

    fn stamp(&self) -> Stamp {
        Stamp { at: self.at, entropy: Entropy::of_due(self.seed, self.invocation.id.as_str(), self.at) }
    }

    fn arn(&self) -> String {
        self.invocation.secret.as_str().to_owned()
    }
}
