//! What the function asks of the database, and whose password it changes.

use rotation_core::time::Span;

use super::{Done, Failure, Function};
use crate::world::{
    database::{Login, User},
    fault::Fault,
    strategy::Strategy,
};

/// How long a function waits for a database that does not answer, as the templates do.
const CONNECT_TIMEOUT: Span = Span::seconds(5);

impl Function<'_> {
    /// Whose password this rotation changes.
    pub(super) fn user_made_for(&mut self) -> User {
        let in_use = self.database.user_in_use(&self.invocation.secret);
        let by_function = self.invocation.function.is_some();
        if by_function && self.setup.strategy == Strategy::AlternatingUsers { in_use.other() } else { in_use }
    }

    /// A superuser whose secret lies elsewhere is let in.
    pub(super) fn log_in_superuser(&mut self) -> Result<Done, Failure> {
        match &self.memory.refused_superuser {
            None => Ok(Done::GoOn),
            Some(arn) => {
                let error = format!("Unable to log into database using credentials in master secret {arn}");
                Err(Failure::Raised(error))
            }
        }
    }

    pub(super) fn must_log_in(
        &mut self,
        login: Option<Login>,
        error: fn(&str) -> String,
    ) -> Result<Done, Failure> {
        if self.log_in(login)? {
            return Ok(Done::GoOn);
        }
        Err(Failure::Raised(error(self.invocation.secret.as_str())))
    }

    /// Whether the database lets it in. One that does not answer is waited for first.
    pub(super) fn log_in(&mut self, login: Option<Login>) -> Result<bool, Failure> {
        let Some(login) = login else { return Ok(false) };
        match self.fault() {
            Some(Fault::DatabaseUnreachable) => {
                self.memory.waited = !self.memory.waited;
                if self.memory.waited { Err(Failure::NotYet(CONNECT_TIMEOUT)) } else { Ok(false) }
            }
            Some(Fault::DatabaseRefuses) => Ok(false),
            _ => Ok(self.database.accepts(&self.invocation.secret, login)),
        }
    }
}
