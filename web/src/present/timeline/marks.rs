//! The service's row: calls of people, and what the service did by itself.

use rotation_core::event::{Actor, EventKind};
use rotation_lab::Beat;

use super::{
    Row, Scale, Scene,
    sight::{Sight, groups},
    wide,
};
use crate::present::plural;

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A call: a circle.
    Call,
    /// An event of the service: a diamond.
    Event,
    /// A failure or refusal: a cross.
    Failure,
    /// The reader set or mended a fault: a bolt's place, drawn as a small square.
    Fault,
}

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How it is drawn.
    pub kind: MarkKind,
    /// Where.
    pub x: i32,
    /// Its name.
    pub name: String,
    /// There is room to read it.
    pub named: bool,
    /// A second and a third line.
    pub lines: Vec<String>,
    /// Its beat; of several, the first failure or else the first.
    pub beat: usize,
    /// Not yet.
    pub ahead: bool,
    /// A rotation began here: a line leads down to the version it makes.
    pub begins: bool,
    /// How many instants it stands for: there is no room to tell them apart.
    pub count: usize,
    /// How many of these are failures.
    pub failed: usize,
}

impl Mark {
    /// Of several: how many, and how many of them failed.
    pub fn told(&self) -> Option<String> {
        let events = (self.count > 1).then(|| plural(self.count, "event"))?;
        Some(if self.failed > 0 { format!("{events}, {} failed", self.failed) } else { events })
    }
}

/// A mark of one instant.
#[derive(Debug)]
pub(super) struct Seed {
    place: f64,
    kind: MarkKind,
    beat: usize,
    begins: bool,
}

/// What is less than this apart is one mark.
const APART: i32 = 6;
/// And stands for what is in the room that its count takes.
const ROOM: i32 = 48;

/// The marks of a log, one per instant: a failure outranks, otherwise the first stays.
pub(super) fn seeds(scene: &Scene<'_>, scale: &Scale) -> Vec<Seed> {
    let mut seeds: Vec<Seed> = Vec::new();
    for (beat, b) in scene.own() {
        let Some(kind) = kind(b) else { continue };
        let place = scale.place(b.at());
        let begins = b.event().is_some_and(|e| matches!(e.kind, EventKind::RotationStarted { .. }));
        if let Some(last) = seeds.last_mut().filter(|last| last.place == place) {
            last.begins |= begins;
            if kind == MarkKind::Failure && last.kind != MarkKind::Failure {
                (last.kind, last.beat) = (kind, beat);
            }
            continue;
        }
        seeds.push(Seed { place, kind, beat, begins });
    }
    seeds
}

pub(super) fn marks(scene: &Scene<'_>, seeds: &[Seed], sight: &Sight) -> Vec<Mark> {
    let drawn = sight.drawn(seeds, |seed| seed.place);
    let mut marks: Vec<Mark> = groups(drawn, |seed| sight.x(seed.place), APART, ROOM)
        .filter_map(|group| mark(scene, group, sight))
        .collect();
    give_way(&mut marks);
    marks
}

fn mark(scene: &Scene<'_>, group: &[Seed], sight: &Sight) -> Option<Mark> {
    let failed = group.iter().filter(|seed| seed.kind == MarkKind::Failure).count();
    let chief = group.iter().find(|seed| seed.kind == MarkKind::Failure).or(group.first())?;
    let (name, lines) = match group {
        [one] => words(scene.beats.get(one.beat)?),
        more => several(more.len()),
    };
    Some(Mark {
        kind: chief.kind,
        x: sight.x(group.first()?.place),
        name,
        named: true,
        lines,
        beat: chief.beat,
        ahead: chief.beat >= scene.playhead,
        begins: group.iter().any(|seed| seed.begins),
        count: group.len(),
        failed,
    })
}

#[inline(never)]
fn several(count: usize) -> (String, Vec<String>) {
    (format!("\u{d7}{count}"), Vec::new())
}

