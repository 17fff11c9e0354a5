//! Why something happened: labels before and after, the rules at work, the call that did it.

use rotation_core::{
    event::{Actor, Event, EventKind},
    fact::Evidence,
    ident::VersionId,
    label::StagingLabel,
    time::Timestamp,
};
use rotation_lab::Beat;

use super::{group::Numbers, head::secret_name, rows::permission_words, world};
use crate::model::lab::{Page, kinds::around};

/// The explanation of one beat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// `AWSPENDING is on v3`.
    pub title: String,
    /// Since when.
    pub at: Timestamp,
    /// Versions whose labels changed.
    pub changes: Vec<Change>,
    /// The rules, each with how it is known.
    pub rules: Vec<(Evidence, &'static str)>,
    /// The call that did it, as a command; without secret values.
    pub call: Option<String>,
    /// What the service said, for a refusal or a failure.
    pub said: Option<String>,
    /// Where AWS says how it is: the words of the link, and its address.
    pub reference: Option<(String, String)>,
}

/// A version before and after; `None`: it was not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `v3`.
    pub version: String,
    /// Its labels before.
    pub before: Option<Vec<StagingLabel>>,
    /// Its labels after, and whether it had a value then.
    pub after: (Vec<StagingLabel>, bool),
}

/// The explanation of the beat that is selected.
pub fn why(page: &Page) -> Option<Why> {
    let beats = page.lab.beats();
    let selected = page.selected?;
    let beat = beats.get(selected)?;
    let group = around(beats, selected);
    let numbers = Numbers::of(page);
    let in_group = beats.get(group.clone()).unwrap_or_default();
    let head = in_group.first().unwrap_or(beat);
    Some(Why {
        title: title(beat, &numbers),
        at: beat.at(),
        changes: changes(page, group.start, group.end, &numbers),
        rules: rules(in_group),
        call: head.event().and_then(|event| call(event, in_group)),
        said: said(head),
        reference: reference(head),
    })
}

fn title(beat: &Beat, numbers: &Numbers<'_>) -> String {
    match beat {
        Beat::Event(Event { kind: EventKind::LabelMoved { label, to: Some(to), .. }, .. }) => {
            format!("{label} is on {}", numbers.name(to))
        }
        Beat::Event(Event { kind: EventKind::LabelMoved { label, from: Some(from), .. }, .. }) => {
            format!("{label} is off {}", numbers.name(from))
        }
        Beat::Event(event) => event.kind.name().to_owned(),
        Beat::Refused { operation, .. } => format!("{operation} was refused"),
        Beat::Fault { step, fault: Some(_), .. } => format!("{} fails", step.name()),
        Beat::Fault { step, fault: None, .. } => format!("{} works again", step.name()),
        Beat::Permission { permission, allowed, .. } => permission_words(*permission, *allowed),
        Beat::World { setup, .. } => format!("The world is another: {}", world::short(setup.strategy)),
    }
}

fn changes(page: &Page, start: usize, end: usize, numbers: &Numbers<'_>) -> Vec<Change> {
    let (before, after) = (holders(page, start), holders(page, end));
    let changed = touched(page, start, end).into_iter().filter_map(|place| {
        let version = page.outline.versions.get(place).filter(|version| version.born < end)?;
        let labels = |held: &[(&StagingLabel, &VersionId)]| {
            let own = held.iter().filter(|(_, holder)| **holder == version.id);
            own.map(|(label, _)| (*label).clone()).collect::<Vec<_>>()
        };
        let written_here = version.written.is_some_and(|written| (start..end).contains(&written));
        let before = (version.born < start).then(|| labels(&before));
        let after = labels(&after);
        let differs = before.as_ref() != Some(&after) || written_here;
        let has_value = version.written.is_some_and(|written| written < end);
        differs.then(|| Change { version: numbers.name(&version.id), before, after: (after, has_value) })
    });
    changed.collect()
}

/// The versions that these beats are about, in their order.
fn touched(page: &Page, start: usize, end: usize) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    let group = page.lab.beats().get(start..end).unwrap_or_default();
    for event in group.iter().filter_map(Beat::event) {
        let moved = match &event.kind {
            EventKind::LabelMoved { from, to, .. } => [from.as_ref(), to.as_ref()],
            _ => [None, None],
        };
        for place in moved
            .into_iter()
            .chain([event.version.as_ref()])
            .flatten()
            .filter_map(|id| page.outline.place(id))
        {
            if let Err(order) = places.binary_search(&place) {
                places.insert(order, place);
            }
        }
    }
    places
}

