//! DeleteSecret and RestoreSecret: section 11, R23, R26.

use rotation_core::operation::delete_secret;

use super::{
    Model, Verdict,
    call::{Call, owner_allows},
    record::{DAY, Deleted, Next},
    refusal::{marked, parameter},
};

/// How long a secret is still described that was deleted without recovery (an assumption).
const LAST_SEEN: i64 = 3_000;

impl Model {
    pub(super) fn delete(&mut self, call: Call, input: &delete_secret::Input) -> Verdict {
        let days = input.recovery_window_in_days;
        if input.force && days.is_some() {
            return Err(parameter(
                "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
            ));
        }
        if days.is_some_and(|days| !(7..=30).contains(&days)) {
            return Err(parameter(
                "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
            ));
        }
        super::check_characters(&input.secret_id, input.secret_id.starts_with("arn:"))?;
        let place = match self.find(&input.secret_id) {
            Ok(place) => place,
            // Without recovery, the answer is as if there had been one.
            Err(_) if input.force => return Ok(()),
            Err(refusal) => return Err(refusal),
        };
        let secret = &mut self.secrets[place];
        if secret.deleted.is_some() && !input.force {
            return Err(marked());
        }
        owner_allows(secret, call)?;
        let window = if input.force { LAST_SEEN } else { days.unwrap_or(30) * DAY };
        secret.deleted = Some(Deleted { at: call.at, gone: call.at + window, forced: input.force });
        secret.changed = call.at;
        secret.stop_run();
        Ok(())
    }

    pub(super) fn restore(&mut self, call: Call, id: &str) -> Verdict {
        let place = self.find(id)?;
        let secret = &mut self.secrets[place];
        owner_allows(secret, call)?;
        if secret.deleted.is_some_and(|deleted| deleted.forced) {
            return Err(marked());
        }
        if secret.deleted.take().is_some() {
            secret.changed = call.at;
            secret.next = Next::Drawn;
        }
        Ok(())
    }
}