/// Texts that would touch give way: failures are placed first, then starts, then the rest.
fn give_way(marks: &mut [Mark]) {
    let mut row = Row::default();
    let count = marks.len();
    let ranked = (0..=LAST_RANK).flat_map(|rank| (0..count).map(move |n| (rank, n)));
    for (wanted, n) in ranked {
        // The marks themselves keep their places.
        let next = marks.get(n + 1).map_or(i32::MAX, |next| next.x);
        let Some(mark) = marks.get_mut(n).filter(|mark| rank(mark) == wanted) else { continue };
        let width = mark.lines.iter().map(|line| wide(line, 57)).fold(wide(&mark.name, 66), i32::max) + 10;
        if next < mark.x + width || !row.take(mark.x + 4, width) {
            (mark.named, mark.lines) = (false, Vec::new());
        }
    }
}

const LAST_RANK: u8 = 4;

fn rank(mark: &Mark) -> u8 {
    match mark.kind {
        MarkKind::Failure => 0,
        MarkKind::Event if mark.begins => 1,
        MarkKind::Call => 2,
        MarkKind::Event => 3,
        MarkKind::Fault => LAST_RANK,
    }
}

fn kind(beat: &Beat) -> Option<MarkKind> {
    let event = match beat {
        Beat::Event(event) => event,
        // The function asks for much that need not be there: what it makes of a refusal is what counts.
        Beat::Refused { actor: Actor::Function, .. } => return None,
        Beat::Refused { .. } => return Some(MarkKind::Failure),
        Beat::Fault { .. } | Beat::Permission { .. } | Beat::World { .. } => return Some(MarkKind::Fault),
    };
    match &event.kind {
        EventKind::Call(_) => (event.actor == Actor::Caller).then_some(MarkKind::Call),
        EventKind::RotationFailed { .. }
        | EventKind::TestRotationFailed { .. }
        | EventKind::RotationAbandoned => Some(MarkKind::Failure),
        EventKind::RotationStarted { .. }
        | EventKind::RotationSucceeded
        | EventKind::TestRotationStarted
        | EventKind::TestRotationSucceeded
        | EventKind::DeletionStarted { .. }
        | EventKind::DeletionCancelled
        | EventKind::DeletionEnded => Some(MarkKind::Event),
        _ => None,
    }
}

fn words(beat: &Beat) -> (String, Vec<String>) {
    match beat {
        Beat::Event(event) => {
            let lines = match &event.kind {
                EventKind::RotationStarted { scheduled: true } => vec!["by the schedule".to_owned()],
                EventKind::RotationStarted { scheduled: false } => vec!["by a call".to_owned()],
                EventKind::RotationFailed { error, .. } | EventKind::TestRotationFailed { error } => {
                    two_lines(error)
                }
                _ => Vec::new(),
            };
            (event.kind.name().to_owned(), lines)
        }
        Beat::Refused { operation, error, .. } => {
            (format!("{operation} refused"), vec![error.code().name().to_owned()])
        }
        Beat::Fault { step, fault, .. } => {
            let words = if fault.is_some() { "fails from here" } else { "is mended" };
            (format!("{} {words}", step.name()), Vec::new())
        }
        Beat::Permission { permission, allowed, .. } => {
            let words = if *allowed { "given" } else { "taken" };
            (format!("{} {words}", permission.action()), Vec::new())
        }
        Beat::World { .. } => ("World changed".to_owned(), Vec::new()),
    }
}

/// "Error when executing lambda … during setSecret step", on two lines; other errors cut to fit.
fn two_lines(error: &str) -> Vec<String> {
    match (error.starts_with("Error when executing lambda"), error.rfind(" during ")) {
        (true, Some(end)) => vec![
            "Error when executing lambda …".to_owned(),
            error.get(end + 1..).unwrap_or_default().to_owned(),
        ],
        _ => vec![error.chars().take(36).collect()],
    }
}
