//! Whether the vault is where the naive model is, member by member.

use std::collections::BTreeMap;

use rotation_core::{Vault, secret::Secret, time::Day};

use super::{
    Model, Record,
    record::{Next, Rules},
};

/// The first difference.
pub(crate) fn compare(model: &Model, vault: &Vault) -> Result<(), String> {
    let names: Vec<&str> = vault.secrets().map(|secret| secret.name.as_str()).collect();
    let mine: Vec<&str> = model.secrets.iter().map(|secret| secret.name.as_str()).collect();
    if names != mine {
        return Err(format!("secrets: {names:?}, not {mine:?}"));
    }
    model.secrets.iter().zip(vault.secrets()).try_for_each(|(mine, secret)| {
        [record(mine, secret), rotation(mine, secret), versions(mine, secret)]
            .into_iter()
            .find_map(Result::err)
            .map_or(Ok(()), |member| Err(format!("{member} of {secret:?}\nis not that of {mine:?}")))
    })
}

fn first_wrong(members: &[(&'static str, bool)]) -> Result<(), &'static str> {
    members.iter().find(|(_, equal)| !equal).map_or(Ok(()), |(member, _)| Err(*member))
}

fn record(mine: &Record, secret: &Secret) -> Result<(), &'static str> {
    let tags = secret.tags.as_ref();
    let distinct = tags
        .map(|tags| tags.iter().map(|tag| (tag.key.clone(), tag.value.clone())).collect::<BTreeMap<_, _>>());
    let deletion = secret.deletion.map(|d| (d.called.as_millis(), d.due.as_millis(), d.forced));
    first_wrong(&[
        ("ARN", secret.arn.as_str() == mine.arn),
        ("Description", secret.description == mine.description),
        ("KmsKeyId", secret.kms_key_id == mine.key),
        ("Type", secret.kind == mine.kind),
        ("OwningService", secret.owner == mine.owner),
        ("ResourcePolicy", secret.policy == mine.policy),
        ("Tags", distinct == mine.tags),
        ("a tag that is there twice", tags.map(Vec::len) == mine.tags.as_ref().map(BTreeMap::len)),
        ("DeletedDate", deletion == mine.deleted.map(|d| (d.at, d.gone, d.forced))),
        ("CreatedDate", secret.created.as_millis() == mine.created),
        ("LastChangedDate", secret.last_changed.as_millis() == mine.changed),
        ("LastAccessedDate", secret.last_accessed.map(day) == mine.accessed),
    ])
}

fn rotation(mine: &Record, secret: &Secret) -> Result<(), &'static str> {
    let rotation = &secret.rotation;
    let rules = rotation.rules.as_ref().map(|rules| Rules {
        days: rules.automatically_after_days().map(|days| days.get()),
        expression: rules.schedule_expression().map(str::to_owned),
        hours: rules.duration().map(|hours| hours.get()),
    });
    let next = rotation.next.as_ref().map(|window| window.next_rotation_date().as_millis());
    let next = next.map_or(Next::None, Next::At);
    let run = rotation.run.as_ref().map(|run| run.token.as_str());
    first_wrong(&[
        ("RotationEnabled", rotation.enabled == mine.enabled),
        ("RotationLambdaARN", rotation.function.as_ref().map(|arn| arn.as_str()) == mine.function.as_deref()),
        ("RotationRules", rules == mine.rules),
        ("ExternalSecretRotationRoleArn", rotation.external.role == mine.role),
        ("ExternalSecretRotationMetadata", rotation.external.metadata == mine.metadata),
        ("LastRotatedDate", rotation.last_rotated.map(|at| at.as_millis()) == mine.rotated),
        ("the run under way", run == mine.run.as_ref().map(|(id, _)| id.as_str())),
        ("NextRotationDate", next == mine.next || mine.next == Next::Drawn),
        ("NextRotationDate while rotation is off", mine.enabled == Some(true) || rotation.next.is_none()),
    ])
}

fn versions(mine: &Record, secret: &Secret) -> Result<(), &'static str> {
    if secret.versions.iter().count() != mine.versions.len() {
        return Err("the number of versions");
    }
    let held = |id: &str| mine.labels.values().filter(|holder| *holder == id).count();
    for ((id, version), (my_id, my_version)) in secret.versions.iter().zip(&mine.versions) {
        let labels = secret.versions.labels_of(id);
        let placed = labels.iter().all(|label| mine.labels.get(label.as_str()) == Some(my_id));
        let value = version.written.map(|(value, at)| (value.number(), at.as_millis()));
        let default = vec!["DefaultEncryptionKey".to_owned()];
        let keys = if my_version.keys.is_empty() { &default } else { &my_version.keys };
        first_wrong(&[
            ("a version's id", id.as_str() == my_id),
            ("a version's value", value == my_version.value),
            ("a version's labels", placed && labels.len() == held(my_id)),
            ("a version's LastAccessedDate", version.last_accessed.map(day) == my_version.accessed),
            ("a version's KmsKeyIds", version.kms_key_ids() == *keys),
        ])?;
    }
    Ok(())
}

fn day(day: Day) -> i64 {
    day.start().as_millis()
}
