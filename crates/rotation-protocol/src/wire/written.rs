//! An operation as the body that asks for it, in AWS's spelling: what `read` reads. A secret value is "value 1".

use std::fmt::Display;

use rotation_core::{
    operation::{
        Operation,
        filter::{Filter, Key},
        list_secrets::SortBy,
        rotate_secret::Rules,
    },
    secret::Tag,
    value::ValueId,
};

use super::json::Json;

/// The members of the body, in the order of their names.
pub fn operation_body(operation: &Operation) -> Json {
    use Operation as O;
    match operation {
        O::BatchGetSecretValue(input) => Json::object([
            ("SecretIdList", input.secret_ids.as_ref().map(Json::texts)),
            ("Filters", input.filters.as_ref().map(|filters| list(filters, filter))),
            ("MaxResults", number(input.max_results)),
            ("NextToken", text(&input.next_token)),
        ]),
        O::CancelRotateSecret(input) => of_secret(&input.secret_id),
        O::CreateSecret(input) => Json::object([
            ("Name", Json::text(&input.name)),
            ("ClientRequestToken", text(&input.client_request_token)),
            ("SecretString", value(input.value)),
            ("Description", text(&input.description)),
            ("KmsKeyId", text(&input.kms_key_id)),
            ("Type", text(&input.kind)),
            ("Tags", input.tags.as_ref().map(|tags| list(tags, tag))),
        ]),
        O::DeleteResourcePolicy(input) => of_secret(&input.secret_id),
        O::DeleteSecret(input) => Json::object([
            ("SecretId", Json::text(&input.secret_id)),
            ("RecoveryWindowInDays", number(input.recovery_window_in_days)),
            ("ForceDeleteWithoutRecovery", flag(input.force)),
        ]),
        O::DescribeSecret(input) => of_secret(&input.secret_id),
        O::GetRandomPassword(input) => Json::object([
            ("PasswordLength", number(input.length)),
            ("ExcludeCharacters", some_text(&input.exclude_characters)),
            ("ExcludeNumbers", flag(input.exclude_numbers)),
            ("ExcludePunctuation", flag(input.exclude_punctuation)),
            ("ExcludeUppercase", flag(input.exclude_uppercase)),
            ("ExcludeLowercase", flag(input.exclude_lowercase)),
            ("IncludeSpace", flag(input.include_space)),
            ("RequireEachIncludedType", input.require_each_type.map(Json::Flag)),
        ]),
        O::GetResourcePolicy(input) => of_secret(&input.secret_id),
        O::GetSecretValue(input) => Json::object([
            ("SecretId", Json::text(&input.secret_id)),
            ("VersionId", text(&input.version_id)),
            ("VersionStage", text(&input.version_stage)),
        ]),
        O::ListSecretVersionIds(input) => Json::object([
            ("SecretId", Json::text(&input.secret_id)),
            ("MaxResults", number(input.max_results)),
            ("NextToken", text(&input.next_token)),
            ("IncludeDeprecated", flag(input.include_deprecated)),
        ]),
        O::ListSecrets(input) => Json::object([
            ("MaxResults", number(input.max_results)),
            ("NextToken", text(&input.next_token)),
            ("Filters", (!input.filters.is_empty()).then(|| list(&input.filters, filter))),
            ("SortBy", sort_by(input.sort_by)),
            ("SortOrder", input.descending.then(|| Json::Text("desc".into()))),
            ("IncludePlannedDeletion", flag(input.include_planned_deletion)),
        ]),
        O::PutResourcePolicy(input) => Json::object([
            ("SecretId", Json::text(&input.secret_id)),
            ("ResourcePolicy", Json::text(&input.policy.text)),
            ("BlockPublicPolicy", flag(input.block_public)),
        ]),
        O::PutSecretValue(input) => Json::object([
            ("SecretId", Json::text(&input.secret_id)),
            ("ClientRequestToken", text(&input.client_request_token)),
            ("SecretString", value(input.value)),
            ("VersionStages", input.version_stages.as_ref().map(Json::texts)),
        ]),
        O::RestoreSecret(input) => of_secret(&input.secret_id),
        O::RotateSecret(input) => Json::object([
            ("SecretId", Json::text(&input.secret_id)),
            ("ClientRequestToken", text(&input.client_request_token)),
            ("RotationLambdaARN", text(&input.rotation_lambda_arn)),
            ("RotationRules", input.rotation_rules.as_ref().map(rules)),
            ("ExternalSecretRotationRoleArn", text(&input.external_role_arn)),
            (
                "ExternalSecretRotationMetadata",
                input.external_metadata.as_ref().map(|pairs| list(pairs, pair)),
            ),
            ("RotateImmediately", input.rotate_immediately.map(Json::Flag)),
        ]),
        O::TagResource(input) => {
            Json::object([("SecretId", Json::text(&input.secret_id)), ("Tags", Some(list(&input.tags, tag)))])
        }
        O::UntagResource(input) => Json::object([
            ("SecretId", Json::text(&input.secret_id)),
            ("TagKeys", Some(Json::texts(&input.tag_keys))),
        ]),
        O::UpdateSecret(input) => Json::object([
            ("SecretId", Json::text(&input.secret_id)),
            ("ClientRequestToken", text(&input.client_request_token)),
            ("SecretString", value(input.value)),
            ("Description", text(&input.description)),
            ("KmsKeyId", text(&input.kms_key_id)),
            ("Type", text(&input.kind)),
        ]),
        O::UpdateSecretVersionStage(input) => Json::object([
            ("SecretId", Json::text(&input.secret_id)),
            ("VersionStage", Json::text(&input.version_stage)),
            ("RemoveFromVersionId", text(&input.remove_from)),
            ("MoveToVersionId", text(&input.move_to)),
        ]),
        O::ValidateResourcePolicy(input) => Json::object([
            ("SecretId", text(&input.secret_id)),
            ("ResourcePolicy", Json::text(&input.policy.text)),
        ]),
    }
}

