//! Whether an accepted call answers what the naive model, which has seen the call, would answer.

use rotation_core::{
    ident::{SecretArn, SecretName},
    label::StagingLabel,
    operation::{Operation, Reply, batch_get_secret_value, get_secret_value, list_secret_version_ids},
};

use super::{Model, Record, password, record::DAY};

/// What is wrong with an answer. `before` is the model as it was before the call.
pub(crate) fn check(
    model: &Model,
    before: &Model,
    at: i64,
    operation: &Operation,
    reply: &Reply,
) -> Result<(), String> {
    let right = match (operation, reply) {
        (Operation::CreateSecret(asked), Reply::CreateSecret(output)) => {
            // A repeated call without a value may name the version that is reserved under its token.
            let version = asked.client_request_token.as_ref().filter(|_| output.version_id.is_some());
            named(model, &asked.name, &output.arn, &output.name)
                && output.version_id.as_ref() == version
                && (asked.value.is_none() || version.is_some())
        }
        (Operation::PutSecretValue(asked), Reply::PutSecretValue(output)) => {
            Some(&output.version_id) == asked.client_request_token.as_ref()
                && named(model, &asked.secret_id, &output.arn, &output.name)
                && labels(model.record(&asked.secret_id), output.version_id.as_str(), &output.version_stages)
        }
        (Operation::UpdateSecret(asked), Reply::UpdateSecret(output)) => {
            named(model, &asked.secret_id, &output.arn, &output.name)
                && output.version_id == asked.client_request_token.clone().filter(|_| asked.value.is_some())
        }
        (Operation::RotateSecret(asked), Reply::RotateSecret(output)) => {
            named(model, &asked.secret_id, &output.arn, &output.name)
                && Some(&output.version_id) == asked.client_request_token.as_ref()
        }
        (Operation::DeleteSecret(asked), Reply::DeleteSecret(output)) => {
            let window = if asked.force { 0 } else { asked.recovery_window_in_days.unwrap_or(30) };
            (named(model, &asked.secret_id, &output.arn, &output.name)
                || model.find(&asked.secret_id).is_err())
                && output.deletion_date.as_millis() == at + window * DAY
        }
        (Operation::GetSecretValue(asked), Reply::GetSecretValue(output)) => {
            let id = before.clone().get(super::call::Call { actor: CALLER, at }, asked).ok();
            id.as_deref() == Some(output.version_id.as_str()) && value(model, output)
        }
        (Operation::BatchGetSecretValue(asked), Reply::BatchGetSecretValue(output)) => {
            batch(model, before, at, asked, output)
        }
        (Operation::GetRandomPassword(asked), Reply::GetRandomPassword(output)) => {
            password::fault(asked, &output.password).is_none()
        }
        (Operation::GetResourcePolicy(asked), Reply::GetResourcePolicy(output)) => {
            named(model, &asked.secret_id, &output.arn, &output.name)
                && model.record(&asked.secret_id).policy == output.policy
        }
        (Operation::DescribeSecret(asked), Reply::DescribeSecret(output)) => {
            named(model, &asked.secret_id, &output.secret.arn, &output.secret.name)
        }
        (Operation::ListSecretVersionIds(asked), Reply::ListSecretVersionIds(output)) => {
            let secret = model.record(&asked.secret_id);
            output.versions.iter().all(|entry| version(secret, entry))
        }
        (Operation::ValidateResourcePolicy(asked), Reply::ValidateResourcePolicy(output)) => {
            output.errors.is_empty() == (asked.policy.fault.is_none() && !asked.policy.public)
        }
        _ => true,
    };
    if right { Ok(()) } else { Err(format!("a wrong answer: {reply:?}")) }
}

const CALLER: rotation_core::event::Actor = rotation_core::event::Actor::Caller;

impl Model {
    fn record(&self, id: &str) -> &Record {
        &self.secrets[self.find(id).unwrap_or_else(|refusal| panic!("{id}: {refusal:?}"))]
    }
}

fn named(model: &Model, id: &str, arn: &SecretArn, name: &SecretName) -> bool {
    let found = model.find(id).map(|place| &model.secrets[place]);
    found.is_ok_and(|secret| secret.arn == arn.as_str() && secret.name == name.as_str())
}

fn value(model: &Model, output: &get_secret_value::Output) -> bool {
    let secret = model.record(output.arn.as_str());
    let written = (output.value.number(), output.created.as_millis());
    secret.versions[output.version_id.as_str()].value == Some(written)
        && labels(secret, output.version_id.as_str(), &output.version_stages)
}

fn version(secret: &Record, entry: &list_secret_version_ids::Entry) -> bool {
    let version = &secret.versions[entry.version_id.as_str()];
    labels(secret, entry.version_id.as_str(), &entry.version_stages)
        && version.value.is_some_and(|(_, written)| written == entry.created.as_millis())
        && version.accessed == entry.last_accessed.map(|day| day.start().as_millis())
}

fn batch(
    model: &Model,
    before: &Model,
    at: i64,
    asked: &batch_get_secret_value::Input,
    output: &batch_get_secret_value::Output,
) -> bool {
    let most = asked.max_results.map_or(20, usize::from);
    let found = || before.arns(asked.filters.as_deref().unwrap_or_default());
    let ids = asked.secret_ids.clone().unwrap_or_else(|| found().into_iter().take(most).collect());
    let mut trial = before.clone();
    let (mut values, mut errors) = (output.values.iter(), output.errors.iter());
    let right = ids.iter().all(|id| match trial.batch_entry(super::call::Call { actor: CALLER, at }, id) {
        Ok(version) => {
            values.next().is_some_and(|one| one.version_id.as_str() == version && value(model, one))
        }
        Err(refusal) => errors.next().is_some_and(|(asked, why)| asked == id && refusal.is(why)),
    });
    right && values.next().is_none() && errors.next().is_none()
}

/// R21: labels come in the order of a Java `HashSet` of 16 buckets.
fn labels(secret: &Record, id: &str, listed: &[StagingLabel]) -> bool {
    let mut texts: Vec<&str> = listed.iter().map(|label| label.as_str()).collect();
    let ordered = texts.is_sorted_by_key(|label| bucket(label));
    texts.sort_unstable();
    ordered && texts == secret.labels_of(id)
}

fn bucket(label: &str) -> u32 {
    let mut hash: u32 = 0;
    for unit in label.encode_utf16() {
        hash = hash.wrapping_mul(31).wrapping_add(u32::from(unit));
    }
    (hash ^ hash >> 16) % 16
}
