use rotation_core::time::Timestamp;
use rotation_lab::fleet::Progress;

use super::*;
use crate::model::{Surroundings, update as any};

fn state() -> State {
    let reading = Reading { at: Timestamp::EPOCH, random: 1 };
    let mut state = State::open(reading, Surroundings::default());
    any(AnyEvent::Fleet(Event::Entered(reading)), &mut state);
    state
}

fn run(state: &mut State, event: Event) -> Vec<Effect> {
    any(AnyEvent::Fleet(event), state)
}

#[test]
fn a_run_goes_on_until_the_names_have_come() {
    let mut state = state();
    let effects = run(&mut state, Event::Run);
    assert!(matches!(effects.as_slice(), [Effect::Reckon(job, None, _)] if job.days == 365 && job.spread));
    assert!(run(&mut state, Event::Told(Some(Told::Progress(Progress { done: 1, total: 4 })))).is_empty());
    assert!(state.fleet.run.found().is_none());
    let last = run(&mut state, Event::Told(Some(Told::Names(Vec::new()))));
    assert!(matches!(last.as_slice(), [Effect::StopDrawing]) && state.fleet.run.found().is_some());
}

#[test]
fn what_comes_after_cancelling_is_dropped() {
    let mut state = state();
    run(&mut state, Event::Run);
    assert!(matches!(run(&mut state, Event::Cancel).as_slice(), [Effect::StopDrawing]));
    run(&mut state, Event::Told(Some(Told::Names(Vec::new()))));
    assert_eq!(state.fleet.run, Run::Idle);
}

#[test]
fn what_cannot_be_read_is_not_asked() {
    let mut state = state();
    for (field, wrong, right) in [
        (Field::Count, "0", "100"),
        (Field::Days, "7306", "30"),
        (Field::Seconds, "x", "0.7"),
        (Field::Percent(0), "61", "60"),
        (Field::Schedule(2), "cron(5 0 ? * SUN *)", "rate(7 days)"),
    ] {
        run(&mut state, Event::Edit(field, wrong.into()));
        assert!(state.fleet.job().is_err() && run(&mut state, Event::Run).is_empty(), "{field:?}");
        run(&mut state, Event::Edit(field, right.into()));
        assert!(state.fleet.job().is_ok(), "{field:?}");
    }
    run(&mut state, Event::Pasted(true));
    assert!(state.fleet.job().is_err());
    run(&mut state, Event::Edit(Field::Listing, "[]".into()));
    let effects = run(&mut state, Event::Run);
    assert!(matches!(effects.as_slice(), [Effect::Reckon(_, Some(text), _)] if text == "[]"));
    run(&mut state, Event::Told(Some(Told::Refused("No.".into()))));
    assert_eq!(state.fleet.run, Run::Refused("No.".into()));
}
