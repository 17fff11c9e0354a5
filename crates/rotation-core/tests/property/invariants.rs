//! What holds of a secret after every step, whatever the naive model says.

use std::collections::BTreeMap;

use rotation_core::{
    event::{Event, EventKind},
    ident::{SecretArn, VersionId},
    label::StagingLabel,
    rotation::Phase,
    schedule::RotationRules,
    secret::Secret,
    time::Timestamp,
};

pub(crate) type Labels = BTreeMap<(SecretArn, StagingLabel), VersionId>;

/// Events alone must tell where every label is.
pub(crate) fn fold(labels: &mut Labels, events: &[Event]) {
    for event in events {
        if let EventKind::LabelMoved { label, from, to } = &event.kind {
            let key = (event.secret.clone(), label.clone());
            assert_eq!(labels.remove(&key), *from, "a label leaves the version that had it: {event:?}");
            to.as_ref().map(|to| labels.insert(key, to.clone()));
        }
    }
}

pub(crate) fn check(secret: &Secret, told: &Labels) -> Result<(), String> {
    let versions = &secret.versions;
    let held: Labels = versions
        .iter()
        .flat_map(|(id, _)| versions.labels_of(id).into_iter().map(move |label| (label, id.clone())))
        .map(|(label, id)| ((secret.arn.clone(), label), id))
        .collect();
    let mine: Labels =
        told.iter().filter(|((arn, _), _)| *arn == secret.arn).map(|(k, v)| (k.clone(), v.clone())).collect();
    let valued = versions.iter().any(|(_, version)| version.written.is_some());
    let current = versions.holder(&StagingLabel::CURRENT);
    let rotation = &secret.rotation;
    let rules = [
        ("events tell where the labels are", held == mine),
        ("a label has one holder", held.len() == versions.labels().count()),
        ("a secret with a value has a current version", valued == current.is_some()),
        (
            "the current version has a value",
            current.is_none_or(|id| versions.get(id).is_some_and(|version| version.written.is_some())),
        ),
        (
            "nothing is planned while rotation is off",
            rotation.enabled == Some(true) || rotation.plan.is_none(),
        ),
        (
            "a planned moment lies in its window",
            rotation
                .plan
                .is_none_or(|plan| plan.window.start <= plan.moment && plan.moment < plan.window.end),
        ),
        (
            "an enabled schedule goes on; a secret that waits to be deleted needs none",
            rotation.enabled != Some(true)
                || secret.deletion.is_some()
                || rotation.rules.as_ref().and_then(RotationRules::schedule).is_none()
                || due(secret).is_some(),
        ),
        (
            "a run makes the version that is pending, or one that has become current",
            rotation.enabled != Some(true)
                || rotation.run.as_ref().is_none_or(|run| {
                    versions.unfinished() == Some(&run.token) || current == Some(&run.token)
                }),
        ),
    ];
    rules.iter().find(|(_, holds)| !holds).map_or(Ok(()), |(rule, _)| Err(format!("{rule}: {secret:?}")))
}

/// When a secret next needs the engine, read off the secret itself.
pub(crate) fn due(secret: &Secret) -> Option<Timestamp> {
    let run = secret.rotation.run.as_ref().and_then(|run| match run.phase {
        Phase::Calling(_, at) | Phase::Answering { until: at, .. } | Phase::Waiting(at) => Some(at),
        Phase::Spent => None,
    });
    let plan = secret.rotation.plan.as_ref().filter(|_| secret.deletion.is_none()).map(|plan| plan.moment);
    let end = secret.deletion.as_ref().map(|deletion| deletion.due);
    run.into_iter().chain(plan).chain(end).min()
}
