//! One random session: at each step chance picks an act, the naive model predicts it, the vault does it, and the two
//! are compared.

use rotation_core::{
    Vault,
    assumption::{AbandonedLabel, AfterCancel, Assumptions},
    event::{Event, EventKind},
    ident::{FunctionArn, Place},
    rotation::Invocation,
    stamp::{Entropy, Stamp},
    time::Timestamp,
    vault::Setup,
};

use crate::{
    act::{Act, Came, perform, picture},
    dice::{Dice, FUNCTIONS},
    invariants::{Labels, check, due, fold},
    model::{Model, Refusal, check_answer, compare},
    pages::check_pages,
    replay::replay,
    tally::Tally,
};

pub(crate) const SESSION: u64 = 400;

pub(crate) fn session(seed: u64, tally: &mut Tally) {
    let mut dice = Dice::new(seed);
    let mut vault = Vault::new(setup(seed));
    let mut model = Model::new(&setup(seed));
    let mut at = Timestamp::from_millis(1_790_000_000_000).expect("a time");
    let mut log: Vec<(Stamp, Act)> = Vec::new();
    let (mut labels, mut all, mut open) = (Labels::new(), Vec::new(), Vec::<Invocation>::new());
    for step in 0..SESSION {
        at = at.plus(dice.pause());
        let stamp = Stamp { at, entropy: Entropy::of_call(seed, step) };
        let act = dice.act(&vault, &open);
        log.push((stamp, act.clone()));
        let told = format!("seed {seed} step {step} at {at}: {act:?}");
        // What falls due by itself may change much; the rest of this step must be the act's own doing.
        vault.advance(at).expect("time goes forward");
        let mut events = vault.take_events();
        model.take_over(&events);
        model.take_runs(&vault);
        compare(&model, &vault).unwrap_or_else(|why| panic!("before {told}\n{why}"));

        let before = picture(&vault);
        let was = model.clone();
        let expected = predict(&mut model, at, &act);
        let came = perform(&mut vault, stamp, act.clone());
        let own = vault.take_events();
        tally.count(&act, &came);
        match (&came, &expected) {
            (Came::Refused(error), Err(refusal)) if refusal.is(error) => {}
            (Came::Refused(_), _) | (_, Err(_)) => panic!("{told}\n{came:?}, not {expected:?}"),
            _ => {}
        }
        if matches!(came, Came::Refused(_) | Came::Ignored) {
            assert!(own.is_empty(), "{told}\nleft events though refused: {own:?}");
            assert_eq!(picture(&vault), before, "{told}\nchanged something though refused");
        }
        match (&act, &came) {
            (Act::Call(_, operation), Came::Answered(reply)) => {
                model.learn(reply);
                check_answer(&model, &was, at.as_millis(), operation, reply)
                    .and_then(|()| check_pages(&vault, &model, stamp, operation))
                    .unwrap_or_else(|why| panic!("{told}\n{why}"));
            }
            (Act::Adopt(managed), Came::Adopted(arn)) => model.adopt(at.as_millis(), managed, arn, &own),
            (Act::Answer(..), _) => {
                model.take_over(&own);
                model.take_runs(&vault);
            }
            _ => {}
        }
        compare(&model, &vault).unwrap_or_else(|why| panic!("after {told}\n{why}"));

        events.extend(own);
        open.extend(vault.take_invocations());
        fold(&mut labels, &events);
        all.extend(events);
        for secret in vault.secrets() {
            check(secret, &labels).unwrap_or_else(|why| panic!("{told}\n{why}"));
        }
        let wake = vault.secrets().filter_map(due).min();
        assert_eq!(vault.next_wake(), wake, "{told}\nthe next wake is the first of all secrets'");
        assert!(wake.is_none_or(|wake| wake > at), "{told}\nsomething due was left");
    }
    tally.rotations += succeeded(&all);
    assert!(all.windows(2).all(|pair| pair[0].at <= pair[1].at), "seed {seed}: events are in order");
    replay(setup(seed), &log, &all, &picture(&vault), seed);
}

/// Only a caller's acts can be refused; what the model does not predict it takes over afterwards.
fn predict(model: &mut Model, at: Timestamp, act: &Act) -> Result<(), Refusal> {
    match act {
        Act::Call(actor, operation) => model.call(*actor, at.as_millis(), operation),
        Act::Adopt(managed) => model.may_adopt(managed),
        Act::Permit(action, allowed) => {
            model.permit(action, *allowed);
            Ok(())
        }
        Act::Answer(..) | Act::Advance => Ok(()),
    }
}

fn succeeded(events: &[Event]) -> u64 {
    events.iter().filter(|event| event.kind == EventKind::RotationSucceeded).count() as u64
}

/// Sessions differ in what is assumed and in which functions there are.
fn setup(seed: u64) -> Setup {
    let assumptions = Assumptions {
        rotate_after_cancel: if seed.is_multiple_of(2) {
            AfterCancel::Refused
        } else {
            AfterCancel::Accepted
        },
        label_after_abandonment: if seed.is_multiple_of(3) {
            AbandonedLabel::Kept
        } else {
            AbandonedLabel::Removed
        },
        ..Assumptions::default()
    };
    let function = |arn| FunctionArn::parse(arn, &Place::default()).expect("a function");
    let invocable = (!seed.is_multiple_of(5)).then(|| vec![function(FUNCTIONS[0])]);
    Setup { seed, assumptions, invocable, ..Setup::default() }
}
