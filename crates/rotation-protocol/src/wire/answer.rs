//! From a reply or an error to the body that AWS sends.

use rotation_core::{
    error::{ErrorCode, ServiceError},
    ident::{SecretArn, SecretName, VersionId},
    operation::{
        Reply, batch_get_secret_value, get_secret_value, list_secret_version_ids, validate_resource_policy,
    },
    rotation::Rotation,
    schedule::{Days, RotationRules},
    secret::Secret,
    value::{SecretValue, ValueTable},
};

use super::{base64, json::Json, json::write_text};

/// `{"__type":"…","Message":"…"}`. ValidationException spells `message` (R30), and so do the refusals of a signature,
/// in answers of other services of this protocol.
pub fn error_body(error: &ServiceError) -> String {
    let key = match error.code() {
        ErrorCode::ValidationException
        | ErrorCode::IncompleteSignatureException
        | ErrorCode::InvalidSignatureException
        | ErrorCode::MissingAuthenticationTokenException
        | ErrorCode::UnrecognizedClientException => "message",
        _ => "Message",
    };
    let mut body = format!("{{\"__type\":\"{}\",\"{key}\":", error.code());
    write_text(error.message(), &mut body);
    body.push('}');
    body
}

/// The body of an accepted call.
pub fn reply_body(reply: &Reply, values: &ValueTable) -> String {
    let json = match reply {
        // Operations without an output answer without a body.
        Reply::TagResource(_) | Reply::UntagResource(_) => return String::new(),
        Reply::BatchGetSecretValue(output) => batch(output, values),
        Reply::CancelRotateSecret(output) => named(&output.arn, &output.name),
        Reply::DeleteResourcePolicy(output) => named(&output.arn, &output.name),
        Reply::PutResourcePolicy(output) => named(&output.arn, &output.name),
        Reply::RestoreSecret(output) => named(&output.arn, &output.name),
        Reply::UpdateSecretVersionStage(output) => named(&output.arn, &output.name),
        Reply::CreateSecret(output) => with_version(&output.arn, &output.name, output.version_id.as_ref()),
        Reply::RotateSecret(output) => with_version(&output.arn, &output.name, Some(&output.version_id)),
        Reply::UpdateSecret(output) => with_version(&output.arn, &output.name, output.version_id.as_ref()),
        Reply::DeleteSecret(output) => Json::object([
            ("ARN", Json::text(&output.arn)),
            ("DeletionDate", Some(Json::Time(output.deletion_date))),
            ("Name", Json::text(&output.name)),
        ]),
        Reply::GetRandomPassword(output) => {
            Json::object([("RandomPassword", Json::text(output.password.as_str()))])
        }
        Reply::GetResourcePolicy(output) => Json::object([
            ("ARN", Json::text(&output.arn)),
            ("Name", Json::text(&output.name)),
            ("ResourcePolicy", output.policy.as_ref().and_then(Json::text)),
        ]),
        Reply::ListSecretVersionIds(output) => Json::object([
            ("ARN", Json::text(&output.arn)),
            ("Name", Json::text(&output.name)),
            ("NextToken", output.next_token.as_ref().and_then(Json::text)),
            ("Versions", Some(Json::List(output.versions.iter().map(version).collect()))),
        ]),
        Reply::PutSecretValue(output) => Json::object([
            ("ARN", Json::text(&output.arn)),
            ("Name", Json::text(&output.name)),
            ("VersionId", Json::text(&output.version_id)),
            ("VersionStages", Some(Json::texts(&output.version_stages))),
        ]),
        Reply::GetSecretValue(output) => value(output, values),
        Reply::DescribeSecret(output) => secret(&output.secret, "VersionIdsToStages"),
        Reply::ListSecrets(output) => {
            let list = output.secrets.iter().map(|one| secret(one, "SecretVersionsToStages")).collect();
            Json::object([
                ("SecretList", Some(Json::List(list))),
                ("NextToken", output.next_token.as_ref().and_then(Json::text)),
            ])
        }
        Reply::ValidateResourcePolicy(output) => validation(output),
    };
    json.write()
}

fn named(arn: &SecretArn, name: &SecretName) -> Json {
    Json::object([("ARN", Json::text(arn)), ("Name", Json::text(name))])
}

fn with_version(arn: &SecretArn, name: &SecretName, version: Option<&VersionId>) -> Json {
    Json::object([
        ("ARN", Json::text(arn)),
        ("Name", Json::text(name)),
        ("VersionId", version.and_then(Json::text)),
    ])
}

fn batch(output: &batch_get_secret_value::Output, values: &ValueTable) -> Json {
    let errors = output.errors.iter().map(|(id, refusal)| {
        Json::object([
            ("ErrorCode", Json::text(refusal.code())),
            ("Message", Json::text(refusal.message())),
            ("SecretId", Json::text(id)),
        ])
    });
    Json::object([
        ("Errors", Some(Json::List(errors.collect()))),
        ("NextToken", output.next_token.as_ref().and_then(Json::text)),
        ("SecretValues", Some(Json::List(output.values.iter().map(|one| value(one, values)).collect()))),
    ])
}

