//! UpdateSecretVersionStage: section 3.3, L6, L9 to L11.

use rotation_core::{error::ErrorCode, operation::update_secret_version_stage::Input};

use super::{
    CURRENT, Model, Record, Verdict,
    call::Call,
    refusal::{coded, limit, no_version, parameter},
};

impl Model {
    pub(super) fn move_label(&mut self, call: Call, input: &Input) -> Verdict {
        let keeps = self.abandoned_keeps_label;
        let secret = self.own(call, &input.secret_id)?;
        let label = input.version_stage.as_str();
        let from = input.remove_from.as_ref().map(|id| id.as_str());
        let to = input.move_to.as_ref().map(|id| id.as_str());
        check(secret, label, from, to)?;
        if to.is_some() && !secret.labels.contains_key(label) && secret.labels.len() >= 20 {
            return Err(limit());
        }
        let before = secret.clone();
        match to {
            Some(to) if label == CURRENT => secret.make_current(to),
            Some(to) => {
                secret.labels.insert(label.into(), to.into());
            }
            None => {
                secret.labels.remove(label);
            }
        }
        secret.abandon(&before, keeps);
        secret.changed = call.at;
        Ok(())
    }
}

fn check(secret: &Record, label: &str, from: Option<&str>, to: Option<&str>) -> Verdict {
    if let Some(to) = to {
        // AWSCURRENT never goes to a version without a value (an assumption).
        match secret.versions.get(to) {
            None => return Err(no_version(to)),
            Some(version) if version.value.is_none() && label == CURRENT => return Err(no_version(to)),
            Some(_) => {}
        }
    }
    let holder = secret.holder(label);
    let holder = holder.as_deref();
    if to.is_some() && holder == to {
        return Ok(());
    }
    match (holder, from, to) {
        (Some(holder), None, Some(_)) => Err(parameter(&format!(
            "The parameter RemoveFromVersionId can't be empty. Staging label {label} is currently attached to version \
             {holder}, so you must explicitly reference that version in RemoveFromVersionId."
        ))),
        (_, None, None) => Err(coded(ErrorCode::InvalidParameterException)),
        (_, Some(from), _) if holder != Some(from) => Err(coded(ErrorCode::InvalidParameterException)),
        (_, _, None) if label == CURRENT => Err(parameter(
            "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.",
        )),
        _ => Ok(()),
    }
}
