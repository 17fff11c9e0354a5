//! The typed function as the page drives it. The sandbox is played by the test.

use super::*;
use crate::model::{Event as Top, Reading, Surroundings, lab::Action, lab::Field, update as change};
use rotation_core::time::Timestamp;

fn send(state: &mut State, event: Any) -> Vec<Effect> {
    change(Top::Lab(event), state)
}

fn own(state: &mut State, event: Event) -> Vec<Effect> {
    send(state, Any::Own(event))
}

fn page(hash: &str) -> State {
    let around = Surroundings { hash: hash.into(), ..Surroundings::default() };
    State::open(Reading { at: Timestamp::EPOCH, random: 7 }, around)
}

/// A lab whose function is the reader's own, rotating, in the moment before its first call.
fn rotating() -> State {
    let mut state = page("");
    let story = super::super::SCENARIOS.iter().position(|story| story.id == "not-configured");
    send(&mut state, Any::Story(story.unwrap()));
    send(&mut state, Any::World);
    send(&mut state, Any::Edit(Field::Strategy, "own".into()));
    let effects = send(&mut state, Any::Submit(None));
    assert!(matches!(&effects[..], [Effect::Focus(id, None), ..] if id == EDITOR), "{effects:?}");
    send(&mut state, Any::Act(Action::Configure));
    send(&mut state, Any::Submit(None));
    assert!(state.lab.dialog.is_none(), "{:?}", state.lab.dialog);
    state
}

fn job(effects: &[Effect]) -> Option<Job> {
    effects.iter().find_map(|effect| match effect {
        Effect::RunFunction(job, _) => Some(job.clone()),
        _ => None,
    })
}

fn stops(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::StopFunction))
}

fn ask(state: &mut State, ticket: u32, operation: &str, body: &str) -> Option<(u16, String)> {
    let asked = Asked { call: 1, operation: operation.into(), body: body.into() };
    own(state, Event::Asked(ticket, asked)).into_iter().find_map(|effect| match effect {
        Effect::AnswerFunction(1, status, body) => Some((status, body.0.to_string())),
        _ => None,
    })
}

#[test]
fn it_runs_only_when_it_is_in_use_and_called_and_one_step_follows_the_other() {
    let mut state = rotating();
    send(&mut state, Any::Forward);
    assert!(state.lab.lab.waiting().is_some() && state.lab.own.running.is_none());
    let effects = own(&mut state, Event::Use);
    let first = job(&effects).unwrap();
    assert_eq!(first.event[0].0.as_str(), "createSecret");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Wait(Timer::Function, LONGEST_MS, _))));
    let token = first.event[2].0.to_string();
    let id = first.event[1].0.to_string();
    let put = format!(
        r#"{{"SecretId":"{id}","ClientRequestToken":"{token}","SecretString":"n3w-pass","VersionStages":["AWSPENDING"]}}"#
    );
    let (status, body) = ask(&mut state, first.ticket, "PutSecretValue", &put).unwrap();
    assert_eq!(status, 200, "{body}");
    assert_eq!(state.lab.own.running.as_ref().map(|running| running.calls), Some(1));
    let second = job(&own(&mut state, Event::Ended(first.ticket, Ok(())))).unwrap();
    assert_eq!((second.event[0].0.as_str(), second.ticket), ("setSecret", first.ticket + 1));
    assert_eq!(ask(&mut state, first.ticket, "DescribeSecret", "{}"), None, "the first run is over");
    let effects = own(&mut state, Event::Ended(second.ticket, Err("it knows n3w-pass".into())));
    assert!(job(&effects).is_none() && stops(&effects));
    let log = format!("{:?} {:?} {:?}", state.lab.lab.log(), state.lab.lab.beats(), state.lab.own);
    assert!(!log.contains("n3w-pass") && log.contains("it knows value"), "{log}");
}

