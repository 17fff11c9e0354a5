mod picture;

use super::*;
use crate::model::{Event as Top, Reading, Surroundings, update as change};
use rotation_core::{rotation::Step, time::Timestamp};
use rotation_lab::{Lasts, Steps, world::FAULTS};

fn state() -> State {
    State::open(Reading { at: Timestamp::EPOCH, random: 7 }, Surroundings::default())
}

fn send(state: &mut State, event: Event) -> Vec<Effect> {
    change(Top::Lab(event), state)
}

fn refusal(state: &State, action: Action) -> Option<String> {
    let found = possible(&state.lab).into_iter().find(|p| p.action == action)?;
    found.refusal.map(|error| error.message().to_owned())
}

fn story(id: &str) -> State {
    let mut state = state();
    let place = SCENARIOS.iter().position(|story| story.id == id).unwrap();
    send(&mut state, Event::Story(place));
    state
}

#[test]
fn the_page_opens_in_the_middle_of_a_rotation() {
    let state = state();
    assert!(state.lab.ahead() > 0);
    assert!(state.lab.selected.is_some());
    let refused = refusal(&state, Action::Rotate);
    assert_eq!(
        refused.as_deref(),
        Some("A previous rotation isn't complete. That rotation will be reattempted.")
    );
}

#[test]
fn the_caption_goes_with_the_playhead_and_ends_where_the_story_is_left() {
    let caption = |state: &State| state.lab.telling.caption(&state.lab.lab);
    let mut state = state();
    let opening = caption(&state);
    assert!(opening.is_some_and(|text| text.starts_with("The function is mended.")));
    send(&mut state, Event::Start);
    assert!(caption(&state).is_some_and(|text| text.starts_with("A secret with a value.")));
    send(&mut state, Event::End);
    assert_eq!(caption(&state), opening);
    send(&mut state, Event::Act(Action::Cancel));
    assert_eq!(caption(&state), None);
    send(&mut state, Event::Undo);
    assert_eq!(caption(&state), opening);
    state = story("partial-arn");
    assert!(caption(&state).is_some_and(|text| text.starts_with("Its name works")));
}

#[test]
fn back_then_forward_comes_to_the_same_place() {
    let mut state = state();
    let place = state.lab.lab.playhead();
    send(&mut state, Event::Back);
    assert!(state.lab.lab.playhead() < place);
    send(&mut state, Event::Forward);
    assert_eq!(state.lab.lab.playhead(), place);
}

#[test]
fn acting_in_the_past_says_that_it_forks() {
    let mut state = state();
    send(&mut state, Event::Act(Action::Cancel));
    assert!(matches!(state.notice, Some(Notice::Forked(_))), "{:?}", state.notice);
    assert_eq!(state.lab.ahead(), 0);
}

#[test]
fn letting_time_pass_over_what_is_known_drops_nothing() {
    let mut state = state();
    let (beats, place) = (state.lab.lab.beats().len(), state.lab.lab.playhead());
    for (amount, unit) in [("1", "seconds"), ("9", "days")] {
        send(&mut state, Event::Act(Action::Advance));
        for (field, text) in [(Field::Until, "for"), (Field::Amount, amount), (Field::Unit, unit)] {
            send(&mut state, Event::Edit(field, text.into()));
        }
        send(&mut state, Event::Submit(None));
        assert!(state.lab.dialog.is_none() && state.lab.lab.playhead() > place, "{amount} {unit}");
        assert!(state.lab.lab.beats().len() >= beats && !matches!(state.notice, Some(Notice::Forked(_))));
    }
    assert!(state.lab.lab.beats().len() > beats, "nine days on another rotation has run");
}

#[test]
fn a_refused_dialog_keeps_what_was_typed_and_changes_nothing() {
    let mut state = story("not-configured");
    let beats = state.lab.lab.beats().len();
    send(&mut state, Event::Act(Action::Configure));
    for (field, text, about) in [
        (Field::Function, "arn:aws:lambda:us-east-1:1234566789012:function:F", Field::Function),
        (Field::Days, "0", Field::Days),
        (Field::Duration, "25h", Field::Duration),
    ] {
        let before = state.lab.dialog.as_ref().unwrap().text(field).to_owned();
        send(&mut state, Event::Edit(field, text.into()));
        send(&mut state, Event::Submit(None));
        let dialog = state.lab.dialog.as_ref().unwrap();
        assert_eq!(dialog.text(field), text);
        assert!(dialog.error(about).is_some(), "{:?}", dialog.refusal);
        assert_eq!(state.lab.lab.beats().len(), beats);
        send(&mut state, Event::Edit(field, before));
    }
    send(&mut state, Event::Submit(None));
    assert!(state.lab.dialog.is_none());
    assert!(state.lab.lab.beats().len() > beats);
}

