//! The events as a table: the accessible twin of the picture.

use rotation_core::{
    event::{Actor, EventKind},
    ident::FunctionArn,
};
use rotation_lab::{Beat, Fault, Lasts, Permission, Steps};

use super::group::{Numbers, change};
use super::world;
use crate::{
    model::lab::{
        Filter, Page,
        kinds::{around, is_failure, is_step, shows},
    },
    present::time,
};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Its beat.
    pub beat: usize,
    /// `02:07:11.000`.
    pub time: String,
    /// The day, where it differs from the row before.
    pub day: Option<String>,
    /// Its name, in AWS's spelling where AWS has one.
    pub name: String,
    /// API, service, function or lab.
    pub kind: &'static str,
    /// Who did it.
    pub by: String,
    /// `v3`.
    pub version: String,
    /// What it changed.
    pub effect: String,
    /// How it stands.
    pub state: RowState,
}

/// How a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Happened.
    Past,
    /// Happened, and was a failure.
    Failed,
    /// Right of the playhead.
    Ahead,
}

/// How many rows each filter shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub all: usize,
    /// By the service.
    pub service: usize,
    /// Failures.
    pub failures: usize,
}

/// How many there are.
pub fn counts(page: &Page) -> Counts {
    let count = |filter| page.outline.rows(filter).len();
    Counts { all: count(Filter::All), service: count(Filter::Service), failures: count(Filter::Failures) }
}

/// The rows of the filter that is set, or so many of them as a page draws at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The rows.
    pub rows: Vec<EventRow>,
    /// How many come before them.
    pub before: usize,
    /// How many there are, with those before and after.
    pub all: usize,
    /// The playhead stands before this one of `rows`; `None`: it is not among them.
    pub line: Option<usize>,
}

/// A table with no more rows is drawn whole.
pub const WHOLE: usize = 200;
/// So many rows of a longer one are drawn.
pub const DRAWN: usize = 16;

/// The rows around the playhead, or from where the reader went.
pub fn rows(page: &Page) -> Table {
    let numbers = Numbers::of(page);
    let function = page.secret().and_then(|secret| secret.rotation.function.as_ref());
    let (beats, playhead) = (page.lab.beats(), page.lab.playhead());
    let list = page.outline.rows(page.filter);
    let line = list.partition_point(|index| *index < playhead);
    let (before, count) = if list.len() <= WHOLE {
        (0, list.len())
    } else {
        (page.row.unwrap_or(line.saturating_sub(DRAWN / 2)).min(list.len() - DRAWN), DRAWN)
    };
    let mut day = None;
    let drawn = list.iter().skip(before).take(count).filter_map(|index| Some((*index, beats.get(*index)?)));
    let row = |(index, beat): (usize, &Beat)| {
        let today = beat.at().day();
        let new_day = (day.replace(today) != Some(today)).then(|| time::day(today));
        let version = beat.event().and_then(|e| e.version.as_ref());
        EventRow {
            beat: index,
            time: time::clock_millis(beat.at()),
            day: new_day,
            name: name(beat),
            kind: kind(beat),
            by: by(beat, function),
            version: version.map(|id| numbers.name(id)).unwrap_or_default(),
            effect: effect(page, index, &numbers),
            state: match (index >= playhead, is_failure(beat)) {
                (true, _) => RowState::Ahead,
                (false, true) => RowState::Failed,
                (false, false) => RowState::Past,
            },
        }
    };
    let line = line.checked_sub(before).filter(|line| *line <= count);
    Table { rows: drawn.map(row).collect(), before, all: list.len(), line }
}

/// The row that stands for the beat that is selected: its own, or that of its cause.
pub fn highlighted(page: &Page) -> Option<usize> {
    let selected = page.selected?;
    let own = page.lab.beats().get(selected).is_some_and(|beat| shows(page.filter, beat));
    Some(if own { selected } else { around(page.lab.beats(), selected).start })
}

fn name(beat: &Beat) -> String {
    match beat {
        Beat::Event(event) => event.kind.name().to_owned(),
        Beat::Refused { operation, .. } => (*operation).to_owned(),
        Beat::Fault { fault, .. } => if fault.is_some() { "Fault" } else { "Fault mended" }.to_owned(),
        Beat::Permission { allowed, .. } => {
            if *allowed { "Permission given" } else { "Permission taken" }.to_owned()
        }
        Beat::World { .. } => "World changed".to_owned(),
    }
}

fn kind(beat: &Beat) -> &'static str {
    match beat {
        Beat::Fault { .. } | Beat::Permission { .. } | Beat::World { .. } => "lab",
        Beat::Event(e) if !matches!(e.kind, EventKind::Call(_)) => {
            if is_step(beat) {
                "function"
            } else {
                "service"
            }
        }
        _ => "API",
    }
}

fn by(beat: &Beat, function: Option<&FunctionArn>) -> String {
    let actor = match beat {
        Beat::Event(event) => event.actor,
        Beat::Refused { actor, .. } => *actor,
        Beat::Fault { .. } | Beat::Permission { .. } | Beat::World { .. } => return "you".into(),
    };
    match actor {
        Actor::Caller => "caller".into(),
        Actor::Service => "Secrets Manager".into(),
        Actor::Function => function.map_or_else(|| "the function".into(), |f| f.name().to_owned()),
    }
}

fn effect(page: &Page, index: usize, numbers: &Numbers<'_>) -> String {
    let beats = page.lab.beats();
    let Some(beat) = beats.get(index) else { return String::new() };
    let event = match beat {
        Beat::Event(event) => event,
        Beat::Refused { error, .. } => return format!("refused: {}: {}", error.code(), error.message()),
        Beat::Fault { step, fault, lasts, .. } => return fault_words(*step, *fault, *lasts),
        Beat::Permission { permission, allowed, .. } => return permission_words(*permission, *allowed),
        Beat::World { setup, .. } => return world::words(setup),
    };
    if let Some(change) = change(event, numbers) {
        return change;
    }
    let group = around(beats, index);
    let mut clauses: Vec<String> = own_clause(&event.kind).into_iter().collect();
    let after = beats.get(group.start + 1..group.end).unwrap_or_default();
    clauses.extend(after.iter().filter_map(Beat::event).filter_map(|event| change(event, numbers)));
    clauses.join("; ")
}

fn own_clause(kind: &EventKind) -> Option<String> {
    Some(match kind {
        EventKind::Call("GetSecretValue") => "reads the value".into(),
        EventKind::Call("DescribeSecret") => "reads labels and configuration".into(),
        EventKind::StepStarted { step, attempt } => format!("{} is called, try {attempt}", step.name()),
        EventKind::StepSucceeded(step) => format!("{} returned", step.name()),
        EventKind::StepFailed { step, error } => format!("{}: {error}", step.name()),
        EventKind::RotationFailed { error, retry } => {
            let again = retry.map(|at| format!("; tried again {}", time::date_clock(at))).unwrap_or_default();
            format!("{error}{again}")
        }
        EventKind::TestRotationFailed { error } => error.clone(),
        _ => return None,
    })
}

fn fault_words(steps: Steps, fault: Option<Fault>, lasts: Lasts) -> String {
    let Some(fault) = fault else { return format!("{} works again", steps.name()) };
    let how_long = match lasts {
        Lasts::Once => "at its next call",
        Lasts::UntilMended => "from here on",
    };
    format!("{} {} {how_long}", steps.name(), fault.does())
}

/// What a permission given or taken means.
pub(super) fn permission_words(permission: Permission, allowed: bool) -> String {
    format!("the caller {} {}", if allowed { "has" } else { "lacks" }, permission.action())
}