fn of_secret(id: &str) -> Json {
    Json::object([("SecretId", Json::text(id))])
}

fn text(text: &Option<impl Display>) -> Option<Json> {
    text.as_ref().and_then(Json::text)
}

fn some_text(text: &str) -> Option<Json> {
    (!text.is_empty()).then(|| Json::Text(text.to_owned()))
}

fn value(id: Option<ValueId>) -> Option<Json> {
    id.map(|id| Json::Text(format!("value {}", id.number())))
}

fn number(number: Option<impl Into<i64>>) -> Option<Json> {
    number.map(|number| Json::Whole(number.into()))
}

/// What is left out is off.
fn flag(on: bool) -> Option<Json> {
    on.then_some(Json::Flag(true))
}

fn list<T>(items: &[T], each: fn(&T) -> Json) -> Json {
    Json::List(items.iter().map(each).collect())
}

fn tag(tag: &Tag) -> Json {
    Json::object([("Key", Json::text(&tag.key)), ("Value", Json::text(&tag.value))])
}

fn pair((key, value): &(String, String)) -> Json {
    Json::object([("Key", Json::text(key)), ("Value", Json::text(value))])
}

fn rules(rules: &Rules) -> Json {
    Json::object([
        ("AutomaticallyAfterDays", number(rules.automatically_after_days.map(|days| days.get()))),
        ("Duration", text(&rules.duration)),
        ("ScheduleExpression", text(&rules.schedule_expression)),
    ])
}

fn filter(filter: &Filter) -> Json {
    let key = match filter.key {
        Key::Description => "description",
        Key::Name => "name",
        Key::TagKey => "tag-key",
        Key::TagValue => "tag-value",
        Key::PrimaryRegion => "primary-region",
        Key::OwningService => "owning-service",
        Key::All => "all",
    };
    Json::object([("Key", Json::text(key)), ("Values", Some(Json::texts(&filter.values)))])
}

fn sort_by(by: SortBy) -> Option<Json> {
    match by {
        SortBy::Created => None,
        SortBy::LastAccessed => Json::text("last-accessed-date"),
        SortBy::LastChanged => Json::text("last-changed-date"),
        SortBy::Name => Json::text("name"),
    }
}
