//! DeleteSecret: marks a secret; it goes when its recovery window is over.

use alloc::string::String;

use super::{Context, target};
use crate::{
    assumption,
    error::ServiceError,
    event::{Actor, EventKind},
    fact,
    ident::{SecretArn, SecretId, SecretName},
    secret::{Deletion, Secret},
    time::{Span, Timestamp},
    vault::Vault,
};

const DEFAULT_DAYS: i64 = 30;
/// A secret that is deleted without recovery can still be described for a while (R26): see `FORCE_DELETED`.
const LAST_SEEN: Span = Span::seconds(3);

/// Which secret, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
    /// RecoveryWindowInDays, 7 to 30.
    pub recovery_window_in_days: Option<i64>,
    /// ForceDeleteWithoutRecovery.
    pub force: bool,
}

/// What was marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
    /// DeletionDate: when it will be gone; without recovery, now.
    pub deletion_date: Timestamp,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let days = days(&input)?;
    let at = context.stamp.at;
    let id = SecretId::parse(&input.secret_id)?;
    let secret = match vault.find(&id) {
        Ok(secret) => secret,
        // Without recovery the answer is as if there had been a secret (recorded).
        Err(_) if input.force => return invented(vault, context, &id),
        Err(refusal) => return Err(refusal),
    };
    if secret.deletion.is_some() && !input.force {
        return Err(ServiceError::marked_for_deletion());
    }
    target::check_owner(secret, context)?;
    let window = Span::days(u32::try_from(days).unwrap_or(0));
    let deletion_date = if input.force { at } else { at.plus(window) };
    let due = if input.force { at.plus(LAST_SEEN) } else { deletion_date };
    let output = Output { arn: secret.arn.clone(), name: secret.name.clone(), deletion_date };
    vault.change(&output.arn, |secret, _, out| {
        let call = EventKind::Call("DeleteSecret");
        secret.note(out, at, context.actor, None, call, &fact::CALL_ACCEPTED);
        let why = if input.force { &assumption::FORCE_DELETED } else { &fact::RECOVERY_WINDOW };
        secret.note(out, at, Actor::Service, None, EventKind::DeletionStarted { due }, why);
        mark(secret, Deletion { called: at, due, forced: input.force });
    });
    Ok(output)
}

fn mark(secret: &mut Secret, deletion: Deletion) {
    secret.last_changed = deletion.called;
    secret.deletion = Some(deletion);
    secret.rotation.stop_after_step();
}

fn days(input: &Input) -> Result<i64, ServiceError> {
    match (input.recovery_window_in_days, input.force) {
        (Some(_), true) => Err(ServiceError::invalid_parameter(
            "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
        )),
        (Some(days), false) if !(7..=30).contains(&days) => Err(ServiceError::invalid_parameter(
            "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
        )),
        (days, _) => Ok(days.unwrap_or(DEFAULT_DAYS)),
    }
}

fn invented(vault: &Vault, context: Context, id: &SecretId) -> Result<Output, ServiceError> {
    let name = SecretName::parse(id.friendly_name())?;
    let arn = if id.looks_complete() && id.is_arn() {
        SecretArn::as_given(id)
    } else {
        SecretArn::mint(vault.place(), &name, context.stamp.entropy)
    };
    Ok(Output { arn, name, deletion_date: context.stamp.at })
}