#[test]
fn what_it_answered_is_undone_with_what_the_reader_did_and_not_done_again_at_once() {
    let mut state = rotating();
    own(&mut state, Event::Use);
    let running = job(&send(&mut state, Any::Forward)).unwrap();
    let (before, at) = (state.lab.lab.log().len(), state.lab.lab.now());
    own(&mut state, Event::Ended(running.ticket, Err("no".into())));
    assert!(state.lab.lab.log().len() > before);
    let effects = send(&mut state, Any::Undo);
    assert!(state.lab.lab.now() < at && job(&effects).is_none() && !state.lab.own.in_use);
    send(&mut state, Any::Redo);
    assert!(state.lab.own.running.is_none());
}

#[test]
fn a_run_that_takes_too_long_or_calls_without_end_is_stopped_and_counts_as_silent() {
    for calls in [false, true] {
        let mut state = rotating();
        own(&mut state, Event::Use);
        let running = job(&send(&mut state, Any::Forward)).unwrap();
        let at = state.lab.lab.now();
        if calls {
            for _ in 0..=MOST_CALLS {
                ask(&mut state, running.ticket, "ListSecrets", "{}");
            }
        } else {
            own(&mut state, Event::Overdue(running.ticket + 1));
            assert!(state.lab.own.running.is_some(), "that is another run");
            assert!(stops(&own(&mut state, Event::Overdue(running.ticket))));
        }
        assert!(state.lab.own.running.is_none() && !state.lab.own.in_use);
        assert!(state.lab.lab.now().since(at).as_millis() >= 30_000);
        assert!(format!("{:?}", state.lab.lab.beats()).contains("Task timed out after 30.00 seconds"));
    }
}

#[test]
fn a_link_neither_holds_the_text_nor_starts_it() {
    let mut state = rotating();
    own(&mut state, Event::Edit("export default async () => { /* canary-7f */ }".into()));
    own(&mut state, Event::Use);
    let running = job(&send(&mut state, Any::Forward)).unwrap();
    assert!(running.text.0.contains("canary-7f"));
    let link = rotation_lab::link::encode(&state.lab.lab).unwrap();
    let hash = format!("#/lab?s={link}");
    assert!(!format!("{state:?}", state = state.lab).contains("canary-7f"));
    // Opened where the function is in use, and in a page of its own.
    let effects = change(Top::Hash(hash.clone()), &mut state);
    assert!(job(&effects).is_none() && !state.lab.own.in_use);
    assert!(state.lab.own.text().contains("canary-7f"), "what was typed is not lost");
    let mut other = page(&hash);
    assert_eq!(other.lab.lab.world().strategy, rotation_lab::world::Strategy::Own);
    assert!(other.lab.lab.waiting().is_some() && !other.lab.own.text().contains("canary-7f"));
    assert!(job(&send(&mut other, Any::Filter(super::super::Filter::All))).is_none());
}

#[test]
fn stopping_it_leaves_the_step_waiting() {
    let mut state = rotating();
    own(&mut state, Event::Use);
    send(&mut state, Any::Forward);
    let effects = own(&mut state, Event::Stop);
    assert!(stops(&effects) && state.lab.lab.waiting().is_some() && state.lab.own.running.is_none());
    assert!(job(&own(&mut state, Event::Use)).is_some(), "it can be taken into use again");
}

#[test]
fn a_file_that_is_opened_ends_a_run_and_what_was_typed_stays_and_is_there_when_the_lab_is_had_back() {
    let mut state = rotating();
    let file = rotation_lab::export::to_json(&state.lab.lab, None).unwrap();
    own(&mut state, Event::Edit("export default async () => {} // mine".into()));
    send(&mut state, Any::Forward);
    let run = job(&own(&mut state, Event::Use)).unwrap();
    let effects = change(Top::Imported("lab.json".into(), Ok(file)), &mut state);
    assert!(stops(&effects) && !state.lab.own.in_use, "{effects:?}");
    assert!(state.lab.own.text().contains("mine"));
    assert_eq!(ask(&mut state, run.ticket, "DescribeSecret", "{}"), None, "its run is over");
    change(Top::TakeBack, &mut state);
    assert!(state.lab.own.text().contains("mine") && !state.lab.own.in_use);
    let again = job(&own(&mut state, Event::Use)).unwrap();
    assert_ne!(again.ticket, run.ticket, "a late word of the first run is not taken for one of the second");
}