fn version(entry: &list_secret_version_ids::Entry) -> Json {
    let stages = &entry.version_stages;
    Json::object([
        ("CreatedDate", Some(Json::Time(entry.created))),
        ("KmsKeyIds", Some(Json::texts(&entry.kms_key_ids))),
        ("LastAccessedDate", entry.last_accessed.map(|day| Json::Time(day.start()))),
        ("VersionId", Json::text(&entry.version_id)),
        ("VersionStages", (!stages.is_empty()).then(|| Json::texts(stages))),
    ])
}

fn validation(output: &validate_resource_policy::Output) -> Json {
    let errors = output.errors.iter().map(|(check, message)| {
        Json::object([("CheckName", Json::text(check)), ("ErrorMessage", Json::text(message))])
    });
    Json::object([
        ("PolicyValidationPassed", Some(Json::Flag(output.errors.is_empty()))),
        ("ValidationErrors", Some(Json::List(errors.collect()))),
    ])
}

fn value(output: &get_secret_value::Output, values: &ValueTable) -> Json {
    let (text, binary) = match values.get(output.value) {
        Some(SecretValue::Text(text)) => (Json::text(text.as_str()), None),
        Some(SecretValue::Binary(bytes)) => (None, Json::text(base64::encode(bytes))),
        // Its bytes are not here any more (after a reload): it reads by its number.
        None => (Json::text(format!("value {}", output.value.number())), None),
    };
    Json::object([
        ("ARN", Json::text(&output.arn)),
        ("CreatedDate", Some(Json::Time(output.created))),
        ("Name", Json::text(&output.name)),
        ("SecretBinary", binary),
        ("SecretString", text),
        ("VersionId", Json::text(&output.version_id)),
        ("VersionStages", (!output.version_stages.is_empty()).then(|| Json::texts(&output.version_stages))),
    ])
}

/// The members that have a value, and no others.
pub(super) fn secret(secret: &Secret, labels_member: &str) -> Json {
    let Rotation { enabled, function, external, rules, days_shown, last_rotated, next, .. } =
        &secret.rotation;
    let labels: Vec<_> =
        secret.versions.labelled().map(|(id, labels)| (id.to_string(), Json::texts(&labels))).collect();
    let pair =
        |key: &str, value: &str| Json::object([("Key", Json::text(key)), ("Value", Json::text(value))]);
    let tags = secret
        .tags
        .as_ref()
        .map(|tags| Json::List(tags.iter().map(|tag| pair(&tag.key, &tag.value)).collect()));
    let metadata = external.metadata.as_ref();
    let metadata =
        metadata.map(|pairs| Json::List(pairs.iter().map(|(key, value)| pair(key, value)).collect()));
    Json::object([
        ("ARN", Json::text(&secret.arn)),
        ("CreatedDate", Some(Json::Time(secret.created))),
        ("DeletedDate", secret.deletion.map(|deletion| Json::Time(deletion.called))),
        ("Description", secret.description.as_ref().and_then(Json::text)),
        ("ExternalSecretRotationMetadata", metadata),
        ("ExternalSecretRotationRoleArn", external.role.as_ref().and_then(Json::text)),
        ("KmsKeyId", secret.kms_key_id.as_ref().and_then(Json::text)),
        ("LastAccessedDate", secret.last_accessed.map(|day| Json::Time(day.start()))),
        ("LastChangedDate", Some(Json::Time(secret.last_changed))),
        ("LastRotatedDate", last_rotated.map(Json::Time)),
        ("Name", Json::text(&secret.name)),
        ("NextRotationDate", next.map(|window| Json::Time(window.next_rotation_date()))),
        ("OwningService", secret.owner.as_ref().and_then(Json::text)),
        ("RotationEnabled", enabled.map(Json::Flag)),
        ("RotationLambdaARN", function.as_ref().and_then(Json::text)),
        ("RotationRules", rules.as_ref().map(|rules| rotation_rules(rules, *days_shown))),
        ("Tags", tags),
        ("Type", secret.kind.as_ref().and_then(Json::text)),
        (labels_member, (!labels.is_empty()).then_some(Json::Object(labels))),
    ])
}

/// Beside an expression stands the number of days that the service computes (R4).
fn rotation_rules(rules: &RotationRules, days_shown: Option<Days>) -> Json {
    Json::object([
        ("AutomaticallyAfterDays", days_shown.map(|days| Json::Whole(days.get().into()))),
        ("Duration", rules.duration().and_then(Json::text)),
        ("ScheduleExpression", rules.schedule_expression().and_then(Json::text)),
    ])
}
