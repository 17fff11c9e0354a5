//! The two doors of the grammar. They are types, so that the page, which has only the form's, is not built with what
//! lies behind the other.

use super::line::HELP;
use super::operation::Operation;
use super::query::Query;
use super::{Failure, Host, arguments};

/// What a command line is for.
pub(super) trait Door {
    /// What stands behind it, if it is run.
    fn host(&self) -> Option<&Host>;

    fn query(&self, text: &str) -> Result<Option<Query>, Failure>;

    /// The operation of this command.
    fn operation(&self, command: &str) -> Result<Operation, Failure>;
}

/// It fills in the form of a RotateSecret request.
pub(super) struct Form;

impl Door for Form {
    fn host(&self) -> Option<&Host> {
        None
    }

    /// The form shows answers whole: the option is refused later, whatever it says.
    fn query(&self, _: &str) -> Result<Option<Query>, Failure> {
        Ok(None)
    }

    fn operation(&self, command: &str) -> Result<Operation, Failure> {
        let known = Operation::of_command(command).filter(|operation| operation.name == "RotateSecret");
        known.ok_or_else(|| {
            Failure::not_here(format_args!(
                "of aws secretsmanager, only rotate-secret is known here, not {command}."
            ))
        })
    }
}

/// It is run.
impl Door for &Host {
    fn host(&self) -> Option<&Host> {
        Some(self)
    }

    fn query(&self, text: &str) -> Result<Option<Query>, Failure> {
        Query::parse(text).map(Some)
    }

    fn operation(&self, command: &str) -> Result<Operation, Failure> {
        Operation::of_command(command).ok_or_else(|| {
            let mut commands = Operation::commands();
            commands.push(HELP.into());
            arguments::no_command(command, &commands)
        })
    }
}
