//! CreateSecret, PutSecretValue, UpdateSecret: section 4 (tokens), section 3.2 (L1 to L8), R24, R25, R45.

use rotation_core::{
    error::ErrorCode,
    event::Actor,
    operation::{create_secret, put_secret_value, update_secret},
};

use super::{
    CURRENT, Model, PENDING, PREVIOUS, Record, Verdict,
    call::Call,
    check_characters,
    refusal::{limit, name_taken, token_missing, token_used, worded},
};

impl Model {
    pub(super) fn create(&mut self, call: Call, input: &create_secret::Input) -> Verdict {
        let token = token(&input.client_request_token)?;
        check_characters(&input.name, false)?;
        let value = input.value.map(|value| value.number());
        if let Some(known) = self.named(&input.name) {
            if known.deleted.is_some() {
                return Err(worded(
                    ErrorCode::InvalidRequestException,
                    "You can't create this secret because a secret with this name is already scheduled for deletion.",
                ));
            }
            return match known.versions.get(token) {
                Some(version) if version.value.map(|(value, _)| value) == value => Ok(()),
                Some(_) => Err(token_used(token, &known.arn)),
                None => Err(name_taken(&known.name)),
            };
        }
        let mut secret = Record {
            name: input.name.clone(),
            description: not_empty(&input.description),
            key: not_empty(&input.kms_key_id),
            kind: not_empty(&input.kind),
            created: call.at,
            changed: call.at,
            ..Record::default()
        };
        for tag in input.tags.iter().flatten() {
            secret.tags.get_or_insert_default().insert(tag.key.clone(), tag.value.clone());
        }
        if secret.tags.as_ref().is_some_and(|tags| tags.len() > 50) {
            return Err(limit());
        }
        if let Some(value) = value {
            secret.write_value(token, value, call.at);
            secret.make_current(token);
        }
        self.secrets.push(secret);
        Ok(())
    }

    pub(super) fn put(&mut self, call: Call, input: &put_secret_value::Input) -> Verdict {
        let token = token(&input.client_request_token)?;
        let keeps = self.abandoned_keeps_label;
        let secret = self.own(call, &input.secret_id)?;
        let Some(value) = input.value.map(|value| value.number()) else {
            let text = "You must provide either SecretString or SecretBinary.";
            return Err(worded(ErrorCode::InvalidRequestException, text));
        };
        check_token(secret, call, token, value)?;
        let asked: Option<Vec<&str>> =
            input.version_stages.as_ref().map(|labels| labels.iter().map(|label| label.as_str()).collect());
        let mut all: Vec<&str> = secret.labels.keys().map(String::as_str).collect();
        let held = all.len();
        all.extend(asked.iter().flatten());
        all.sort_unstable();
        all.dedup();
        if all.len() > 20 && all.len() > held {
            return Err(limit());
        }
        if write(secret, call, (token, value), asked.as_deref(), keeps) {
            secret.changed = call.at;
        }
        Ok(())
    }

    pub(super) fn update(&mut self, call: Call, input: &update_secret::Input) -> Verdict {
        let token = token(&input.client_request_token)?;
        let keeps = self.abandoned_keeps_label;
        let secret = self.own(call, &input.secret_id)?;
        let value = input.value.map(|value| value.number());
        if let Some(value) = value {
            check_token(secret, call, token, value)?;
        }
        secret.changed = call.at;
        if input.description.is_some() {
            secret.description = not_empty(&input.description);
        }
        if input.kind.is_some() {
            secret.kind = not_empty(&input.kind);
        }
        if let Some(key) = not_empty(&input.kms_key_id) {
            encrypt_again(secret, &key);
            secret.key = Some(key);
        }
        if let Some(value) = value {
            write(secret, call, (token, value), None, keeps);
        }
        Ok(())
    }
}

fn token(given: &Option<rotation_core::ident::VersionId>) -> Result<&str, super::Refusal> {
    given.as_ref().map(|id| id.as_str()).ok_or_else(|| token_missing(ErrorCode::InvalidRequestException))
}

fn not_empty(text: &Option<String>) -> Option<String> {
    text.clone().filter(|text| !text.is_empty())
}

/// The repeat matrix of section 4.4, and room for a new version.
fn check_token(secret: &Record, call: Call, token: &str, value: u32) -> Verdict {
    match secret.versions.get(token) {
        Some(version) => match version.value {
            Some((written, _)) if written != value => Err(token_used(token, &secret.arn)),
            _ => Ok(()),
        },
        None if secret.has_room(call.at) => Ok(()),
        None => Err(limit()),
    }
}

/// Whether anything changed. A repeated call without labels changes nothing (section 4.4), with labels it may add
/// them (R6).
fn write(
    secret: &mut Record,
    call: Call,
    (token, value): (&str, u32),
    asked: Option<&[&str]>,
    keeps_label: bool,
) -> bool {
    let before = secret.clone();
    let repeated = secret.versions.get(token).is_some_and(|version| version.value.is_some());
    if repeated && asked.is_none() {
        return false;
    }
    if !repeated {
        secret.write_value(token, value, call.at);
    }
    let labels = asked.unwrap_or(&[CURRENT]);
    if labels.contains(&CURRENT) || before.holder(CURRENT).is_none() {
        secret.make_current(token);
    }
    for label in labels.iter().filter(|label| **label != CURRENT) {
        secret.labels.insert((*label).to_owned(), token.to_owned());
    }
    let moved = secret.labels != before.labels;
    secret.abandon(&before, keeps_label);
    // A value written by hand counts as a rotation (section 9.6); the function's own writing does not.
    let by_hand = call.actor == Actor::Caller && secret.holder(CURRENT) != before.holder(CURRENT);
    if by_hand && secret.enabled == Some(true) && secret.counts_manual_changes() {
        secret.count_from(call.at);
    }
    moved || !repeated
}

/// R25: the new key joins the old ones where the service's own labels are.
fn encrypt_again(secret: &mut Record, key: &str) {
    let labelled: Vec<String> =
        [CURRENT, PENDING, PREVIOUS].iter().filter_map(|label| secret.holder(label)).collect();
    for (id, version) in &mut secret.versions {
        if !labelled.contains(id) || version.value.is_none() {
            continue;
        }
        if version.keys.is_empty() {
            version.keys.push("DefaultEncryptionKey".into());
        }
        if version.keys.last().is_some_and(|last| last != key) {
            version.keys.push(key.to_owned());
        }
    }
}
