//! A lane per version, oldest on top. It begins when the version is born; it is dashed and empty until its value is
//! written.

use rotation_core::{
    event::{Actor, EventKind},
    ident::VersionId,
    label::StagingLabel,
};
use rotation_lab::Beat;

use super::{Rows, Scale, Scene};

/// A version as the log shows it. Versions are numbered in the order they came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// The beat with which it came to be.
    pub born: usize,
    /// The beat that wrote its value.
    pub written: Option<usize>,
    /// What made it: `CreateSecret`, `RotateSecret`, `schedule`, `PutSecretValue`.
    pub maker: &'static str,
}

/// A lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The version.
    pub version: VersionId,
    /// From 1.
    pub number: usize,
    /// What made it.
    pub maker: &'static str,
    /// Top.
    pub y: i32,
    /// Height.
    pub height: i32,
    /// Where it begins.
    pub born_x: i32,
    /// Where its value is written.
    pub written_x: Option<i32>,
    /// Labels at the playhead.
    pub labels: Vec<StagingLabel>,
    /// Not yet there at the playhead.
    pub ahead: bool,
    /// Labels that have a slot of their own below the first, in order.
    pub(super) slots: Vec<StagingLabel>,
}

impl Lane {
    /// The middle of a label's ribbon.
    pub(super) fn slot_y(&self, label: &StagingLabel) -> i32 {
        let slot = self.slots.iter().position(|held| held == label).map_or(0, |n| n + 1);
        self.y + 15 + 21 * i32::try_from(slot).unwrap_or(0)
    }
}

/// The versions of a secret.
pub fn versions<'a>(beats: impl Iterator<Item = (usize, &'a Beat)>) -> Vec<Version> {
    let mut found: Vec<Version> = Vec::new();
    let mut maker = "CreateSecret";
    for (index, beat) in beats {
        let Some(event) = beat.event() else { continue };
        match &event.kind {
            EventKind::Call(operation) if event.actor == Actor::Caller => maker = operation,
            EventKind::RotationStarted { scheduled: true } => maker = "schedule",
            EventKind::VersionReserved | EventKind::ValueWritten => {
                let Some(id) = &event.version else { continue };
                let written = (event.kind == EventKind::ValueWritten).then_some(index);
                match found.iter_mut().find(|version| version.id == *id) {
                    Some(known) => known.written = known.written.or(written),
                    None => found.push(Version { id: id.clone(), born: index, written, maker }),
                }
            }
            _ => {}
        }
    }
    found
}

/// The lanes, and where they end.
pub(super) fn lanes(scene: &Scene<'_>, scale: &Scale, rows: Rows) -> (Vec<Lane>, i32) {
    let x_of = |beat: usize| scene.beats.get(beat).map_or(0, |beat| scale.x(beat.at()));
    let mut y = rows.lanes;
    let lanes: Vec<Lane> = versions(scene.own())
        .into_iter()
        .enumerate()
        .map(|(n, version)| {
            let slots = slots(scene, &version.id);
            let height = 10 + 21 * i32::try_from(slots.len().max(1) + 1).unwrap_or(2);
            let lane = Lane {
                number: n + 1,
                maker: version.maker,
                y,
                height,
                born_x: x_of(version.born),
                written_x: version.written.map(x_of),
                labels: labels_at(scene, &version.id),
                ahead: version.born >= scene.playhead,
                slots,
                version: version.id,
            };
            y += height + rows.gap;
            lane
        })
        .collect();
    (lanes, y + if rows.gap > 20 { -16 } else { 0 })
}

/// AWSCURRENT and AWSPREVIOUS share the first slot; AWSPENDING comes second; others take what is free.
fn slots(scene: &Scene<'_>, id: &VersionId) -> Vec<StagingLabel> {
    let mut found: Vec<StagingLabel> = Vec::new();
    for (_, beat) in scene.own() {
        let Some(EventKind::LabelMoved { label, to, .. }) = beat.event().map(|event| &event.kind) else {
            continue;
        };
        let shared = *label == StagingLabel::CURRENT || *label == StagingLabel::PREVIOUS;
        if to.as_ref() == Some(id) && !shared && !found.contains(label) {
            let place = if *label == StagingLabel::PENDING { 0 } else { found.len() };
            found.insert(place, label.clone());
        }
    }
    found
}

fn labels_at(scene: &Scene<'_>, id: &VersionId) -> Vec<StagingLabel> {
    let mut held: Vec<StagingLabel> = Vec::new();
    for (_, beat) in scene.own().take_while(|(index, _)| *index < scene.playhead) {
        if let Some(EventKind::LabelMoved { label, to, .. }) = beat.event().map(|event| &event.kind) {
            held.retain(|known| known != label);
            if to.as_ref() == Some(id) {
                held.push(label.clone());
            }
        }
    }
    held
}
