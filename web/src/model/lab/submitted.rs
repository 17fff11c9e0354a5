//! The dialog's button: what would be refused is not done.

use rotation_core::{error::ServiceError, time::Timestamp};
use rotation_lab::{Command, world::Strategy};

use super::{Action, Field, Refusal, dialog::MANAGED, own, play::seek, submit as submit_command};
use crate::model::{Effect, Notice, State, Typed};

/// What a service writes into a secret of its own when it makes it.
const MADE_BY_SERVICE: &str = r#"{"username":"admin","password":"the first of its service"}"#;

/// The dialog's button. What would be refused is not done: the dialog stays, with the refusal.
pub(super) fn submit(typed: Option<Typed>, state: &mut State) -> Vec<Effect> {
    let Some(mut dialog) = state.lab.dialog.take() else { return Vec::new() };
    let text = typed.filter(|typed| !typed.0.is_empty());
    let value = match text {
        Some(typed) => Some(state.lab.lab.intern_text(&typed.0)),
        // The service makes the value itself.
        None if dialog.text(Field::Strategy) == MANAGED => Some(state.lab.lab.intern_text(MADE_BY_SERVICE)),
        None => None,
    };
    let made = dialog.command(&state.lab, value);
    let allowed = made.and_then(|command| match &command {
        Command::Call(operation) => match state.lab.lab.would(operation) {
            Ok(()) => Ok(command),
            Err(error) => Err(place(dialog.action, &error)),
        },
        _ => Ok(command),
    });
    if let Ok(Command::Advance(to)) = &allowed {
        pass(*to, state);
        return Vec::new();
    }
    match allowed.map(|command| submit_command(command, state)) {
        // The function that is to be typed in is the next thing.
        Ok(Ok(_)) if dialog.text(Field::Strategy) == Strategy::Own.id() => {
            return vec![Effect::Focus(own::EDITOR.into(), None)];
        }
        Ok(Ok(_)) => return Vec::new(),
        Ok(Err(error)) => dialog.refusal = Some(place(dialog.action, &error)),
        Err(refusal) => dialog.refusal = Some(refusal),
    }
    state.lab.dialog = Some(dialog);
    Vec::new()
}

/// Time passes. Where it has been reckoned already the playhead moves and nothing is dropped.
pub fn pass(to: Timestamp, state: &mut State) {
    state.notice = None;
    if state.lab.ahead() == 0 {
        // Nothing is refused of time.
        let _ = submit_command(Command::Advance(to), state);
        return;
    }
    let beats = state.lab.lab.beats();
    let (before, last) =
        (beats.partition_point(|beat| beat.at() <= to), beats.last().map(rotation_lab::Beat::at));
    if before == state.lab.lab.playhead() {
        state.notice = Some(Notice::NothingUntil(to));
        return;
    }
    seek(&mut state.lab, before);
    if last.is_some_and(|last| to > last) {
        // Nothing is refused of time, and nothing lies ahead any more.
        let _ = submit_command(Command::Advance(to), state);
    }
}

/// The field a refusal is about, by the words the service uses for it.
fn place(action: Action, error: &ServiceError) -> Refusal {
    let message = error.message();
    let about = |word: &str| message.contains(word);
    let field = match action {
        Action::Configure if about("Lambda") => Some(Field::Function),
        Action::Configure if about("Duration") => Some(Field::Duration),
        Action::Configure if about("chedule") || about("Rate in") => Some(Field::Expression),
        Action::Create | Action::World if about("name") || about("already exists") => Some(Field::Name),
        Action::Create | Action::Put if about("SecretString") => Some(Field::Value),
        Action::Put if about("label") => Some(Field::Stages),
        Action::Move if about("label") => Some(Field::Label),
        Action::Move => Some(Field::To),
        _ => None,
    };
    Refusal { field, text: format!("{}: {message}", error.code()) }
}