#[test]
fn a_stuck_rotation_is_mended_by_moving_the_label() {
    let mut state = story("stuck-pending");
    assert!(refusal(&state, Action::Rotate).is_some());
    send(&mut state, Event::Act(Action::Move));
    assert_eq!(state.lab.dialog.as_ref().unwrap().text(Field::Label), "AWSPENDING");
    send(&mut state, Event::Submit(None));
    assert_eq!(state.lab.dialog, None);
    assert_eq!(refusal(&state, Action::Rotate), None);
}

#[test]
fn every_fault_can_be_set_for_one_step_or_all_and_once_or_for_good() {
    for row in FAULTS {
        for (step, steps) in [("finishSecret", Steps::One(Step::Finish)), (Steps::All.name(), Steps::All)] {
            for (typed, lasts) in [("once", Lasts::Once), ("", Lasts::UntilMended)] {
                let mut state = story("not-configured");
                send(&mut state, Event::Act(Action::Fault));
                for (field, text) in [(Field::Step, step), (Field::Fault, row.id), (Field::Lasts, typed)] {
                    send(&mut state, Event::Edit(field, text.into()));
                }
                send(&mut state, Event::Submit(None));
                let [known] = state.lab.lab.faults() else { unreachable!("one fault") };
                assert_eq!((known.steps, known.fault, known.lasts), (steps, row.fault, lasts));
            }
        }
    }
}

#[test]
fn a_program_that_is_looked_at_is_looked_at_again_when_the_log_changes() {
    let mut state = state();
    send(&mut state, Event::Clients(Some(Habit::default())));
    let gap = |state: &State| state.lab.clients.as_ref().unwrap().gap.clone();
    let before = gap(&state);
    assert_eq!((before.single_user.len(), before.alternating_users.len()), (2, 0));
    send(&mut state, Event::End);
    send(&mut state, Event::Act(Action::Rotate));
    for _ in 0..60 {
        send(&mut state, Event::Forward);
    }
    assert!(gap(&state).single_user.len() > before.single_user.len());
    send(
        &mut state,
        Event::Clients(Some(Habit { ttl: rotation_core::time::Span::millis(0), ..Habit::default() })),
    );
    assert!(gap(&state).single_user.iter().all(|outage| outage.refused <= 2));
    send(&mut state, Event::Clients(Some(Habit::default())));
    let other = SCENARIOS.iter().position(|story| story.id == "reference-page").unwrap();
    send(&mut state, Event::Story(other));
    assert_eq!(gap(&state).single_user.len(), 1, "{:?}", state.lab.clients);
    send(&mut state, Event::Clients(None));
    assert_eq!(state.lab.clients, None);
}

#[test]
fn a_new_secret_is_the_one_in_view() {
    let mut state = state();
    send(&mut state, Event::Act(Action::Create));
    send(&mut state, Event::Edit(Field::Name, "prod/orders/db".into()));
    send(&mut state, Event::Submit(Some(Typed(String::from("hunter2").into()))));
    assert!(state.lab.dialog.as_ref().unwrap().error(Field::Name).is_some());
    send(&mut state, Event::Edit(Field::Name, "a/new/one".into()));
    send(&mut state, Event::Submit(Some(Typed(String::from("hunter2").into()))));
    assert_eq!(state.lab.secret().unwrap().name.as_str(), "a/new/one");
    assert!(!format!("{:?}", state.lab).contains("hunter2"));
}

#[test]
fn playing_stops_at_the_end_and_drops_stale_ticks() {
    let mut state = state();
    assert!(matches!(send(&mut state, Event::Play).as_slice(), [Effect::Wait(..)]));
    let number = state.lab.playing.unwrap();
    assert!(send(&mut state, Event::Tick(number + 1)).is_empty());
    for _ in 0..200 {
        send(&mut state, Event::Tick(number));
    }
    assert_eq!((state.lab.playing, state.lab.ahead()), (None, 0));
}

