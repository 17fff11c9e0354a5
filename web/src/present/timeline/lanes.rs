//! A lane per version, oldest on top. It begins when the version is born; it is dashed and empty until its value is
//! written. Where there are many versions, one that has lost its labels leaves its row to one that comes after.

use rotation_core::{event::EventKind, ident::VersionId, label::StagingLabel};

use super::{Rows, Scale, Scene, ground::Ground, sight::Sight};

/// So many versions have a row each, whatever becomes of them.
const ROWS_OF_THEIR_OWN: usize = 8;
/// What is narrower than this is drawn as one with what follows in its row.
const FINE: i32 = 40;

/// A lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Of its version, from 1.
    pub number: usize,
    /// Top.
    pub y: i32,
    /// Height.
    pub height: i32,
    /// Where it begins.
    pub born_x: i32,
    /// Where its value is written.
    pub written_x: Option<i32>,
    /// Where it leaves its row to another.
    pub until_x: Option<i32>,
    /// How many versions it stands for: there is no room to tell them apart.
    pub count: usize,
}

/// What stands beside a row: the version that it is named after, as it is at the playhead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The version.
    pub version: VersionId,
    /// From 1.
    pub number: usize,
    /// What made it.
    pub maker: &'static str,
    /// The top of its lane.
    pub y: i32,
    /// Its labels.
    pub labels: Vec<StagingLabel>,
    /// Not yet there.
    pub ahead: bool,
}

/// Where a version lives.
#[derive(Debug)]
pub(super) struct Seed {
    pub(super) row: usize,
    born: f64,
    written: Option<f64>,
    /// When it lost its last label, if its row is for others too.
    gone: Option<f64>,
    /// Labels that have a slot of their own below the first, in order.
    slots: Vec<StagingLabel>,
}

/// A label on its way through the log.
#[derive(Debug)]
pub(super) struct Track {
    pub(super) label: StagingLabel,
    pub(super) moves: Vec<Move>,
}

/// A label moves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    pub(super) beat: usize,
    pub(super) place: f64,
    /// The version it is on from then on.
    pub(super) to: Option<usize>,
}

/// The ways of all labels.
pub(super) fn tracks(scene: &Scene<'_>, scale: &Scale) -> Vec<Track> {
    let move_at = |beat: usize| {
        let b = scene.beats.get(beat)?;
        let EventKind::LabelMoved { to, .. } = &b.event()?.kind else { return None };
        let to = to.as_ref().and_then(|to| scene.outline.place(to));
        Some(Move { beat, place: scale.place(b.at()), to })
    };
    let track = |(label, beats): &(StagingLabel, Vec<usize>)| Track {
        label: label.clone(),
        moves: beats.iter().filter_map(|beat| move_at(*beat)).collect(),
    };
    scene.outline.moves.iter().map(track).collect()
}

/// The versions' lanes.
pub(super) fn seeds(scene: &Scene<'_>, scale: &Scale, tracks: &[Track]) -> Vec<Seed> {
    let place_of = |beat: usize| scene.beats.get(beat).map_or(0.0, |beat| scale.place(beat.at()));
    let mut seeds: Vec<Seed> = Vec::new();
    let gone = gone(scene, tracks);
    // The last one in each row, and when the row is free again.
    let mut rows: Vec<Option<usize>> = Vec::new();
    for (version, gone) in scene.outline.versions.iter().zip(gone) {
        let free = rows.iter().position(|until| until.is_some_and(|until| until <= version.born));
        let row = free.unwrap_or(rows.len());
        match rows.get_mut(row) {
            Some(until) => *until = gone,
            None => rows.push(gone),
        }
        seeds.push(Seed {
            row,
            born: place_of(version.born),
            written: version.written.map(place_of),
            gone: gone.map(place_of),
            slots: Vec::new(),
        });
    }
    for track in tracks {
        let shared = track.label == StagingLabel::CURRENT || track.label == StagingLabel::PREVIOUS;
        for seed in track.moves.iter().filter(|_| !shared).filter_map(|one| one.to) {
            let Some(seed) = seeds.get_mut(seed).filter(|seed| !seed.slots.contains(&track.label)) else {
                continue;
            };
            let first = track.label == StagingLabel::PENDING;
            seed.slots.insert(if first { 0 } else { seed.slots.len() }, track.label.clone());
        }
    }
    seeds
}

/// The beat at which each version lost its last label, where there are so many that this matters.
fn gone(scene: &Scene<'_>, tracks: &[Track]) -> Vec<Option<usize>> {
    let count = scene.outline.versions.len();
    if count > ROWS_OF_THEIR_OWN { left(count, tracks) } else { vec![None; count] }
}

