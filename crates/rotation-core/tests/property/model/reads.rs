//! GetSecretValue and BatchGetSecretValue: sections 3.4 and 11, R15, R28.

use rotation_core::{
    error::ErrorCode,
    event::Actor,
    operation::{batch_get_secret_value, get_secret_value},
};

use super::{
    CURRENT, Model, Refusal, Verdict,
    call::Call,
    record::DAY,
    refusal::{coded, no_label, no_version, worded},
};

/// What a list's token is here: the session never keeps a real one.
pub(super) fn bad_token(token: &Option<String>) -> Verdict {
    if token.is_some() { Err(coded(ErrorCode::InvalidNextTokenException)) } else { Ok(()) }
}

impl Model {
    /// The version that is read.
    pub(super) fn get(&mut self, call: Call, input: &get_secret_value::Input) -> Result<String, Refusal> {
        let secret = self.live(&input.secret_id)?;
        let id = input.version_id.as_ref().map(|id| id.as_str());
        let label = input.version_stage.as_ref().map(|label| label.as_str());
        let has_value = |id: &String| secret.versions.get(id).is_some_and(|version| version.value.is_some());
        let found = match (id, label) {
            (Some(id), label) => {
                let found = Some(id.to_owned()).filter(has_value).ok_or_else(|| no_version(id))?;
                if label.is_some_and(|label| secret.labels.get(label) != Some(&found)) {
                    let text =
                        "You provided a VersionStage that is not associated to the provided VersionId.";
                    return Err(worded(ErrorCode::InvalidRequestException, text));
                }
                found
            }
            (None, label) => {
                let label = label.unwrap_or(CURRENT);
                secret.holder(label).filter(has_value).ok_or_else(|| no_label(label))?
            }
        };
        let day = Some(call.at / DAY * DAY);
        secret.accessed = day;
        if let Some(version) = secret.versions.get_mut(&found) {
            version.accessed = day;
        }
        Ok(found)
    }

    pub(super) fn batch(&mut self, call: Call, input: &batch_get_secret_value::Input) -> Verdict {
        let ids: Vec<String> = match (&input.secret_ids, &input.filters) {
            (Some(ids), None) if input.max_results.is_none() => ids.clone(),
            (None, Some(filters)) => {
                bad_token(&input.next_token)?;
                let most = input.max_results.map_or(20, usize::from);
                self.filtered(filters, false).take(most).map(|secret| secret.arn.clone()).collect()
            }
            _ => return Err(coded(ErrorCode::InvalidParameterException)),
        };
        for id in ids {
            let _ = self.batch_entry(call, &id);
        }
        Ok(())
    }

    /// Each secret is read, or refused, as by a call of its own.
    pub(super) fn batch_entry(&mut self, call: Call, id: &str) -> Result<String, Refusal> {
        if call.actor == Actor::Caller {
            self.authorise("GetSecretValue", Some(id))?;
        }
        let secret_id = id.to_owned();
        self.get(call, &get_secret_value::Input { secret_id, version_id: None, version_stage: None })
    }
}
