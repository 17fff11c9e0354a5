//! From a body to an operation, in the steps in which the service goes: the body is deserialised, the caller
//! authorised (by whoever holds the vault), the constraints checked. Values are interned on the way: behind this
//! door there are only ids.

use rotation_core::{
    error::{ErrorCode, ServiceError},
    label::StagingLabel,
    operation::{
        Operation, batch_get_secret_value, cancel_rotate_secret, create_secret, delete_resource_policy,
        delete_secret, describe_secret, get_random_password, get_resource_policy, get_secret_value,
        list_secret_version_ids, list_secrets, put_resource_policy, put_secret_value, restore_secret,
        rotate_secret, tag_resource, untag_resource, update_secret, update_secret_version_stage,
        validate_resource_policy,
    },
    value::ValueTable,
};
use serde_json::Value;

use super::{
    body::Body,
    check::{check_constraints, check_types},
    json::Json,
    parameters,
};
use crate::model::{Member, input_of};

/// A body whose members have the right types.
#[derive(Debug)]
pub struct Deserialised {
    operation: &'static str,
    members: &'static [Member],
    body: Value,
}

/// Reads a body, as far as types go. `None`: the operation is none of this model's.
pub fn deserialise(operation: &str, body: &[u8]) -> Result<Option<Deserialised>, ServiceError> {
    let Some((operation, members)) = input_of(operation) else { return Ok(None) };
    let text = if body.is_empty() { "{}" } else { str::from_utf8(body).map_err(|_| not_json())? };
    let body: Value = serde_json::from_str(text).map_err(|_| not_json())?;
    if !body.is_object() {
        return Err(not_json());
    }
    check_types(&body, members)?;
    Ok(Some(Deserialised { operation, members, body }))
}

/// Reads a body of a known operation all the way.
pub fn read_operation(
    operation: &str,
    body: &[u8],
    values: &mut ValueTable,
) -> Result<Option<Operation>, ServiceError> {
    let Some(deserialised) = deserialise(operation, body)? else { return Ok(None) };
    deserialised.operation(values).map(Some)
}

impl Deserialised {
    /// The operation's name.
    pub fn name(&self) -> &'static str {
        self.operation
    }

    /// The SecretId or Name it is about, as sent.
    pub fn about(&self) -> Option<&str> {
        self.body.get("SecretId").or_else(|| self.body.get("Name"))?.as_str()
    }

    /// It as the trail shows it, without what is sensitive.
    pub(crate) fn parameters(&self) -> Json {
        parameters::of(self.operation, &self.body, self.members)
    }

    /// What it asks for, if no constraint of the API is broken.
    pub fn operation(&self, values: &mut ValueTable) -> Result<Operation, ServiceError> {
        check_constraints(&self.body, self.members)?;
        read(self.operation, Body(&self.body), values)
    }
}