#[test]
fn no_index_and_no_text_makes_it_panic() {
    let mut state = state();
    for event in [
        Event::Select(Some(usize::MAX)),
        Event::Seek(usize::MAX),
        Event::Story(usize::MAX),
        Event::Submit(None),
    ] {
        send(&mut state, event);
    }
    for action in Action::ALL {
        send(&mut state, Event::Act(action));
        for field in [Field::Amount, Field::Label, Field::Stages, Field::Days, Field::Name, Field::To] {
            send(&mut state, Event::Edit(field, "\u{0}é,,, -1".into()));
        }
        send(&mut state, Event::Submit(None));
        send(&mut state, Event::CloseDialog);
    }
    send(&mut state, Event::Start);
    send(&mut state, Event::Back);
    assert_eq!(possible(&state.lab).len(), Action::ALL.len());
}

#[test]
fn a_permission_taken_away_refuses_the_rotation_in_awss_words_until_it_is_given_back() {
    let mut state = story("not-configured");
    let configure = |state: &State| refusal(state, Action::Configure);
    assert_eq!(configure(&state), None);
    for (permission, action) in [
        (Permission::RotateSecret, "secretsmanager:RotateSecret"),
        (Permission::InvokeFunction, "lambda:InvokeFunction"),
    ] {
        send(&mut state, Event::Permit(permission, false));
        assert!(!state.lab.permits(permission));
        let text = configure(&state).expect("refused");
        let perform = format!("is not authorized to perform: {action} on resource: arn:aws:");
        assert!(text.contains(&perform), "{text}");
        send(&mut state, Event::Permit(permission, true));
        assert_eq!(configure(&state), None);
    }
}

#[test]
fn what_was_done_is_undone_and_done_again_and_the_branch_that_was_left_comes_back() {
    let mut state = state();
    let beats = state.lab.lab.beats().to_vec();
    send(&mut state, Event::Act(Action::Cancel));
    let forked = state.lab.lab.beats().to_vec();
    assert_ne!(forked, beats);
    change(Top::Undo, &mut state);
    assert_eq!((state.lab.lab.beats(), &state.notice), (&beats[..], &Some(Notice::Said("Undone.".into()))));
    change(Top::Redo, &mut state);
    assert_eq!(state.lab.lab.beats(), forked);
    let left = state.lab.lab.branches().remove(0);
    send(&mut state, Event::Branch(left.tip));
    assert_eq!(state.lab.lab.beats(), beats);
    assert!(state.lab.ahead() > 0 && state.lab.selected.is_some());
}

#[test]
fn the_keys_that_undo_do_nothing_on_another_page() {
    let mut state = story("not-configured");
    send(&mut state, Event::Permit(Permission::RotateSecret, false));
    change(Top::Hash("#/fleet".into()), &mut state);
    change(Top::Undo, &mut state);
    assert!(!state.lab.permits(Permission::RotateSecret));
}