#[inline(never)]
fn left(count: usize, tracks: &[Track]) -> Vec<Option<usize>> {
    let mut gone = vec![None; count];
    for track in tracks {
        for (n, one) in track.moves.iter().enumerate() {
            let left = track.moves.get(n + 1).map_or(usize::MAX, |next| next.beat);
            if let Some(last) = one.to.and_then(|to| gone.get_mut(to)) {
                *last = (*last).max(Some(left));
            }
        }
    }
    gone.into_iter().map(|left| left.filter(|left| *left != usize::MAX)).collect()
}

/// Where the rows stand.
pub(super) struct Places {
    tops: Vec<(i32, i32)>,
    /// Where they end.
    pub(super) bottom: i32,
}

impl Places {
    pub(super) fn of(seeds: &[Seed], rows: Rows) -> Self {
        let mut tops: Vec<(i32, i32)> = Vec::new();
        for seed in seeds {
            let height = 10 + 21 * i32::try_from(seed.slots.len().max(1) + 1).unwrap_or(2);
            match tops.get_mut(seed.row) {
                Some((_, most)) => *most = height.max(*most),
                None => tops.push((0, height)),
            }
        }
        let mut y = rows.lanes;
        for (top, height) in &mut tops {
            *top = y;
            y += *height + rows.gap;
        }
        Self { tops, bottom: y + if rows.gap > 20 { -16 } else { 0 } }
    }

    /// The middle of a label's ribbon on a version.
    pub(super) fn slot(&self, seed: &Seed, label: &StagingLabel) -> i32 {
        let slot = seed.slots.iter().position(|held| held == label).map_or(0, |n| n + 1);
        self.top(seed).0 + 15 + 21 * i32::try_from(slot).unwrap_or(0)
    }

    fn top(&self, seed: &Seed) -> (i32, i32) {
        self.tops.get(seed.row).copied().unwrap_or_default()
    }
}

/// The lanes that are drawn.
pub(super) fn lanes(ground: &Ground, sight: &Sight, places: &Places) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    // Of each row the lane drawn last.
    let mut last: Vec<Option<usize>> = vec![None; places.tops.len()];
    for (seed, number) in ground.lanes.iter().zip(1..) {
        let Some(last) = last.get_mut(seed.row) else { continue };
        let (born_x, until_x) = (sight.x(seed.born), seed.gone.map(|gone| sight.x(gone)));
        let x1 = until_x.unwrap_or(i32::MAX);
        if !sight.meets(born_x, x1) {
            continue;
        }
        let near = last.and_then(|last| lanes.get_mut(last));
        if let Some(near) =
            near.filter(|near| x1.saturating_sub(near.born_x) < FINE || born_x - near.born_x < FINE)
        {
            near.until_x = until_x;
            near.count += 1;
            continue;
        }
        *last = Some(lanes.len());
        let (y, height) = places.top(seed);
        let written_x = seed.written.map(|written| sight.x(written));
        lanes.push(Lane { number, y, height, born_x, written_x, until_x, count: 1 });
    }
    lanes
}

/// Of each row the version that it is named after: the newest that is there at the playhead, or else the first.
pub(super) fn heads(scene: &Scene<'_>, ground: &Ground, places: &Places) -> Vec<Head> {
    let mut named: Vec<Option<usize>> = vec![None; places.tops.len()];
    for (n, (seed, version)) in ground.lanes.iter().zip(&scene.outline.versions).enumerate() {
        if let Some(named) = named.get_mut(seed.row).filter(|n| n.is_none() || version.born < scene.playhead)
        {
            *named = Some(n);
        }
    }
    let head = |n: usize| {
        let (version, seed) = scene.outline.versions.get(n).zip(ground.lanes.get(n))?;
        Some(Head {
            version: version.id.clone(),
            number: n + 1,
            maker: version.maker,
            y: places.top(seed).0,
            labels: labels_at(scene, &ground.tracks, n),
            ahead: version.born >= scene.playhead,
        })
    };
    named.into_iter().flatten().filter_map(head).collect()
}

/// Labels at the playhead, in the order in which they came there.
fn labels_at(scene: &Scene<'_>, tracks: &[Track], version: usize) -> Vec<StagingLabel> {
    let mut held: Vec<(usize, &StagingLabel)> = Vec::new();
    for track in tracks {
        let passed = track.moves.partition_point(|one| one.beat < scene.playhead);
        let last = passed.checked_sub(1).and_then(|last| track.moves.get(last));
        if let Some(last) = last.filter(|last| last.to == Some(version)) {
            held.insert(held.partition_point(|(beat, _)| *beat < last.beat), (last.beat, &track.label));
        }
    }
    held.into_iter().map(|(_, label)| label.clone()).collect()
}
