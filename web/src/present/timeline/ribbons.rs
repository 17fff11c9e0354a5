//! Staging labels as ribbons. A move is one cubic that lands at its moment; a piece of ribbon reaches from one move
//! to the next.

use rotation_core::{event::EventKind, label::StagingLabel};

use super::{FAR, Lane, Scale, Scene, wide};

/// How wide a move is.
const BEND: i32 = 40;
/// How far apart a name comes again.
const REPEAT: i32 = 250;
/// Where a label is born the ribbon's round cap begins at the moment, so its path begins later.
const CAP: i32 = 8;

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
}

/// The pieces in painting order: custom, previous, current, pending.
pub(super) fn segments(scene: &Scene<'_>, scale: &Scale, lanes: &[Lane]) -> Vec<Segment> {
    // Where little of the drawing is in view, a name comes again before the last has scrolled out.
    let repeat = scene.narrow.then(|| scale.end());
    let mut held: Vec<Held> = Vec::new();
    let mut done = Vec::new();
    for (beat, b) in scene.own() {
        let Some(event) = b.event() else { continue };
        let EventKind::LabelMoved { label, to, .. } = &event.kind else { continue };
        let x = scale.x(event.at);
        let before = held.iter().position(|held| held.label == *label).map(|place| held.remove(place));
        let lane = to.as_ref().and_then(|to| lanes.iter().find(|lane| lane.version == *to));
        let from = before.map(|before| {
            let leaves = if lane.is_some() { (x - BEND).max(before.landed + 2) } else { x };
            let begins = (leaves.min(x - 4), before.y);
            put(&mut done, piece(before, begins.0.max(leaves), lane.is_none(), repeat));
            (leaves.min(x - 4), begins.1)
        });
        if let Some(lane) = lane {
            let landed = if from.is_some() { x } else { x + CAP };
            held.push(Held { label: label.clone(), beat, landed, y: lane.slot_y(label), from });
        }
    }
    for held in held {
        put(&mut done, piece(held, FAR, false, repeat));
    }
    done
}

/// Into its place by label and beat.
fn put(done: &mut Vec<Segment>, segment: Segment) {
    let key = |segment: &Segment| (order(&segment.label), segment.beat);
    let own = key(&segment);
    done.insert(done.partition_point(|before| key(before) <= own), segment);
}

fn piece(held: Held, end: i32, ends: bool, repeat: Option<i32>) -> Segment {
    let Held { label, beat, landed, y, from } = held;
    let end = end.max(landed);
    let curve = from.map(|(x, y0)| {
        let half = (landed - x) / 2;
        format!("M{x} {y0}C{} {y0} {} {y} {landed} {y}", x + half, landed - half)
    });
    let path = match &curve {
        Some(curve) => format!("{curve}H{end}"),
        None => format!("M{landed} {y}H{end}"),
    };
    let (x0, born) = from.map_or((landed - CAP, true), |(x, _)| (x, false));
    let full = wide(label.as_str(), 66) + 22;
    let room = end - landed;
    let named = room >= full;
    let width = if named { full } else { 16 };
    let first = Tab { x: if born { landed } else { landed + 1 }, y, width, named, round: born };
    let more = repeat.map_or(0, |last| (end.min(last) - landed - full) / REPEAT).max(0);
    let again = (1..=more).map(|n| Tab { x: landed + n * REPEAT, round: false, ..first.clone() });
    let tabs = std::iter::once(first.clone()).filter(|_| room >= 12).chain(again).collect();
    Segment { label, beat, path, curve, round: born || ends, x0, x1: end, tabs }
}

fn order(label: &StagingLabel) -> u8 {
    match label.as_str() {
        "AWSPREVIOUS" => 1,
        "AWSCURRENT" => 2,
        "AWSPENDING" => 3,
        _ => 0,
    }
}