/// The hash of the link that the page copies.
fn link(state: &mut State) -> String {
    match send(state, Event::Share).as_slice() {
        [Effect::CopyLink(LINK, hash)] => hash.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_link_opens_the_lab_as_it_was_shared_and_holds_no_value() {
    let mut state = state();
    send(&mut state, Event::Act(Action::Put));
    send(&mut state, Event::Submit(Some(Typed(String::from("hunter2").into()))));
    send(&mut state, Event::Seek(9));
    let hash = link(&mut state);
    let payload = hash.strip_prefix("#/lab?s=").unwrap();
    assert!(rotation_lab::link::decode(payload).is_ok());

    let around = Surroundings { hash: hash.clone(), ..Surroundings::default() };
    let opened = State::open(Reading { at: Timestamp::EPOCH, random: 8 }, around);
    let shown =
        |state: &State| (state.lab.lab.beats().to_vec(), state.lab.lab.playhead(), state.lab.lab.now());
    assert_eq!((shown(&opened), &opened.notice), (shown(&state), &None));
    // The story that is told goes with it, and what was done beside it is told by nobody.
    assert_eq!(
        (opened.lab.story, opened.lab.telling.caption(&opened.lab.lab)),
        (0, state.lab.telling.caption(&state.lab.lab))
    );

    let mut other = story("not-configured");
    change(Top::Hash(hash.clone()), &mut other);
    assert_eq!(shown(&other), shown(&state));
    // Going away and back opens it no second time: what was done since stays.
    send(&mut other, Event::End);
    change(Top::Hash("#/fleet".into()), &mut other);
    change(Top::Hash(hash), &mut other);
    assert_eq!(other.lab.ahead(), 0);
}

#[test]
fn a_bad_link_says_so_on_a_page_that_works() {
    for (hash, words) in [
        ("#/lab?s=", "cut off"),
        ("#/lab?s=1eNpNjT0OgjAYQL", "cut off"),
        ("#/lab?s=1!!", "damaged"),
        ("#/lab?s=9abc", "newer version"),
    ] {
        let around = Surroundings { hash: hash.into(), ..Surroundings::default() };
        let mut opened = State::open(Reading { at: Timestamp::EPOCH, random: 8 }, around);
        let Some(Notice::Link(error)) = opened.notice else { panic!("{:?}", opened.notice) };
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(opened.lab.lab.beats(), state().lab.lab.beats());
        send(&mut opened, Event::Forward);
        change(Top::Hash("#/lab".into()), &mut opened);
        assert_eq!(opened.notice, None);
    }
}

#[test]
fn a_managed_secret_is_made_by_the_dialog_of_the_world_and_is_then_in_view() {
    let mut state = state();
    send(&mut state, Event::World);
    send(&mut state, Event::Edit(Field::Strategy, MANAGED.into()));
    send(&mut state, Event::Submit(None));
    assert_eq!(state.lab.dialog, None);
    let secret = state.lab.secret();
    let owner = secret.and_then(|secret| secret.owner.as_deref());
    assert_eq!((secret.map(|secret| secret.name.as_str()), owner), (Some("rds!db-1"), Some("rds")));
    assert_eq!(refusal(&state, Action::Configure), None);
    // It takes other rules, and no function.
    send(&mut state, Event::Act(Action::Configure));
    assert_eq!(state.lab.dialog.as_ref().map(|dialog| dialog.text(Field::Function)), Some(""));
    send(&mut state, Event::Submit(None));
    assert_eq!(state.lab.dialog, None);
    send(&mut state, Event::World);
    assert_eq!(state.lab.dialog.as_ref().map(|dialog| dialog.text(Field::Name)), Some("rds!db-2"));
    send(&mut state, Event::Edit(Field::Strategy, MANAGED.into()));
    send(&mut state, Event::Edit(Field::Name, "rds!db-1".into()));
    send(&mut state, Event::Submit(None));
    let error = state.lab.dialog.as_ref().and_then(|dialog| dialog.error(Field::Name));
    assert!(error.is_some_and(|error| error.contains("already exists")), "{error:?}");
}

#[test]
fn an_instant_that_is_typed_is_gone_to_and_one_that_is_not_known_says_why() {
    let mut state = state();
    let ask = |state: &mut State, text: &str| {
        send(state, Event::Instant(InstantEvent::Edit(text.into())));
        send(state, Event::Instant(InstantEvent::Go))
    };
    let effects = send(&mut state, Event::Instant(InstantEvent::Open));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Focus(id, None) if id == INSTANT)));
    let (start, end) = (state.lab.lab.setup().start, state.lab.lab.end());
    let between = start.plus(rotation_core::time::Span::millis(1234));
    for (typed, wrong) in [
        ("soon".to_owned(), Beyond::Unread),
        (start.minus(rotation_core::time::Span::seconds(1)).to_string(), Beyond::Before(start)),
        (end.plus(rotation_core::time::Span::seconds(1)).to_string(), Beyond::After(end)),
    ] {
        let here = state.lab.lab.position();
        ask(&mut state, &typed);
        let going = state.lab.going.clone().unwrap();
        assert_eq!((going.text, going.wrong), (typed, Some(wrong)));
        assert_eq!(state.lab.lab.position(), here);
    }
    for at in [between, start, end] {
        send(&mut state, Event::Instant(InstantEvent::Open));
        let effects = ask(&mut state, &at.to_string());
        assert_eq!((state.lab.lab.now(), &state.lab.going), (at, &None));
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Focus(id, _) if id == INSTANT_OPENER)));
    }
}
