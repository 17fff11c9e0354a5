//! Tags and resource policies: sections 2.7 and 11, R23, R37.

use rotation_core::{
    error::ErrorCode,
    operation::{put_resource_policy, tag_resource, untag_resource},
};

use super::{
    Model, Verdict,
    call::Call,
    refusal::{coded, limit},
};

impl Model {
    pub(super) fn tag(&mut self, call: Call, input: &tag_resource::Input) -> Verdict {
        let secret = self.own(call, &input.secret_id)?;
        let mut tags = secret.tags.clone();
        for tag in &input.tags {
            tags.get_or_insert_default().insert(tag.key.clone(), tag.value.clone());
        }
        if tags.as_ref().is_some_and(|tags| tags.len() > 50) {
            return Err(limit());
        }
        secret.tags = tags;
        secret.changed = call.at;
        Ok(())
    }

    /// LastChangedDate stays (R23); an empty list is left when the last one goes (section 2.7).
    pub(super) fn untag(&mut self, call: Call, input: &untag_resource::Input) -> Verdict {
        let secret = self.own(call, &input.secret_id)?;
        if let Some(tags) = &mut secret.tags {
            tags.retain(|key, _| !input.tag_keys.contains(key));
        }
        Ok(())
    }

    pub(super) fn judge_policy(&mut self, call: Call, input: &put_resource_policy::Input) -> Verdict {
        self.own(call, &input.secret_id)?;
        if input.policy.fault.is_some() {
            return Err(coded(ErrorCode::MalformedPolicyDocumentException));
        }
        let refused = input.block_public && input.policy.public;
        if refused { Err(coded(ErrorCode::PublicPolicyException)) } else { Ok(()) }
    }

    pub(super) fn put_policy(&mut self, call: Call, id: &str, policy: Option<&str>) -> Verdict {
        let secret = self.own(call, id)?;
        secret.policy = policy.map(str::to_owned);
        secret.changed = call.at;
        Ok(())
    }
}
