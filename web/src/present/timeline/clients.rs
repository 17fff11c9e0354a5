//! The programs that use the secret, a line each: while it can log in, and dotted while it cannot.

use rotation_core::label::StagingLabel;
use rotation_lab::world::Outage;

use super::{FAR, Row, Rows, Scene, ground::Ground, sight::Sight, wide};
use crate::{
    model::lab::{Outages, PROGRAMS},
    present::time,
};

/// A program's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientLine {
    /// Its name.
    pub name: &'static str,
    /// How it uses the secret.
    pub about: &'static str,
    /// The height of the line.
    pub y: i32,
    /// Pieces of it, in order. None where nothing is known yet.
    pub pieces: Vec<Piece>,
    /// What is said in their place.
    pub instead: Option<&'static str>,
}

/// A piece of a program's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// From.
    pub x0: i32,
    /// To.
    pub x1: i32,
    /// Why it could not log in, from when and for how long; `None` while it could.
    pub gap: Option<String>,
    /// What stands above it, if there is room.
    pub words: Option<String>,
}

/// A gap is drawn so wide at least, and what lies closer is one with it.
const NARROWEST: i32 = 3;

/// How much room they take.
pub(super) fn room(rows: Rows) -> i32 {
    rows.client * i32::try_from(PROGRAMS.len()).unwrap_or(0) + 8
}

/// The lines, from `top` on.
pub(super) fn lines(
    scene: &Scene<'_>,
    ground: &Ground,
    sight: &Sight,
    rows: Rows,
    top: i32,
) -> Vec<ClientLine> {
    let line = |(n, program): (usize, &crate::model::lab::Program)| {
        let y = top + rows.client * i32::try_from(n + 1).unwrap_or(0) - 4;
        let (pieces, instead) = match &scene.outline.outages {
            Some(Outages::Known(outages)) => (pieces(n, outages, scene, ground, sight), None),
            Some(Outages::TooLong) => {
                (Vec::new(), Some("not reckoned for so long a log: see “Who could not log in?”"))
            }
            None => (Vec::new(), None),
        };
        ClientLine { name: program.name, about: program.about, y, pieces, instead }
    };
    PROGRAMS.iter().enumerate().map(line).collect()
}

#[inline(never)]
fn pieces(
    client: usize,
    outages: &[Outage],
    scene: &Scene<'_>,
    ground: &Ground,
    sight: &Sight,
) -> Vec<Piece> {
    let current = ground.tracks.iter().find(|track| track.label == StagingLabel::CURRENT);
    let Some((current, first)) = current.and_then(|track| Some((track, track.moves.first()?))) else {
        return Vec::new();
    };
    let far = sight.to.saturating_add(FAR);
    let mut found: Vec<Piece> = Vec::new();
    // Where it can log in again it has read what is current.
    let can = |place: f64, x1: i32| {
        let moved = current.moves.partition_point(|one| one.place <= place);
        let version = moved.checked_sub(1).and_then(|last| current.moves.get(last)?.to);
        let version = version.map(|version| format!(", v{}", version + 1)).unwrap_or_default();
        Piece { x0: sight.x(place), x1, gap: None, words: Some(format!("can log in{version}")) }
    };
    let mut since = first.place;
    for outage in outages.iter().filter(|outage| outage.client == client) {
        // Windows are known further than what happened.
        let end = ground.scale.place(scene.outline.end);
        let until = outage.until.map(|until| ground.scale.place(until));
        let x0 = sight.x(ground.scale.place(outage.from));
        // What comes after the end nobody knows.
        let x1 = sight.x(until.unwrap_or(end)).max(x0 + NARROWEST);
        match found.last_mut().filter(|last| last.gap.is_some() && x0 - last.x1 < NARROWEST) {
            Some(last) => {
                last.x1 = x1;
                last.gap = Some("Several times it could not log in.".to_owned());
            }
            None => {
                found.push(can(since, x0));
                found.push(Piece {
                    x0,
                    x1,
                    gap: Some(told(outage, scene)),
                    words: Some("cannot log in".to_owned()),
                });
            }
        }
        since = until.unwrap_or(f64::INFINITY);
    }
    if since.is_finite() {
        found.push(can(since, far));
    }
    found.retain(|piece| sight.meets(piece.x0, piece.x1) && piece.x1 > piece.x0);
    let mut row = Row::default();
    // That it cannot is said before that it can.
    for gaps in [true, false] {
        for piece in found.iter_mut().filter(|piece| piece.gap.is_some() == gaps) {
            let width = piece.words.as_deref().map_or(0, |words| wide(words, 60)) + 8;
            let fits = gaps || width <= piece.x1 - piece.x0;
            piece.words = piece.words.take().filter(|_| fits && row.take(piece.x0.max(sight.from), width));
        }
    }
    found
}

fn told(outage: &Outage, scene: &Scene<'_>) -> String {
    let length = time::length(outage.until.unwrap_or(scene.outline.end).since(outage.from).as_millis());
    format!("Cannot log in from {} UTC, for {length}. {}", time::date_clock(outage.from), outage.why.words())
}
