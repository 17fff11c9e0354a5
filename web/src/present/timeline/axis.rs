//! The axis: day, UTC, local, in that order. Idle time is folded, its length stands above the wave.

use rotation_core::time::Timestamp;

use super::{Row, Scale, Scene, runs::Run, wide, windows::Plan};
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

pub(super) fn axis(scene: &Scene<'_>, scale: &Scale, plans: &[Plan], runs: &[Run]) -> Axis {
    let mut axis = Axis::default();
    let mut row = Row::default();
    for (at, before) in chosen(scene, scale, plans, runs) {
        let x = scale.x(at);
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
    axis.folds = scale
        .folds()
        .map(|(x0, x1, idle)| {
            let x = (x0 + x1) / 2;
            let length = time::length(idle);
            let width = wide(&length, 52) + 6;
            Fold { x, length: row.take(x - width / 2, width).then_some(length) }
        })
        .collect();
    axis
}

/// The moments that get a tick, each with the one before it.
fn chosen(
    scene: &Scene<'_>,
    scale: &Scale,
    plans: &[Plan],
    runs: &[Run],
) -> Vec<(Timestamp, Option<Timestamp>)> {
    let edges = plans.iter().flat_map(|plan| [plan.window.0, plan.window.1]);
    let tries = runs.iter().flat_map(|run| run.steps.first().map(|step| step.from));
    let fails = runs.iter().flat_map(|run| run.steps.last().map(|step| step.to));
    let heads = scene.own().filter(|(_, beat)| beat.event().is_some_and(is_turn)).map(|(_, beat)| beat.at());
    let mut row = Row::default();
    let mut taken: Vec<Timestamp> = Vec::new();
    for at in heads.chain(tries).chain(edges).chain(fails) {
        if let Err(place) = taken.binary_search(&at)
            && row.take(scale.x(at), 54)
        {
            taken.insert(place, at);
        }
    }
    let steps = runs.iter().filter(|run| !run.compact).flat_map(|run| run.steps.iter().map(|step| step.from));
    for at in steps {
        if let Err(place) = taken.binary_search(&at)
            && row.take(scale.x(at), 26)
        {
            taken.insert(place, at);
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
