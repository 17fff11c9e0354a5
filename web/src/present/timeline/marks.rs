//! The service's row: calls of people, and what the service did by itself.

use rotation_core::event::{Actor, EventKind};
use rotation_lab::Beat;

use super::{Row, Rows, Scale, Scene, wide};

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
    /// Its name, if there is room.
    pub name: Option<String>,
    /// A second and a third line.
    pub lines: Vec<String>,
    /// Its beat.
    pub beat: usize,
    /// Not yet.
    pub ahead: bool,
    /// A rotation began here: a line leads down to the version it makes.
    pub begins: bool,
}

pub(super) fn marks(scene: &Scene<'_>, scale: &Scale, _: Rows) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (beat, b) in scene.own() {
        let Some((kind, name, lines)) = meaning(b) else { continue };
        let x = scale.x(b.at());
        let begins = b.event().is_some_and(|e| matches!(e.kind, EventKind::RotationStarted { .. }));
        // One mark per place: a failure outranks, otherwise the first stays.
        if let Some(last) = marks.last_mut().filter(|last| last.x == x) {
            last.begins |= begins;
            if kind != MarkKind::Failure || last.kind == MarkKind::Failure {
                continue;
            }
            marks.pop();
        }
        marks.push(Mark { kind, x, name: Some(name), lines, beat, ahead: beat >= scene.playhead, begins });
    }
    give_way(&mut marks);
    marks
}

/// Texts that would touch give way: failures are placed first, then starts, then the rest.
fn give_way(marks: &mut [Mark]) {
    // The marks themselves keep their places.
    let places: Vec<i32> = marks.iter().map(|mark| mark.x).collect();
    let mut row = Row::default();
    let ranked = (0..=LAST_RANK).flat_map(|rank| (0..places.len()).map(move |n| (rank, n)));
    for (wanted, n) in ranked {
        let Some(mark) = marks.get_mut(n).filter(|mark| rank(mark) == wanted) else { continue };
        let name = mark.name.as_deref().unwrap_or_default();
        let width = mark.lines.iter().map(|line| wide(line, 57)).fold(wide(name, 66), i32::max) + 10;
        let crosses = places.iter().any(|x| *x > mark.x && *x < mark.x + width);
        if crosses || !row.take(mark.x + 4, width) {
            (mark.name, mark.lines) = (None, Vec::new());
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

fn meaning(beat: &Beat) -> Option<(MarkKind, String, Vec<String>)> {
    let event = match beat {
        Beat::Event(event) => event,
        // The function asks for much that need not be there: what it makes of a refusal is what counts.
        Beat::Refused { actor: Actor::Function, .. } => return None,
        Beat::Refused { operation, error, .. } => {
            return Some((
                MarkKind::Failure,
                format!("{operation} refused"),
                vec![error.code().name().to_owned()],
            ));
        }
        Beat::Fault { step, fault, .. } => {
            let words = if fault.is_some() { "fails from here" } else { "is mended" };
            return Some((MarkKind::Fault, format!("{} {words}", step.name()), Vec::new()));
        }
        Beat::Permission { permission, allowed, .. } => {
            let words = if *allowed { "given" } else { "taken" };
            return Some((MarkKind::Fault, format!("{} {words}", permission.action()), Vec::new()));
        }
        Beat::World { .. } => return Some((MarkKind::Fault, "World changed".to_owned(), Vec::new())),
    };
    let name = event.kind.name().to_owned();
    match &event.kind {
        EventKind::Call(_) if event.actor == Actor::Caller => Some((MarkKind::Call, name, Vec::new())),
        EventKind::RotationStarted { scheduled } => {
            let by = if *scheduled { "by the schedule" } else { "by a call" };
            Some((MarkKind::Event, name, vec![by.to_owned()]))
        }
        EventKind::RotationFailed { error, .. } | EventKind::TestRotationFailed { error } => {
            Some((MarkKind::Failure, name, two_lines(error)))
        }
        EventKind::RotationAbandoned => Some((MarkKind::Failure, name, Vec::new())),
        EventKind::RotationSucceeded
        | EventKind::TestRotationStarted
        | EventKind::TestRotationSucceeded
        | EventKind::DeletionStarted { .. }
        | EventKind::DeletionCancelled
        | EventKind::DeletionEnded => Some((MarkKind::Event, name, Vec::new())),
        _ => None,
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
