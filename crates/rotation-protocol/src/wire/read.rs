//! From a checked body to an operation. Values are interned on the way: behind this door there are only ids.

use rotation_core::{
    error::{ErrorCode, ServiceError},
    ident::VersionId,
    label::StagingLabel,
    operation::{
        Operation, cancel_rotate_secret, create_secret, describe_secret, get_secret_value, list_secrets,
        put_secret_value, rotate_secret, update_secret_version_stage,
    },
    schedule::Days,
    secret::Tag,
    value::{SecretValue, ValueId, ValueTable},
};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{base64, check::check, model::input_of};

/// What a target and a body ask for.
#[derive(Debug)]
pub enum Read {
    /// A call.
    Operation(Operation),
    /// The target is none of this model's operations.
    Unknown,
}

/// Reads the body of a call of `operation`, which has been checked against the API's constraints.
pub fn read_operation(operation: &str, body: &[u8], values: &mut ValueTable) -> Result<Read, ServiceError> {
    let Some(members) = input_of(operation) else { return Ok(Read::Unknown) };
    let text = if body.is_empty() { b"{}" } else { body };
    let parsed: Value = serde_json::from_slice(text).map_err(|_| not_json())?;
    if !parsed.is_object() {
        return Err(not_json());
    }
    check(&parsed, members)?;
    let body = Body(&parsed);
    let operation = match operation {
        "CancelRotateSecret" => {
            Operation::CancelRotateSecret(cancel_rotate_secret::Input { secret_id: body.text("SecretId") })
        }
        "CreateSecret" => Operation::CreateSecret(create_secret::Input {
            name: body.text("Name"),
            client_request_token: body.version("ClientRequestToken"),
            value: body.value(values)?,
            description: body.optional("Description"),
            kms_key_id: body.optional("KmsKeyId"),
            tags: body.tags(),
        }),
        "DescribeSecret" => {
            Operation::DescribeSecret(describe_secret::Input { secret_id: body.text("SecretId") })
        }
        "GetSecretValue" => Operation::GetSecretValue(get_secret_value::Input {
            secret_id: body.text("SecretId"),
            version_id: body.version("VersionId"),
            version_stage: body.optional("VersionStage").as_deref().and_then(StagingLabel::parse),
        }),
        "ListSecrets" => Operation::ListSecrets(list_secrets::Input {
            max_results: body.number("MaxResults").and_then(|number| u8::try_from(number).ok()),
            next_token: body.optional("NextToken"),
        }),
        "PutSecretValue" => Operation::PutSecretValue(put_secret_value::Input {
            secret_id: body.text("SecretId"),
            client_request_token: body.version("ClientRequestToken"),
            value: body.value(values)?,
            version_stages: body.labels("VersionStages"),
        }),
        "RotateSecret" => Operation::RotateSecret(rotate_secret::Input {
            secret_id: body.text("SecretId"),
            client_request_token: body.version("ClientRequestToken"),
            rotation_lambda_arn: body.optional("RotationLambdaARN"),
            rotation_rules: body.get("RotationRules").map(|rules| Body(rules).rules()),
            rotate_immediately: body.get("RotateImmediately").and_then(Value::as_bool),
        }),
        "UpdateSecretVersionStage" => {
            let stage = StagingLabel::parse(&body.text("VersionStage"));
            Operation::UpdateSecretVersionStage(update_secret_version_stage::Input {
                secret_id: body.text("SecretId"),
                version_stage: stage.ok_or_else(not_json)?,
                remove_from: body.version("RemoveFromVersionId"),
                move_to: body.version("MoveToVersionId"),
            })
        }
        _ => return Ok(Read::Unknown),
    };
    Ok(Read::Operation(operation))
}

fn not_json() -> ServiceError {
    ServiceError::new(ErrorCode::SerializationException, "The request body is not a JSON object.")
}

/// A body whose members have been checked: what is there has the right type.
struct Body<'a>(&'a Value);

impl<'a> Body<'a> {
    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    fn optional(&self, name: &str) -> Option<String> {
        self.get(name)?.as_str().map(str::to_owned)
    }

    fn text(&self, name: &str) -> String {
        self.optional(name).unwrap_or_default()
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.as_i64()
    }

    fn version(&self, name: &str) -> Option<VersionId> {
        VersionId::parse(self.get(name)?.as_str()?)
    }

    fn labels(&self, name: &str) -> Option<Vec<StagingLabel>> {
        let items = self.get(name)?.as_array()?;
        Some(items.iter().filter_map(|item| StagingLabel::parse(item.as_str()?)).collect())
    }

    fn tags(&self) -> Option<Vec<Tag>> {
        let items = self.get("Tags")?.as_array()?;
        Some(
            items
                .iter()
                .map(|tag| Tag { key: Body(tag).text("Key"), value: Body(tag).text("Value") })
                .collect(),
        )
    }

    fn rules(&self) -> rotate_secret::Rules {
        rotate_secret::Rules {
            automatically_after_days: self.number("AutomaticallyAfterDays").and_then(Days::new),
            duration: self.optional("Duration"),
            schedule_expression: self.optional("ScheduleExpression"),
        }
    }

    fn value(&self, values: &mut ValueTable) -> Result<Option<ValueId>, ServiceError> {
        let text = self.get("SecretString").and_then(Value::as_str);
        let binary = self.get("SecretBinary").and_then(Value::as_str).and_then(base64::decode);
        match (text, binary) {
            (Some(_), Some(_)) => Err(ServiceError::new(
                ErrorCode::InvalidParameterException,
                "You can't specify both a binary secret value and a string secret value in the same secret.",
            )),
            (Some(text), None) => Ok(Some(values.intern_text(text))),
            (None, Some(bytes)) => Ok(Some(values.intern(SecretValue::Binary(Zeroizing::new(bytes))))),
            (None, None) => Ok(None),
        }
    }
}
