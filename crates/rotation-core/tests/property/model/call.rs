//! One call: whether the caller may, then what it does. Authorisation comes before everything else (R29).

use rotation_core::{error::ErrorCode, event::Actor, operation::Operation};

use super::{
    Model, Record, Refusal, Verdict,
    refusal::{marked, owned, worded},
};

/// Who calls, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    pub(super) actor: Actor,
    pub(super) at: i64,
}

impl Model {
    /// What comes of this call. Accepted, it changes the model; refused, it does not.
    pub(crate) fn call(&mut self, actor: Actor, at: i64, operation: &Operation) -> Verdict {
        let (name, about) = what(operation);
        if actor == Actor::Caller {
            self.authorise(name, about)?;
        }
        let call = Call { actor, at };
        match operation {
            Operation::BatchGetSecretValue(input) => self.batch(call, input),
            Operation::CancelRotateSecret(input) => self.cancel(call, &input.secret_id),
            Operation::CreateSecret(input) => self.create(call, input),
            Operation::DeleteResourcePolicy(input) => self.put_policy(call, &input.secret_id, None),
            Operation::DeleteSecret(input) => self.delete(call, input),
            Operation::DescribeSecret(input) => self.find(&input.secret_id).map(drop),
            Operation::GetRandomPassword(input) => super::password::predict(input),
            Operation::GetResourcePolicy(input) => self.live(&input.secret_id).map(drop),
            Operation::GetSecretValue(input) => self.get(call, input).map(drop),
            Operation::ListSecretVersionIds(input) => self.list_versions(input),
            Operation::ListSecrets(input) => self.list(input),
            Operation::PutResourcePolicy(input) => {
                self.judge_policy(call, input)?;
                self.put_policy(call, &input.secret_id, Some(&input.policy.text))
            }
            Operation::PutSecretValue(input) => self.put(call, input),
            Operation::RestoreSecret(input) => self.restore(call, &input.secret_id),
            Operation::RotateSecret(input) => self.rotate(call, input),
            Operation::TagResource(input) => self.tag(call, input),
            Operation::UntagResource(input) => self.untag(call, input),
            Operation::UpdateSecret(input) => self.update(call, input),
            Operation::UpdateSecretVersionStage(input) => self.move_label(call, input),
            Operation::ValidateResourcePolicy(input) => {
                input.secret_id.as_ref().map_or(Ok(()), |id| self.find(id).map(drop))
            }
        }
    }

    /// R35 and R36: the resource is the full ARN of a secret that is here, else what was sent, if anything was.
    pub(super) fn authorise(&self, operation: &str, about: Option<&str>) -> Verdict {
        let action = format!("secretsmanager:{operation}");
        let found = about.and_then(|id| Some(self.secrets[self.find(id).ok()?].arn.as_str()));
        self.allow(&action, found.or(about))
    }

    pub(super) fn allow(&self, action: &str, resource: Option<&str>) -> Verdict {
        let covers = |denied: &String| match denied.split_once('*') {
            Some((start, _)) => action.starts_with(start),
            None => denied == action,
        };
        if !self.denied.iter().any(covers) {
            return Ok(());
        }
        let on = resource.map(|resource| format!(" on resource: {resource}")).unwrap_or_default();
        let text = format!(
            "User: arn:aws:iam::123456789012:user/caller is not authorized to perform: {action}{on} \
             because no identity-based policy allows the {action} action"
        );
        Err(worded(ErrorCode::AccessDeniedException, text))
    }

    /// A secret that is not marked for deletion.
    pub(super) fn live(&mut self, id: &str) -> Result<&mut Record, Refusal> {
        let place = self.find(id)?;
        let secret = &mut self.secrets[place];
        if secret.deleted.is_some() { Err(marked()) } else { Ok(secret) }
    }

    /// A live secret that this caller may change: R37.
    pub(super) fn own(&mut self, call: Call, id: &str) -> Result<&mut Record, Refusal> {
        let secret = self.live(id)?;
        owner_allows(secret, call)?;
        Ok(secret)
    }
}

pub(super) fn owner_allows(secret: &Record, call: Call) -> Verdict {
    match &secret.owner {
        Some(owner) if call.actor == Actor::Caller => Err(owned(owner)),
        _ => Ok(()),
    }
}

/// The name of an operation, and the secret it is about.
fn what(operation: &Operation) -> (&'static str, Option<&str>) {
    match operation {
        Operation::BatchGetSecretValue(_) => ("BatchGetSecretValue", None),
        Operation::CancelRotateSecret(input) => ("CancelRotateSecret", Some(&input.secret_id)),
        Operation::CreateSecret(input) => ("CreateSecret", Some(&input.name)),
        Operation::DeleteResourcePolicy(input) => ("DeleteResourcePolicy", Some(&input.secret_id)),
        Operation::DeleteSecret(input) => ("DeleteSecret", Some(&input.secret_id)),
        Operation::DescribeSecret(input) => ("DescribeSecret", Some(&input.secret_id)),
        Operation::GetRandomPassword(_) => ("GetRandomPassword", None),
        Operation::GetResourcePolicy(input) => ("GetResourcePolicy", Some(&input.secret_id)),
        Operation::GetSecretValue(input) => ("GetSecretValue", Some(&input.secret_id)),
        Operation::ListSecretVersionIds(input) => ("ListSecretVersionIds", Some(&input.secret_id)),
        Operation::ListSecrets(_) => ("ListSecrets", None),
        Operation::PutResourcePolicy(input) => ("PutResourcePolicy", Some(&input.secret_id)),
        Operation::PutSecretValue(input) => ("PutSecretValue", Some(&input.secret_id)),
        Operation::RestoreSecret(input) => ("RestoreSecret", Some(&input.secret_id)),
        Operation::RotateSecret(input) => ("RotateSecret", Some(&input.secret_id)),
        Operation::TagResource(input) => ("TagResource", Some(&input.secret_id)),
        Operation::UntagResource(input) => ("UntagResource", Some(&input.secret_id)),
        Operation::UpdateSecret(input) => ("UpdateSecret", Some(&input.secret_id)),
        Operation::UpdateSecretVersionStage(input) => ("UpdateSecretVersionStage", Some(&input.secret_id)),
        Operation::ValidateResourcePolicy(input) => ("ValidateResourcePolicy", input.secret_id.as_deref()),
    }
}
