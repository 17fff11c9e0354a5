//! The axis: day, UTC, local, in that order. Idle time is folded, its length stands above the wave.

use rotation_core::time::Timestamp;

use super::{Row, Scale, Scene, ground::Ground, runs::Run, sight::Sight, wide, windows::Plan};
use crate::present::time;

/// A text in the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Left edge.
    pub x: i32,
    /// Base line.
    pub y: i32,
    /// The words.
    pub words: String,
    /// Not yet.
    pub ahead: bool,
}

/// A tick with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub x: i32,
    /// `02:07:11`, or `:13` in the minute of the tick before, or `.883` in its second.
    pub utc: String,
    /// Local time, with its weekday where that differs; only with a whole time.
    pub local: Option<String>,
}

/// A folded stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// Its middle.
    pub x: i32,
    /// How long, if there is room to say so.
    pub length: Option<String>,
}

/// The axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    /// Days.
    pub days: Vec<Text>,
    /// Ticks.
    pub ticks: Vec<Tick>,
    /// Folds.
    pub folds: Vec<Fold>,
}

/// Moments that may get a tick, in order, each with its place; and how much room one takes.
#[derive(Debug)]
pub(super) struct Candidates {
    width: i32,
    moments: Vec<(f64, Timestamp)>,
}

/// The best first.
pub(super) fn candidates(scene: &Scene<'_>, scale: &Scale, plans: &[Plan], runs: &[Run]) -> Vec<Candidates> {
    let edges = plans.iter().filter(|plan| plan.reached).flat_map(|plan| [plan.window.0, plan.window.1]);
    let tries = runs.iter().filter_map(|run| run.steps.first().map(|step| step.from));
    let fails = runs.iter().filter_map(|run| run.steps.last().map(|step| step.to));
    let turns = scene.own().filter(|(_, beat)| beat.event().is_some_and(is_turn)).map(|(_, beat)| beat.at());
    let steps = runs.iter().filter(|run| !run.compact).flat_map(|run| run.steps.iter().map(|step| step.from));
    let list = |moments: Vec<Timestamp>, width| {
        let mut list = Candidates { width, moments: Vec::new() };
        for at in moments {
            let one = (scale.place(at), at);
            // They come in order, all but a few.
            let before = list.moments.iter().rev().take_while(|(_, known)| *known > at).count();
            list.moments.insert(list.moments.len() - before, one);
        }
        list
    };
    vec![
        list(turns.collect(), WHOLE),
        list(tries.collect(), WHOLE),
        list(edges.collect(), WHOLE),
        list(fails.collect(), WHOLE),
        list(steps.collect(), 26),
    ]
}

/// The room of a tick with its whole time.
const WHOLE: i32 = 54;
/// Folds are drawn so far apart at least.
const FOLDS_APART: i32 = 24;

pub(super) fn axis(scene: &Scene<'_>, ground: &Ground, sight: &Sight) -> Axis {
    let mut axis = Axis::default();
    let mut row = Row::default();
    for (at, before) in chosen(ground, sight) {
        let x = sight.x(ground.scale.place(at));
        let (utc, whole) = words(at, before);
        let local = whole.then(|| local(at, scene));
        if whole && before.is_none_or(|before| before.day() != at.day()) {
            let day = time::day(at.day());
            let width = wide(&day, 65) + 6;
            if row.take(x, width) {
                axis.days.push(Text { x, y: 14, words: day, ahead: false });
            }
        }
        axis.ticks.push(Tick { x, utc, local });
    }
    let mut last = i32::MIN;
    for (x0, x1, idle) in ground.scale.folds(sight.place(sight.from), sight.place(sight.to)) {
        let x = (sight.x(x0) + sight.x(x1)) / 2;
        if x.saturating_sub(last) < FOLDS_APART {
            continue;
        }
        last = x;
        let length = time::length(idle);
        let width = wide(&length, 52) + 6;
        axis.folds.push(Fold { x, length: row.take(x - width / 2, width).then_some(length) });
    }
    axis
}

/// The moments that get a tick, each with the one before it.
fn chosen(ground: &Ground, sight: &Sight) -> Vec<(Timestamp, Option<Timestamp>)> {
    let mut row = Row::default();
    let mut taken: Vec<Timestamp> = Vec::new();
    for list in &ground.ticks {
        let mut rest = sight.drawn(&list.moments, |(place, _)| *place);
        while let Some((place, at)) = rest.first() {
            let x = sight.x(*place);
            if let Err(order) = taken.binary_search(at)
                && row.take(x, list.width)
            {
                taken.insert(order, *at);
            }
            // What comes sooner than the next place that may be free needs not be asked.
            let free = sight.place(row.free_from(x));
            rest = rest.get(rest.partition_point(|(place, _)| *place < free).max(1)..).unwrap_or_default();
        }
    }
    let before = std::iter::once(None).chain(taken.iter().copied().map(Some));
    taken.iter().copied().zip(before).collect()
}

fn is_turn(event: &rotation_core::event::Event) -> bool {
    use rotation_core::event::{Actor, EventKind};
    matches!(event.kind, EventKind::RotationStarted { .. })
        || matches!(event.kind, EventKind::Call(_)) && event.actor == Actor::Caller
}

fn words(at: Timestamp, before: Option<Timestamp>) -> (String, bool) {
    let same = |part: i64| before.is_some_and(|b| b.as_millis() / part == at.as_millis() / part);
    let clock = at.clock();
    if same(1000) {
        (format!(".{:03}", clock.millisecond), false)
    } else if same(60_000) {
        (format!(":{:02}", clock.second), false)
    } else {
        (time::clock(at), true)
    }
}

fn local(at: Timestamp, scene: &Scene<'_>) -> String {
    let local = scene.zone.local(at);
    if local.day() == at.day() {
        time::clock(local)
    } else {
        format!("{} {}", time::weekday_short(local.day()), time::hour_minute(local))
    }
}