/// Which version holds each label before a beat happened, in the order of the labels.
fn holders(page: &Page, beat: usize) -> Vec<(&StagingLabel, &VersionId)> {
    let held = page.outline.moves.iter().filter_map(|(label, moves)| {
        let last = *moves.get(moves.partition_point(|one| *one < beat).checked_sub(1)?)?;
        match &page.lab.beats().get(last)?.event()?.kind {
            EventKind::LabelMoved { to, .. } => Some((label, to.as_ref()?)),
            _ => None,
        }
    });
    held.collect()
}

fn rules(group: &[Beat]) -> Vec<(Evidence, &'static str)> {
    let mut found: Vec<(Evidence, &'static str)> = Vec::new();
    for fact in group.iter().filter_map(Beat::event).map(|event| event.why) {
        if !found.iter().any(|(_, text)| *text == fact.text) {
            found.push((fact.evidence, fact.text));
        }
    }
    if found.len() > 1 {
        // That a call was accepted says little where its effects have rules of their own.
        found.retain(|(_, text)| *text != rotation_core::fact::CALL_ACCEPTED.text);
    }
    found
}

fn said(head: &Beat) -> Option<String> {
    match head {
        Beat::Refused { error, .. } => Some(format!("{}: {}", error.code(), error.message())),
        Beat::Event(event) => match &event.kind {
            EventKind::RotationFailed { error, .. }
            | EventKind::TestRotationFailed { error }
            | EventKind::StepFailed { error, .. } => Some(error.clone()),
            _ => None,
        },
        Beat::World { setup, .. } => Some(world::does(setup.strategy.id()).to_owned()),
        Beat::Fault { .. } | Beat::Permission { .. } => None,
    }
}

/// AWS's page about it: of the call, or else of rotation.
fn reference(head: &Beat) -> Option<(String, String)> {
    let operation = match head {
        Beat::Event(Event { kind: EventKind::Call(operation), .. }) | Beat::Refused { operation, .. } => {
            operation
        }
        Beat::Event(_) => {
            let page = format!("{DOCS}/userguide/rotating-secrets.html");
            return Some(("Rotation in the user guide".to_owned(), page));
        }
        Beat::Fault { .. } | Beat::Permission { .. } | Beat::World { .. } => return None,
    };
    let page = format!("{DOCS}/apireference/API_{operation}.html");
    Some((format!("{operation} in the API reference"), page))
}

const DOCS: &str = "https://docs.aws.amazon.com/secretsmanager/latest";

/// The call as a command. The events do not hold everything that was sent, so it shows what they know.
fn call(event: &Event, group: &[Beat]) -> Option<String> {
    let EventKind::Call(operation) = event.kind else { return None };
    let mut lines = vec![format!("aws secretsmanager {}", kebab(operation))];
    let id = match event.actor {
        Actor::Function => event.secret.as_str(),
        _ => secret_name(&event.secret),
    };
    lines.push(format!("--{} {id}", if operation == "CreateSecret" { "name" } else { "secret-id" }));
    if let Some(version) = &event.version {
        match operation {
            "GetSecretValue" => lines.push(format!("--version-id {version}")),
            "PutSecretValue" | "RotateSecret" | "CreateSecret" => {
                lines.push(format!("--client-request-token {version}"));
            }
            _ => {}
        }
    }
    let moved = group.iter().filter_map(Beat::event).find_map(|event| match &event.kind {
        EventKind::LabelMoved { label, from, to } => Some((label, from, to)),
        _ => None,
    });
    if let Some((label, from, to)) = moved.filter(|_| operation == "UpdateSecretVersionStage") {
        lines.push(format!("--version-stage {label}"));
        lines.extend(to.as_ref().map(|to| format!("--move-to-version-id {to}")));
        lines.extend(from.as_ref().map(|from| format!("--remove-from-version-id {from}")));
    }
    if matches!(operation, "PutSecretValue" | "CreateSecret") && event.version.is_some() {
        lines.push("--secret-string (never shown)".to_owned());
    }
    Some(lines.join(" \\\n  "))
}

fn kebab(operation: &str) -> String {
    let mut text = String::new();
    for letter in operation.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}
