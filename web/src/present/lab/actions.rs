//! The action tiles: a verb, and what it would do now.

use rotation_core::{label::StagingLabel, rotation::Phase, secret::Secret};

use crate::{
    model::lab::{Action, Page},
    present::time,
    view::kit::Icon,
};

/// For test ids.
pub const fn action_id(action: Action) -> &'static str {
    match action {
        Action::Rotate => "action-rotate",
        Action::Put => "action-put",
        Action::Move => "action-move",
        Action::Cancel => "action-cancel",
        Action::Fault => "action-fault",
        Action::Advance => "action-advance",
        Action::Configure => "action-configure",
        Action::Create => "action-create",
        Action::World => "action-world",
    }
}

/// The verb and its icon.
pub const fn verb(action: Action) -> (&'static str, Icon) {
    match action {
        Action::Rotate => ("Rotate now", Icon::Rotate),
        Action::Put => ("Put value\u{2026}", Icon::Key),
        Action::Move => ("Move label\u{2026}", Icon::Tag),
        Action::Cancel => ("Cancel rotation", Icon::Stop),
        Action::Fault => ("Inject fault\u{2026}", Icon::Bolt),
        Action::Advance => ("Advance time\u{2026}", Icon::Clock),
        Action::Configure => ("Configure rotation\u{2026}", Icon::Flag),
        Action::Create => ("Create secret\u{2026}", Icon::Plus),
        Action::World => ("Change the world\u{2026}", Icon::Wand),
    }
}

/// What it would do at the playhead.
pub fn does(action: Action, page: &Page) -> String {
    let secret = page.secret();
    let unfinished = secret.is_some_and(|secret| secret.versions.unfinished().is_some());
    match action {
        Action::Rotate => "A new version gets AWSPENDING; the function is called".into(),
        Action::Put if unfinished => "A new AWSCURRENT; this rotation is abandoned".into(),
        Action::Put => "A new AWSCURRENT; today's becomes AWSPREVIOUS".into(),
        Action::Move if unfinished => "Taking AWSPENDING off abandons the rotation".into(),
        Action::Move => "Between versions, or off one".into(),
        Action::Cancel if unfinished => "Stops here; AWSPENDING stays where it is".into(),
        Action::Cancel => "NextRotationDate goes away".into(),
        Action::Fault => fault(page, secret),
        Action::Advance => advance(page),
        Action::Configure if secret.is_some_and(|secret| secret.rotation.function.is_some()) => {
            "Other rules, then a rotation at once".into()
        }
        Action::Configure => "A function, a schedule, then a rotation at once".into(),
        Action::Create => "Another secret in this lab".into(),
        Action::World => "Another strategy, other people".into(),
    }
}

fn fault(page: &Page, secret: Option<&Secret>) -> String {
    let mut set: Vec<&str> = page.lab.faults().iter().map(|known| known.steps.name()).collect();
    if !set.is_empty() {
        set.dedup();
        return format!("Failing now: {}", set.join(", "));
    }
    match secret.and_then(|secret| secret.rotation.run.as_ref()).map(|run| &run.phase) {
        Some(Phase::Calling(step, _)) => format!("Into the next step, {}", step.name()),
        _ => "Into a step of the function".into(),
    }
}

fn advance(page: &Page) -> String {
    let Some(due) = page.lab.next_wake() else { return "Nothing falls due by itself".into() };
    let ahead = time::length(due.since(page.lab.now()).as_millis());
    let run = page.secret().and_then(|secret| secret.rotation.run.as_ref());
    let what = match run.map(|run| &run.phase) {
        Some(Phase::Calling(step, at)) if *at == due => format!("To {}", step.name()),
        Some(Phase::Waiting(at)) if *at == due => "To the next try".into(),
        Some(_) => "To what falls due next".into(),
        None if page.secret().is_some_and(|s| s.versions.holder(&StagingLabel::CURRENT).is_some()) => {
            "To the next rotation".into()
        }
        None => "To what falls due next".into(),
    };
    format!("{what}, {ahead} ahead")
}
