//! One line of the log: how much later, what kind of command, and the command.

use super::{
    LinkError,
    bytes::{Reader, Writer},
    form::{Form, numbered},
    operation,
};
use crate::{
    lab::{Command, Entry, Permission},
    world::{Fault, Lasts, Steps},
};

/// Kinds of commands. Calls are numbered on from the last, so that other kinds have room before them.
const ADVANCE: u64 = 0;
const FAULT: u64 = 1;
const PERMIT: u64 = 2;
const CALLS: u64 = 32;

numbered!(Permission { 0 RotateSecret, 1 InvokeFunction });

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
        call => Command::Call(operation::read(call.checked_sub(CALLS).ok_or(LinkError::Newer)?, from)?),
    };
    Ok(Entry { at, command })
}
