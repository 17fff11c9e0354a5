//! One line of the log: how much later, what kind of command, and the command.

use rotation_core::{
    ident::VersionId,
    rotation::{InvocationId, Outcome},
    vault::Managed,
};

use super::{
    LinkError,
    bytes::{Reader, Writer},
    form::{Form, numbered, structure},
    operation,
};
use crate::{
    lab::{Command, Entry, Permission},
    world::{self, Fault, Lasts, Steps},
};

/// Kinds of commands. Calls are numbered on from the last, so that other kinds have room before them.
const ADVANCE: u64 = 0;
const FAULT: u64 = 1;
const PERMIT: u64 = 2;
const WORLD: u64 = 3;
const ADOPT: u64 = 4;
const FUNCTION_CALL: u64 = 5;
const FUNCTION_ANSWER: u64 = 6;
const CALLS: u64 = 32;

/// How a function answered.
const RETURNED: u64 = 0;
const RAISED: u64 = 1;

numbered!(Permission { 0 RotateSecret, 1 InvokeFunction });
structure!(Managed { name, owner, value });
structure!(world::Setup { strategy, superuser, forgetful });

/// Written like a token: it is a UUID as well, and comes up with every call of its function.
impl Form for InvocationId {
    fn write(&self, out: &mut Writer) {
        if let Some(id) = VersionId::parse(self.as_str()) {
            out.token(&id);
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
        Ok(Self::from_text(from.token()?.as_str()))
    }
}

pub(super) fn write(entry: &Entry, out: &mut Writer) {
    out.next_entry(entry.at);
    match &entry.command {
        Command::Advance(_) => out.number(ADVANCE),
        Command::Fault { step, fault, lasts } => {
            out.number(FAULT);
            step.write(out);
            let once = *lasts == Lasts::Once;
            out.number(u64::from(fault.is_some() != once) + 2 * u64::from(once));
            fault.write(out);
        }
        Command::Permit { permission, allowed } => {
            out.number(PERMIT);
            permission.write(out);
            allowed.write(out);
        }
        Command::World(world) => {
            out.number(WORLD);
            world.write(out);
        }
        Command::Adopt(managed) => {
            out.number(ADOPT);
            managed.write(out);
        }
        Command::FunctionCall { invocation, operation } => {
            out.number(FUNCTION_CALL);
            invocation.write(out);
            out.number(operation::number(operation));
            operation::write(operation, out);
        }
        Command::FunctionAnswer { invocation, outcome } => {
            out.number(FUNCTION_ANSWER);
            invocation.write(out);
            match outcome {
                Outcome::Returned => out.number(RETURNED),
                Outcome::Raised(error) => {
                    out.number(RAISED);
                    out.text(error);
                }
            }
        }
        Command::Call(call) => {
            out.number(CALLS + operation::number(call));
            operation::write(call, out);
        }
    }
}

pub(super) fn read(from: &mut Reader<'_>) -> Result<Entry, LinkError> {
    let at = from.next_entry()?;
    let command = match from.number()? {
        // The log says how far time went.
        ADVANCE => Command::Advance(at),
        FAULT => {
            let step = Steps::read(from)?;
            // 0 mends, 1 breaks until it is mended, 2 breaks once; 3 mends what breaks once.
            let how = from.number()?;
            let lasts = if how >= 2 { Lasts::Once } else { Lasts::UntilMended };
            let fault = match how {
                0 | 3 => None,
                1 | 2 => Some(Fault::read(from)?),
                _ => return Err(LinkError::Newer),
            };
            Command::Fault { step, fault, lasts }
        }
        PERMIT => {
            let permission = Permission::read(from)?;
            Command::Permit { permission, allowed: bool::read(from)? }
        }
        WORLD => Command::World(world::Setup::read(from)?),
        ADOPT => Command::Adopt(Managed::read(from)?),
        FUNCTION_CALL => {
            let invocation = InvocationId::read(from)?;
            let number = from.number()?;
            Command::FunctionCall { invocation, operation: operation::read(number, from)? }
        }
        FUNCTION_ANSWER => {
            let invocation = InvocationId::read(from)?;
            let outcome = match from.number()? {
                RETURNED => Outcome::Returned,
                RAISED => Outcome::Raised(from.text()?.to_owned()),
                _ => return Err(LinkError::Newer),
            };
            Command::FunctionAnswer { invocation, outcome }
        }
        call => Command::Call(operation::read(call.checked_sub(CALLS).ok_or(LinkError::Newer)?, from)?),
    };
    Ok(Entry { at, command })
}
