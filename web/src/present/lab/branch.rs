//! A branch that was left, in words.

use rotation_lab::{Branch, Command};

use crate::present::time;

/// What was done there first, when, and how much more.
pub fn branch(branch: &Branch) -> String {
    let did = match &branch.did.command {
        Command::Call(operation) => operation.name().to_owned(),
        Command::Advance(_) => "time passed".to_owned(),
        Command::Fault { step, fault: Some(_), .. } => format!("{} fails", step.name()),
        Command::Fault { step, fault: None, .. } => format!("{} mended", step.name()),
        Command::Permit { permission, allowed: true } => format!("{} allowed", permission.action()),
        Command::World(_) => "the world changed".to_owned(),
        Command::Adopt(managed) => format!("{} made", managed.name),
        Command::FunctionCall { operation, .. } => format!("{} by the function", operation.name()),
        Command::FunctionAnswer { .. } => "the function answered".to_owned(),
        Command::Permit { permission, allowed: false } => format!("{} denied", permission.action()),
    };
    let more = match branch.commands.saturating_sub(1) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    format!("{did} at {}{more}", time::date_clock(branch.did.at))
}
