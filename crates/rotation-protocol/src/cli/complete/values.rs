//! The values of an option.

use super::super::options::{Spec, Takes};
use super::Known;
use crate::endpoint::regions;
use crate::model::{Kind, Member};

/// Of an option that is no parameter of the operation.
pub(super) fn of_global(spec: &Spec) -> Vec<String> {
    match spec.takes {
        Takes::Choice(choices) | Takes::Perhaps(choices) => owned(choices),
        _ if spec.flag == "--region" => regions().map(|(id, _)| id.to_owned()).collect(),
        _ => Vec::new(),
    }
}

/// Of a parameter, of which `typed` is there already.
pub(super) fn of_member(member: &Member, typed: &str, known: &Known) -> Vec<String> {
    match member.name {
        "SecretId" | "SecretIdList" => known.secrets.clone(),
        "VersionId" | "MoveToVersionId" | "RemoveFromVersionId" => known.versions.clone(),
        "VersionStage" | "VersionStages" => known.labels.clone(),
        "RotationLambdaARN" => known.functions.clone(),
        _ => of_kind(&member.kind, typed),
    }
}

fn of_kind(kind: &Kind, typed: &str) -> Vec<String> {
    match kind {
        Kind::Choice(choices) => owned(choices),
        Kind::List { item, .. } => of_kind(item, typed),
        Kind::Structure(members) => shorthand(members, typed),
        _ => Vec::new(),
    }
}

/// `Key=value,Key=value`: the next key, or the value behind the last one.
fn shorthand(members: &[Member], typed: &str) -> Vec<String> {
    let (before, last) = typed.rsplit_once(',').map_or(("", typed), |(before, last)| (before, last));
    let before = if before.is_empty() { String::new() } else { format!("{before},") };
    let found = match last.split_once('=') {
        Some((name, value)) => {
            let member = members.iter().find(|member| member.name == name);
            let values = member.map(|member| of_kind(&member.kind, value)).unwrap_or_default();
            values.into_iter().map(|value| format!("{name}={value}")).collect::<Vec<_>>()
        }
        None => {
            let given =
                |member: &&Member| !before.split(',').any(|part| part.split('=').next() == Some(member.name));
            members.iter().filter(given).map(|member| format!("{}=", member.name)).collect()
        }
    };
    found.into_iter().map(|found| format!("{before}{found}")).collect()
}

fn owned(choices: &[&str]) -> Vec<String> {
    choices.iter().map(|choice| (*choice).to_owned()).collect()
}
