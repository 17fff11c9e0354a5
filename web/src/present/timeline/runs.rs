//! The rotation function at work: a row of steps per try.

use rotation_core::{event::EventKind, ident::VersionId, rotation::Step, time::Timestamp};

use super::{Row, Rows, Scale, Scene, Text, wide};

/// One try.
pub(super) struct Run {
    attempt: u32,
    version: Option<VersionId>,
    pub(super) steps: Vec<Span>,
    /// Drawn without names.
    pub(super) compact: bool,
    error: Option<String>,
}

/// One step of a try.
pub(super) struct Span {
    step: Step,
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
    began: usize,
    /// The beat that ended it, and whether that was an error.
    ended: Option<(usize, bool)>,
}

impl Span {
    /// The width its name needs.
    pub(super) fn room(&self) -> i32 {
        wide(self.step.name(), 62) + 10
    }
}

/// How a step stands at the playhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// It returned.
    Done,
    /// It raised or timed out.
    Failed,
    /// Under way.
    Running,
    /// Not yet.
    Ahead,
}

/// A step's box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepBox {
    /// `createSecret` and so on.
    pub name: &'static str,
    /// Whether the name is shown.
    pub named: bool,
    /// Left edge.
    pub x: i32,
    /// Width.
    pub width: i32,
    /// How it stands.
    pub state: StepState,
    /// The beat that began it.
    pub beat: usize,
}

pub(super) fn runs(scene: &Scene<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut last = scene.now;
    for (index, beat) in scene.own() {
        last = last.max(beat.at());
        let Some(event) = beat.event() else { continue };
        match &event.kind {
            EventKind::StepStarted { step, attempt } => {
                let span = Span { step: *step, from: event.at, to: event.at, began: index, ended: None };
                match runs.last_mut().filter(|run| run.attempt == *attempt && run.version == event.version) {
                    Some(run) => {
                        // Boxes of one try touch: a step lasts until the next begins.
                        run.steps.iter_mut().for_each(|before| before.to = before.to.max(event.at));
                        clamp(&mut run.steps);
                        run.steps.push(span);
                    }
                    None => runs.push(Run {
                        attempt: *attempt,
                        version: event.version.clone(),
                        steps: vec![span],
                        compact: false,
                        error: None,
                    }),
                }
            }
            EventKind::StepSucceeded(_) | EventKind::StepFailed { .. } => {
                let Some(run) = runs.last_mut() else { continue };
                if let EventKind::StepFailed { error, .. } = &event.kind {
                    run.error = Some(error.clone());
                }
                let failed = run.error.is_some();
                if let Some(span) = run.steps.last_mut() {
                    (span.to, span.ended) = (event.at, Some((index, failed)));
                }
            }
            _ => {}
        }
    }
    let count = runs.len();
    for (n, run) in runs.iter_mut().enumerate() {
        run.compact = n + 1 < count && run.error.is_none() && run.steps.len() == 4;
        if let Some(open) = run.steps.last_mut().filter(|span| span.ended.is_none()) {
            open.to = last;
        }
    }
    runs
}

/// A step that was stretched to the latest beginning ends where its own successor begins.
fn clamp(steps: &mut [Span]) {
    for n in 1..steps.len() {
        let (before, after) = steps.split_at_mut(n);
        if let (Some(before), Some(after)) = (before.last_mut(), after.first()) {
            before.to = after.from;
        }
    }
}

pub(super) fn draw(runs: &[Run], scene: &Scene<'_>, scale: &Scale, rows: Rows) -> (Vec<StepBox>, Vec<Text>) {
    let (mut boxes, mut notes, mut row) = (Vec::new(), Vec::new(), Row::default());
    for run in runs {
        for span in &run.steps {
            let (x, x1) = (scale.x(span.from), scale.x(span.to));
            let state = match span.ended {
                _ if span.began >= scene.playhead => StepState::Ahead,
                Some((ended, failed)) if ended < scene.playhead => {
                    if failed {
                        StepState::Failed
                    } else {
                        StepState::Done
                    }
                }
                _ => StepState::Running,
            };
            let width = (x1 - x).max(8);
            let named = !run.compact && width >= span.room() - 2;
            boxes.push(StepBox { name: span.step.name(), named, x, width, state, beat: span.began });
        }
        let Some(first) = run.steps.first() else { continue };
        let note = match (&run.error, run.compact, run.attempt) {
            (_, true, _) => format!("{} steps", run.steps.len()),
            (Some(error), ..) => format!("try {}: {}", run.attempt, brief(error)),
            (None, _, 1) => "try 1".to_owned(),
            (None, ..) => format!("try {}: same version id", run.attempt),
        };
        let x = scale.x(first.from) + 2;
        if row.take(x, wide(&note, 55)) {
            notes.push(Text { x, y: rows.function + 34, words: note, ahead: first.began >= scene.playhead });
        }
    }
    (boxes, notes)
}

fn brief(error: &str) -> String {
    if error.contains("timed out") {
        let seconds = error.split_whitespace().find_map(|word| word.split_once('.').map(|(whole, _)| whole));
        return format!("timed out after {} s", seconds.unwrap_or("30"));
    }
    "raised an error".to_owned()
}
