//! A list's pages, one after the other, are the whole list of the naive model: none twice, none left out.

use rotation_core::{
    Vault,
    event::Actor,
    operation::{Operation, Reply},
    stamp::Stamp,
};

use crate::model::Model;

/// Turns the pages of a list on a copy of the vault. `stamp` is that of the call that has just been made.
pub(crate) fn check_pages(
    vault: &Vault,
    model: &Model,
    stamp: Stamp,
    operation: &Operation,
) -> Result<(), String> {
    let expected = match operation {
        Operation::ListSecrets(asked) => model.names(asked),
        Operation::ListSecretVersionIds(asked) => model.version_ids(asked),
        Operation::BatchGetSecretValue(asked) if asked.filters.is_some() => {
            model.arns(asked.filters.as_deref().unwrap_or_default())
        }
        _ => return Ok(()),
    };
    let mut vault = vault.clone();
    let mut turned: Vec<String> = Vec::new();
    let mut token = None;
    loop {
        // As the service itself, so that no missing permission hides an entry.
        let promised = token.is_some();
        let page = vault.apply_as(Actor::Service, stamp, with_token(operation, token));
        let Page { mut entries, most, next } = read(operation, page.map_err(|error| error.to_string())?)?;
        if entries.len() > most || next.is_some() && entries.len() < most {
            return Err(format!("a page of {} entries, {most} were asked for", entries.len()));
        }
        if promised && entries.is_empty() {
            return Err("a token that leads to nothing".into());
        }
        turned.append(&mut entries);
        token = next;
        if turned.len() > expected.len() {
            return Err(format!("more than {expected:?}: {turned:?}"));
        }
        if token.is_none() {
            break;
        }
    }
    let sorted = |mut all: Vec<String>| {
        // A batch tells what it read and what it did not apart from each other.
        if matches!(operation, Operation::BatchGetSecretValue(_)) {
            all.sort();
        }
        all
    };
    let (turned, expected) = (sorted(turned), sorted(expected));
    if turned == expected { Ok(()) } else { Err(format!("pages: {turned:?}, not {expected:?}")) }
}

fn with_token(operation: &Operation, token: Option<String>) -> Operation {
    let mut operation = operation.clone();
    match &mut operation {
        Operation::ListSecrets(asked) => asked.next_token = token,
        Operation::ListSecretVersionIds(asked) => asked.next_token = token,
        Operation::BatchGetSecretValue(asked) => asked.next_token = token,
        _ => {}
    }
    operation
}

struct Page {
    entries: Vec<String>,
    most: usize,
    next: Option<String>,
}

fn read(operation: &Operation, reply: Reply) -> Result<Page, String> {
    Ok(match (operation, reply) {
        (Operation::ListSecrets(asked), Reply::ListSecrets(output)) => Page {
            entries: output.secrets.iter().map(|secret| secret.name.to_string()).collect(),
            most: asked.max_results.map_or(100, usize::from),
            next: output.next_token,
        },
        (Operation::ListSecretVersionIds(asked), Reply::ListSecretVersionIds(output)) => Page {
            entries: output.versions.iter().map(|entry| entry.version_id.to_string()).collect(),
            most: asked.max_results.map_or(100, usize::from),
            next: output.next_token,
        },
        (Operation::BatchGetSecretValue(asked), Reply::BatchGetSecretValue(output)) => {
            let mut entries: Vec<String> = output.errors.into_iter().map(|(id, _)| id).collect();
            entries.extend(output.values.iter().map(|value| value.arn.to_string()));
            Page { entries, most: asked.max_results.map_or(20, usize::from), next: output.next_token }
        }
        (_, other) => return Err(format!("an answer of another operation: {other:?}")),
    })
}
