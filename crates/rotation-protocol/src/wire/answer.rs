//! From a reply or an error to the body that AWS sends.

use rotation_core::{
    error::{ErrorCode, ServiceError},
    ident::{SecretArn, SecretName},
    operation::{Reply, get_secret_value},
    rotation::Rotation,
    schedule::RotationRules,
    secret::Secret,
    value::{SecretValue, ValueTable},
};

use super::{base64, json::Json, json::write_text};

/// `{"__type":"…","Message":"…"}`. Only ValidationException spells `message` (R30).
pub fn error_body(error: &ServiceError) -> String {
    let key = if error.code() == ErrorCode::ValidationException { "message" } else { "Message" };
    let mut body = format!("{{\"__type\":\"{}\",\"{key}\":", error.code());
    write_text(error.message(), &mut body);
    body.push('}');
    body
}

/// The body of an accepted call.
pub fn reply_body(reply: &Reply, values: &ValueTable) -> String {
    let json = match reply {
        Reply::CancelRotateSecret(output) => named(&output.arn, &output.name),
        Reply::UpdateSecretVersionStage(output) => named(&output.arn, &output.name),
        Reply::CreateSecret(output) => Json::object([
            ("ARN", Json::text(&output.arn)),
            ("Name", Json::text(&output.name)),
            ("VersionId", output.version_id.as_ref().and_then(Json::text)),
        ]),
        Reply::RotateSecret(output) => Json::object([
            ("ARN", Json::text(&output.arn)),
            ("Name", Json::text(&output.name)),
            ("VersionId", Json::text(&output.version_id)),
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
    };
    json.write()
}

fn named(arn: &SecretArn, name: &SecretName) -> Json {
    Json::object([("ARN", Json::text(arn)), ("Name", Json::text(name))])
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
fn secret(secret: &Secret, labels_member: &str) -> Json {
    let Rotation { enabled, function, rules, last_rotated, next, .. } = &secret.rotation;
    let labels =
        secret.versions.labelled().map(|(id, labels)| (id.to_string(), Json::texts(&labels))).collect();
    let tags = secret.tags.as_ref().map(|tags| {
        Json::List(
            tags.iter()
                .map(|tag| Json::object([("Key", Json::text(&tag.key)), ("Value", Json::text(&tag.value))]))
                .collect(),
        )
    });
    Json::object([
        ("ARN", Json::text(&secret.arn)),
        ("CreatedDate", Some(Json::Time(secret.created))),
        ("Description", secret.description.as_ref().and_then(Json::text)),
        ("KmsKeyId", secret.kms_key_id.as_ref().and_then(Json::text)),
        ("LastAccessedDate", secret.last_accessed.map(|day| Json::Time(day.start()))),
        ("LastChangedDate", Some(Json::Time(secret.last_changed))),
        ("LastRotatedDate", last_rotated.map(Json::Time)),
        ("Name", Json::text(&secret.name)),
        ("NextRotationDate", next.map(|window| Json::Time(window.next_rotation_date()))),
        ("RotationEnabled", enabled.map(Json::Flag)),
        ("RotationLambdaARN", function.as_ref().and_then(Json::text)),
        ("RotationRules", rules.as_ref().map(rotation_rules)),
        ("Tags", tags),
        (labels_member, (!secret.versions.is_empty()).then_some(Json::Object(labels))),
    ])
}

fn rotation_rules(rules: &RotationRules) -> Json {
    Json::object([
        ("AutomaticallyAfterDays", rules.automatically_after_days.map(|days| Json::Whole(days.get().into()))),
        ("Duration", rules.duration.and_then(Json::text)),
    ])
}
