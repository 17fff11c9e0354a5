//! One line of the log: how much later, what kind of command, and the command.

use rotation_core::rotation::Step;

use super::{
    LinkError,
    bytes::{Reader, Writer},
    form::{Form, numbered},
    operation,
};
use crate::{
    lab::{Command, Entry, Permission},
    world::Fault,
};

/// Kinds of commands. Calls are numbered on from the last, so that other kinds have room before them.
const ADVANCE: u64 = 0;
const FAULT: u64 = 1;
const PERMIT: u64 = 2;
const CALLS: u64 = 32;

numbered!(Step { 0 Create, 1 Set, 2 Test, 3 Finish });
numbered!(Fault { 0 Raises, 1 TimesOut });
numbered!(Permission { 0 RotateSecret, 1 InvokeFunction });

pub(super) fn write(entry: &Entry, out: &mut Writer) {
    out.next_entry(entry.at);
    match &entry.command {
        Command::Advance(_) => out.number(ADVANCE),
        Command::Fault { step, fault } => {
            out.number(FAULT);
            step.write(out);
            fault.is_some().write(out);
            fault.write(out);
        }
        Command::Permit { permission, allowed } => {
            out.number(PERMIT);
            permission.write(out);
            allowed.write(out);
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
            let step = Step::read(from)?;
            let fault = bool::read(from)?.then(|| Fault::read(from)).transpose()?;
            Command::Fault { step, fault }
        }
        PERMIT => {
            let permission = Permission::read(from)?;
            Command::Permit { permission, allowed: bool::read(from)? }
        }
        call => Command::Call(operation::read(call.checked_sub(CALLS).ok_or(LinkError::Newer)?, from)?),
    };
    Ok(Entry { at, command })
}
