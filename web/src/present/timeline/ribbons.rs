//! Staging labels as ribbons. A move is one cubic that lands at its moment; a piece of ribbon reaches from one move
//! to the next.

use rotation_core::label::StagingLabel;

use super::{
    FAR, Scene,
    ground::Ground,
    lanes::{Move, Places, Track},
    sight::{Sight, groups},
    wide,
};

/// How wide a move is.
const BEND: i32 = 40;
/// How far apart a name comes again, where little of the drawing is in view and else.
const REPEAT: [i32; 2] = [250, 900];
/// Where a label is born the ribbon's round cap begins at the moment, so its path begins later.
const CAP: i32 = 8;
/// Moves of a label that are less than this apart are drawn as one.
const APART: i32 = 8;
/// And where there are many, what is in so much room.
const ROOM: i32 = 40;

/// A piece of ribbon: a label on one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The label.
    pub label: StagingLabel,
    /// The beat that put it there.
    pub beat: usize,
    /// Its path.
    pub path: String,
    /// The curve alone, which is lifted over what it crosses.
    pub curve: Option<String>,
    /// The label was born here or ends here: round caps.
    pub round: bool,
    /// From.
    pub x0: i32,
    /// To.
    pub x1: i32,
    /// The names on it.
    pub tabs: Vec<Tab>,
    /// How many moves its beginning stands for: there is no room to tell them apart.
    pub count: usize,
}

/// A name on a ribbon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Left edge.
    pub x: i32,
    /// Middle.
    pub y: i32,
    /// Width; the name is shown if it is wide enough for it.
    pub width: i32,
    /// Whether there is room for the name beside the glyph.
    pub named: bool,
    /// Its left end is round.
    pub round: bool,
}

/// A label on its way through the log.
struct Held {
    label: StagingLabel,
    beat: usize,
    landed: i32,
    y: i32,
    /// Where it came from: place and height at which its curve begins.
    from: Option<(i32, i32)>,
    /// It came to be here, and not left of what is drawn.
    born: bool,
    count: usize,
}

/// The pieces in painting order: custom, previous, current, pending.
pub(super) fn segments(scene: &Scene<'_>, ground: &Ground, sight: &Sight, places: &Places) -> Vec<Segment> {
    let mut done = Vec::new();
    for track in &ground.tracks {
        let mut held: Option<Held> = None;
        for group in groups(reaching(track, sight), |one| sight.x(one.place), APART, ROOM) {
            let Some(last) = group.last() else { continue };
            // Where it comes from left of what is drawn, nobody sees.
            let x = sight.x(last.place).max(sight.from - 2 * BEND);
            let lane = last.to.and_then(|to| ground.lanes.get(to));
            let before = held.take();
            let (born, count) = (before.is_none() && x > sight.from - 2 * BEND, group.len());
            let from = before.map(|before| {
                let leaves = if lane.is_some() { (x - BEND).max(before.landed + 2) } else { x };
                let begins = (leaves.min(x - 4), before.y);
                put(&mut done, piece(before, begins.0.max(leaves), lane.is_none(), scene, sight));
                begins
            });
            held = lane.map(|lane| Held {
                label: track.label.clone(),
                beat: last.beat,
                landed: if from.is_some() { x } else { x + CAP },
                y: places.slot(lane, &track.label),
                from,
                born,
                count,
            });
        }
        if let Some(held) = held {
            put(&mut done, piece(held, sight.to.saturating_add(FAR), false, scene, sight));
        }
    }
    done
}

/// The moves of a label that are drawn, the one before, and the one after.
fn reaching<'a>(track: &'a Track, sight: &Sight) -> &'a [Move] {
    let (from, to) = (sight.place(sight.from), sight.place(sight.to));
    let first = track.moves.partition_point(|one| one.place < from).saturating_sub(1);
    let end = track.moves.partition_point(|one| one.place <= to) + 1;
    track.moves.get(first..end.min(track.moves.len())).unwrap_or_default()
}

/// Into its place by label and beat.
fn put(done: &mut Vec<Segment>, segment: Segment) {
    let key = |segment: &Segment| (order(&segment.label), segment.beat);
    let own = key(&segment);
    done.insert(done.partition_point(|before| key(before) <= own), segment);
}

fn piece(held: Held, end: i32, ends: bool, scene: &Scene<'_>, sight: &Sight) -> Segment {
    let Held { label, beat, landed, y, from, born, count } = held;
    let end = end.max(landed);
    let curve = from.map(|(x, y0)| {
        let half = (landed - x) / 2;
        format!("M{x} {y0}C{} {y0} {} {y} {landed} {y}", x + half, landed - half)
    });
    let path = match &curve {
        Some(curve) => format!("{curve}H{end}"),
        None => format!("M{landed} {y}H{end}"),
    };
    let x0 = from.map_or(landed - CAP, |(x, _)| x);
    let full = wide(label.as_str(), 66) + 22;
    let room = end - landed;
    let named = room >= full;
    let width = if named { full } else { 16 };
    let first = Tab { x: if born { landed } else { landed + 1 }, y, width, named, round: born };
    // A name comes again before the last has scrolled out.
    let [narrow, wide] = REPEAT;
    let apart = if scene.narrow { narrow } else { wide };
    let more = (end.min(sight.to) - landed - full) / apart;
    let again = (1..=more).map(|n| Tab { x: landed + n * apart, round: false, ..first.clone() });
    let tabs = std::iter::once(first.clone()).filter(|_| room >= 12).chain(again).collect();
    Segment { label, beat, path, curve, round: born || ends, x0, x1: end, tabs, count }
}

fn order(label: &StagingLabel) -> u8 {
    match label.as_str() {
        "AWSPREVIOUS" => 1,
        "AWSCURRENT" => 2,
        "AWSPENDING" => 3,
        _ => 0,
    }
}