fn read(operation: &str, body: Body<'_>, values: &mut ValueTable) -> Result<Operation, ServiceError> {
    let secret_id = body.text("SecretId");
    Ok(match operation {
        "BatchGetSecretValue" => Operation::BatchGetSecretValue(batch_get_secret_value::Input {
            secret_ids: body.texts("SecretIdList"),
            filters: body.filters(),
            max_results: body.small("MaxResults"),
            next_token: body.optional("NextToken"),
        }),
        "CancelRotateSecret" => Operation::CancelRotateSecret(cancel_rotate_secret::Input { secret_id }),
        "CreateSecret" => Operation::CreateSecret(create_secret::Input {
            name: body.text("Name"),
            client_request_token: body.version("ClientRequestToken"),
            value: body.value(values)?,
            description: body.optional("Description"),
            kms_key_id: body.optional("KmsKeyId"),
            kind: body.optional("Type"),
            tags: body.tags(),
        }),
        "DeleteResourcePolicy" => {
            Operation::DeleteResourcePolicy(delete_resource_policy::Input { secret_id })
        }
        "DeleteSecret" => Operation::DeleteSecret(delete_secret::Input {
            secret_id,
            recovery_window_in_days: body.number("RecoveryWindowInDays"),
            force: body.flag("ForceDeleteWithoutRecovery"),
        }),
        "DescribeSecret" => Operation::DescribeSecret(describe_secret::Input { secret_id }),
        "GetRandomPassword" => Operation::GetRandomPassword(get_random_password::Input {
            length: body.small("PasswordLength"),
            exclude_characters: body.text("ExcludeCharacters"),
            exclude_numbers: body.flag("ExcludeNumbers"),
            exclude_punctuation: body.flag("ExcludePunctuation"),
            exclude_uppercase: body.flag("ExcludeUppercase"),
            exclude_lowercase: body.flag("ExcludeLowercase"),
            include_space: body.flag("IncludeSpace"),
            require_each_type: body.optional_flag("RequireEachIncludedType"),
        }),
        "GetResourcePolicy" => Operation::GetResourcePolicy(get_resource_policy::Input { secret_id }),
        "GetSecretValue" => Operation::GetSecretValue(get_secret_value::Input {
            secret_id,
            version_id: body.version("VersionId"),
            version_stage: body.optional("VersionStage").as_deref().and_then(StagingLabel::parse),
        }),
        "ListSecretVersionIds" => Operation::ListSecretVersionIds(list_secret_version_ids::Input {
            secret_id,
            max_results: body.small("MaxResults"),
            next_token: body.optional("NextToken"),
            include_deprecated: body.flag("IncludeDeprecated"),
        }),
        "ListSecrets" => Operation::ListSecrets(list_secrets::Input {
            max_results: body.small("MaxResults"),
            next_token: body.optional("NextToken"),
            filters: body.filters().unwrap_or_default(),
            sort_by: body.sort_by(),
            descending: body.text("SortOrder") == "desc",
            include_planned_deletion: body.flag("IncludePlannedDeletion"),
        }),
        "PutResourcePolicy" => Operation::PutResourcePolicy(put_resource_policy::Input {
            secret_id,
            policy: body.policy(),
            block_public: body.flag("BlockPublicPolicy"),
        }),
        "PutSecretValue" => Operation::PutSecretValue(put_secret_value::Input {
            secret_id,
            client_request_token: body.version("ClientRequestToken"),
            value: body.value(values)?,
            version_stages: body.labels("VersionStages"),
        }),
        "RestoreSecret" => Operation::RestoreSecret(restore_secret::Input { secret_id }),
        "RotateSecret" => Operation::RotateSecret(rotate_secret::Input {
            secret_id,
            client_request_token: body.version("ClientRequestToken"),
            rotation_lambda_arn: body.optional("RotationLambdaARN"),
            rotation_rules: body.rules(),
            external_role_arn: body.optional("ExternalSecretRotationRoleArn"),
            external_metadata: body.pairs("ExternalSecretRotationMetadata"),
            rotate_immediately: body.optional_flag("RotateImmediately"),
        }),
        "TagResource" => {
            Operation::TagResource(tag_resource::Input { secret_id, tags: body.tags().unwrap_or_default() })
        }
        "UntagResource" => Operation::UntagResource(untag_resource::Input {
            secret_id,
            tag_keys: body.texts("TagKeys").unwrap_or_default(),
        }),
        "UpdateSecret" => Operation::UpdateSecret(update_secret::Input {
            secret_id,
            client_request_token: body.version("ClientRequestToken"),
            value: body.value(values)?,
            description: body.optional("Description"),
            kms_key_id: body.optional("KmsKeyId"),
            kind: body.optional("Type"),
        }),
        "UpdateSecretVersionStage" => {
            Operation::UpdateSecretVersionStage(update_secret_version_stage::Input {
                secret_id,
                version_stage: StagingLabel::parse(&body.text("VersionStage")).ok_or_else(not_json)?,
                remove_from: body.version("RemoveFromVersionId"),
                move_to: body.version("MoveToVersionId"),
            })
        }
        "ValidateResourcePolicy" => Operation::ValidateResourcePolicy(validate_resource_policy::Input {
            secret_id: body.optional("SecretId"),
            policy: body.policy(),
        }),
        // Every operation that has an input has an arm: a test holds them together.
        _ => return Err(not_json()),
    })
}

fn not_json() -> ServiceError {
    ServiceError::new(ErrorCode::SerializationException, "The request body is not a JSON object.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::INPUTS;

    #[test]
    fn every_operation_of_the_model_is_read() {
        for (name, _) in &INPUTS {
            let refusal = read(name, Body(&Value::Null), &mut ValueTable::new()).err();
            // This one has a member without which there is nothing to read.
            assert!(refusal.is_none() || *name == "UpdateSecretVersionStage", "{name}: {refusal:?}");
        }
    }
}
