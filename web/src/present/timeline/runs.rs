//! The rotation function at work: a row of steps per try.

use rotation_core::{event::EventKind, ident::VersionId, rotation::Step, time::Timestamp};

use super::{Row, Rows, Scale, Scene, Text, ground::Ground, sight::Sight, wide};
use crate::present::plural;

/// One try.
#[derive(Debug)]
pub(super) struct Run {
    attempt: u32,
    version: Option<VersionId>,
    pub(super) steps: Vec<Span>,
    /// Drawn without names.
    pub(super) compact: bool,
    error: Option<String>,
}

/// One step of a try.
#[derive(Debug)]
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
    /// How many steps it stands for: there is no room to tell them apart.
    pub count: usize,
}

pub(super) fn runs(scene: &Scene<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, beat) in scene.own() {
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
            open.to = scene.outline.end.max(open.from);
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

/// Places of the tries: where each begins and ends.
pub(super) fn places(runs: &[Run], scale: &Scale) -> Vec<(f64, f64)> {
    let place = |run: &Run| {
        let ends = run.steps.first().zip(run.steps.last());
        ends.map_or((0.0, 0.0), |(first, last)| (scale.place(first.from), scale.place(last.to)))
    };
    runs.iter().map(place).collect()
}

/// A step is drawn so wide at least; a try with less room is one box.
const NARROWEST: i32 = 8;

pub(super) fn draw(
    scene: &Scene<'_>,
    ground: &Ground,
    sight: &Sight,
    rows: Rows,
) -> (Vec<StepBox>, Vec<Text>) {
    let (mut boxes, mut notes, mut row) = (Vec::new(), Vec::new(), Row::default());
    let (from, to) = (sight.place(sight.from), sight.place(sight.to));
    // They begin in order; the one before may reach in.
    let first = ground.tries.partition_point(|(begins, _)| *begins < from).saturating_sub(1);
    let all = ground.tries.iter().zip(&ground.runs).skip(first);
    for ((begins, ends), run) in all.take_while(|((begins, _), _)| *begins <= to) {
        let (x0, x1) = (sight.x(*begins), sight.x(*ends));
        if x1 - x0 < NARROWEST * i32::try_from(run.steps.len()).unwrap_or(0) {
            whole(run, scene.playhead, (x0, x1), &mut boxes);
            continue;
        }
        for span in &run.steps {
            let (x, x1) = (sight.x(ground.scale.place(span.from)), sight.x(ground.scale.place(span.to)));
            let state = span.state(scene.playhead);
            let width = (x1 - x).max(NARROWEST);
            let named = !run.compact && width >= span.room() - 2 || width >= span.room() + 8;
            boxes.push(StepBox {
                name: span.step.name(),
                named,
                x,
                width,
                state,
                beat: span.began,
                count: 1,
            });
        }
        let Some(first) = run.steps.first() else { continue };
        let note = match (&run.error, run.compact, run.attempt) {
            (_, true, _) => plural(run.steps.len(), "step"),
            (Some(error), ..) => format!("try {}: {}", run.attempt, brief(error)),
            (None, _, 1) => "try 1".to_owned(),
            (None, ..) => format!("try {}: same version id", run.attempt),
        };
        if row.take(x0 + 2, wide(&note, 55)) {
            let ahead = first.began >= scene.playhead;
            notes.push(Text { x: x0 + 2, y: rows.function + 34, words: note, ahead });
        }
    }
    if boxes.iter().any(|one| one.count > 1) {
        counted(&boxes, rows, &mut row, &mut notes);
    }
    (boxes, notes)
}

/// What was counted says so where there is room.
#[inline(never)]
fn counted(boxes: &[StepBox], rows: Rows, row: &mut Row, notes: &mut Vec<Text>) {
    for merged in boxes.iter().filter(|one| one.count > 1) {
        let words = plural(merged.count, "step");
        if row.take(merged.x, wide(&words, 55)) {
            let ahead = merged.state == StepState::Ahead;
            notes.push(Text { x: merged.x, y: rows.function + 34, words, ahead });
        }
    }
}

/// A whole try as one box, or as part of the one before it.
#[inline(never)]
fn whole(run: &Run, playhead: usize, (x0, x1): (i32, i32), boxes: &mut Vec<StepBox>) {
    let states = run.steps.iter().map(|span| span.state(playhead));
    let Some((first, state)) = run.steps.first().zip(states.max_by_key(|state| state.rank())) else { return };
    let (width, count) = ((x1 - x0).max(NARROWEST), run.steps.len());
    let near = boxes.last_mut().filter(|last| last.count > 1 && x0 < last.x + last.width + 3);
    match near.filter(|last| (last.state == StepState::Ahead) == (state == StepState::Ahead)) {
        Some(last) => {
            last.width = last.width.max(x0 + width - last.x);
            last.count += count;
            if state.rank() > last.state.rank() {
                (last.state, last.beat) = (state, first.began);
            }
        }
        None => {
            let (x, beat) = (x0, first.began);
            boxes.push(StepBox { name: "steps", named: false, x, width, state, beat, count });
        }
    }
}

impl Span {
    fn state(&self, playhead: usize) -> StepState {
        match self.ended {
            _ if self.began >= playhead => StepState::Ahead,
            Some((ended, failed)) if ended < playhead => {
                if failed {
                    StepState::Failed
                } else {
                    StepState::Done
                }
            }
            _ => StepState::Running,
        }
    }
}

impl StepState {
    /// Of several in one box, the one that matters most.
    fn rank(self) -> u8 {
        match self {
            Self::Ahead => 0,
            Self::Done => 1,
            Self::Running => 2,
            Self::Failed => 3,
        }
    }
}

fn brief(error: &str) -> String {
    if error.contains("timed out") {
        let seconds = error.split_whitespace().find_map(|word| word.split_once('.').map(|(whole, _)| whole));
        return format!("timed out after {} s", seconds.unwrap_or("30"));
    }
    "raised an error".to_owned()
}
