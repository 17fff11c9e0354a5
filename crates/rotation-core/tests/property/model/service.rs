//! What the service does by itself, taken over from its events: scheduled starts, ends of runs, ends of deletion.

use rotation_core::{
    Vault,
    event::{Event, EventKind},
    ident::SecretArn,
    operation::Reply,
    rotation::Phase,
    vault::Managed,
};

use super::{
    CURRENT, Model, Record, Verdict,
    record::{DAY, Next},
    refusal::name_taken,
};

impl Model {
    pub(crate) fn take_over(&mut self, events: &[Event]) {
        for event in events {
            let place = self.secrets.iter().position(|secret| secret.arn == event.secret.as_str());
            let place = place.unwrap_or_else(|| panic!("of a secret that is not there: {event:?}"));
            if event.kind == EventKind::DeletionEnded {
                let gone = self.secrets.remove(place).deleted.map(|deleted| deleted.gone);
                assert_eq!(
                    gone,
                    Some(event.at.as_millis()),
                    "a secret goes when its window is over: {event:?}"
                );
                continue;
            }
            take(&mut self.secrets[place], event);
        }
    }

    /// Which runs are under way is the engine's own business, and so is what it draws.
    pub(crate) fn take_runs(&mut self, vault: &Vault) {
        for (mine, secret) in self.secrets.iter_mut().zip(vault.secrets()) {
            let next = secret.rotation.next.as_ref().map(|window| window.next_rotation_date().as_millis());
            if mine.next == Next::Drawn {
                mine.next = next.map_or(Next::None, Next::At);
            }
            mine.run = secret
                .rotation
                .run
                .as_ref()
                .map(|run| (run.token.to_string(), matches!(run.phase, Phase::Answering { .. })));
        }
    }

    /// The suffix of a new secret's ARN is drawn.
    pub(crate) fn learn(&mut self, reply: &Reply) {
        if let (Reply::CreateSecret(output), Some(secret)) = (reply, self.secrets.last_mut())
            && secret.arn.is_empty()
        {
            secret.arn = checked(&output.arn, &secret.name);
        }
    }

    pub(crate) fn may_adopt(&mut self, managed: &Managed) -> Verdict {
        super::check_characters(&managed.name, false)?;
        if self.named(&managed.name).is_some() { Err(name_taken(&managed.name)) } else { Ok(()) }
    }

    /// Another service made a secret.
    pub(crate) fn adopt(&mut self, at: i64, managed: &Managed, arn: &SecretArn, events: &[Event]) {
        let first = events.iter().find_map(|event| event.version.clone()).expect("it has a value");
        assert_eq!(first.as_str(), first.as_str().to_uppercase(), "R37");
        let tag = ("aws:secretsmanager:owningService".to_owned(), managed.owner.clone());
        let mut secret = Record {
            arn: checked(arn, &managed.name),
            name: managed.name.clone(),
            owner: Some(managed.owner.clone()),
            tags: Some([tag].into()),
            created: at,
            changed: at,
            ..Record::default()
        };
        secret.write_value(first.as_str(), managed.value.number(), at);
        secret.make_current(first.as_str());
        self.secrets.push(secret);
    }
}

fn checked(arn: &SecretArn, name: &str) -> String {
    let suffix = arn.as_str().strip_prefix("arn:aws:secretsmanager:us-east-1:123456789012:secret:");
    let suffix = suffix.and_then(|rest| rest.strip_prefix(name)?.strip_prefix('-')).unwrap_or_default();
    assert!(suffix.len() == 6 && suffix.chars().all(|c| c.is_ascii_alphanumeric()), "{arn}");
    arn.to_string()
}

fn take(secret: &mut Record, event: &Event) {
    let at = event.at.as_millis();
    let version = event.version.as_ref().map(ToString::to_string).unwrap_or_default();
    match &event.kind {
        EventKind::LabelMoved { label, from, to } => {
            let held = secret.labels.remove(label.as_str());
            assert_eq!(held.as_deref(), from.as_ref().map(|id| id.as_str()), "{event:?}");
            assert_ne!(label.as_str(), CURRENT, "the service never moves AWSCURRENT: {event:?}");
            to.as_ref().map(|to| secret.labels.insert(label.to_string(), to.to_string()));
        }
        EventKind::RotationStarted { scheduled } => {
            assert!(*scheduled && secret.deleted.is_none() && secret.enabled == Some(true), "{event:?}");
            if !secret.versions.contains_key(&version) {
                secret.changed = at;
            }
        }
        EventKind::VersionReserved => secret.make_version(&version, at),
        EventKind::RotationSucceeded => {
            assert_eq!(secret.labels.get(CURRENT), Some(&version), "{event:?}");
            secret.rotated = Some(at);
            secret.count_from(at);
        }
        EventKind::NextRotation { window } => {
            // After a success it is predicted; else it depends on moments that were drawn.
            if secret.rotated != Some(at) {
                secret.next = window.map_or(Next::None, |(_, end)| Next::At(end.as_millis() - 1_000));
            }
        }
        EventKind::StepStarted { .. }
        | EventKind::StepSucceeded(_)
        | EventKind::StepFailed { .. }
        | EventKind::RotationFailed { .. }
        | EventKind::TestRotationSucceeded
        | EventKind::TestRotationFailed { .. } => {}
        other => panic!("the service does not do this by itself: {other:?} at {} ms of day", at % DAY),
    }
}
