//! One random session.

use rotation_core::{
    assumption::{AbandonedLabel, AfterCancel, Assumptions, RateHoursAnchor},
    event::EventKind,
    ident::Place,
    time::Timestamp,
    value::ValueTable,
};
use rotation_lab::{
    Beat, Command, Lab, Position, Setup,
    world::{self, Strategy},
};

use crate::{
    invariants::{check, check_link, check_replay},
    moves::{Move, Moves},
    shadow::{Shadow, picture, shadow},
    tally::Tally,
};

pub(crate) const SESSION: u64 = 150;

/// The values of the calls: they are in the table before anything else.
const VALUES: [&str; 3] = [r#"{"username":"app","password":"one"}"#, "two", "three"];

pub(crate) fn session(seed: u64, tally: &mut Tally) {
    let _told = Told { seed };
    let mut moves = Moves::new(seed);
    let mut lab = Lab::replay(setup(seed), values(), []);
    // How the lab looked before each thing that can be undone, and after it until something else is done.
    let (mut done, mut undone) = (Vec::<Shadow>::new(), Vec::<Shadow>::new());
    let first = picture(&lab);
    for step in 0..SESSION {
        let next = moves.next(&lab);
        let before = shadow(&lab);
        perform(&mut lab, &next, before, (&mut done, &mut undone), tally);
        check(&lab);
        assert_eq!((lab.can_undo(), lab.can_redo()), (!done.is_empty(), !undone.is_empty()), "step {step}");
        tally.in_between += u64::from(matches!(lab.position(), Position::At(_)));
        if moves.throw(12) == 0 {
            check_replay(&lab);
            tally.longest_link = tally.longest_link.max(check_link(&lab));
            tally.links += 1;
        }
    }
    check_replay(&lab);
    check_link(&lab);
    while lab.redo() {}
    let last = picture(&lab);
    let all = (0..).take_while(|_| lab.undo()).count();
    assert!(picture(&lab) == first, "undoing everything leads to the beginning");
    assert_eq!((0..).take_while(|_| lab.redo()).count(), all);
    assert!(picture(&lab) == last, "doing everything again leads to the end");
}

/// The same log in a new lab.
pub(crate) fn replayed(lab: &Lab) -> Lab {
    Lab::replay(lab.setup().clone(), values(), lab.log().iter().map(|entry| (**entry).clone()))
}

fn perform(
    lab: &mut Lab,
    next: &Move,
    before: Shadow,
    (done, undone): (&mut Vec<Shadow>, &mut Vec<Shadow>),
    tally: &mut Tally,
) {
    let known = lab.branches().len();
    match next {
        Move::Submit(command) => {
            let answer = lab.submit(command.clone());
            tally.by_function += u64::from(matches!(command, Command::FunctionCall { .. }) && answer.is_ok());
            if matches!(command, Command::Call(_)) {
                *if answer.is_ok() { &mut tally.accepted } else { &mut tally.refused } += 1;
            }
            tally.rotations += rotations(&lab.beats()[before.playhead..]);
            tally.forks += u64::from(lab.branches().len() > known);
            assert_eq!(lab.position(), Position::End);
            done.push(before);
            undone.clear();
        }
        Move::Step => {
            let (end, playhead) = (lab.end(), lab.playhead());
            assert_eq!(
                lab.step(),
                lab.playhead() > playhead,
                "a step leads to something or says that it does not"
            );
            if lab.end() > end {
                done.push(before);
                undone.clear();
            }
        }
        Move::Back => {
            let (now, playhead) = (lab.now(), lab.playhead());
            assert_eq!(lab.back(), playhead > 0);
            assert!(lab.now() < now || playhead == 0 || lab.position() == Position::Start);
        }
        Move::Seek(beats) => lab.seek(*beats),
        Move::SeekTime(at) => lab.seek_time(*at),
        Move::Put(position) => lab.put(*position),
        Move::Undo(times) => {
            for _ in 0..*times {
                let now = shadow(lab);
                let expected = done.pop();
                assert_eq!(lab.undo(), expected.is_some());
                let Some(expected) = expected else { break };
                assert_eq!(shadow(lab), expected, "undone");
                undone.push(now);
                tally.undone += 1;
            }
        }
        Move::Redo(times) => {
            for _ in 0..*times {
                let now = shadow(lab);
                let expected = undone.pop();
                assert_eq!(lab.redo(), expected.is_some());
                let Some(expected) = expected else { break };
                assert_eq!(shadow(lab), expected, "done again");
                done.push(now);
                tally.redone += 1;
            }
        }
        Move::Switch(tip) => {
            assert!(lab.switch(*tip));
            assert!(lab.branches().iter().all(|branch| branch.tip != *tip));
            done.push(before);
            undone.clear();
            tally.switches += 1;
        }
    }
}

fn rotations(beats: &[Beat]) -> u64 {
    let kinds = beats.iter().filter_map(Beat::event).map(|event| &event.kind);
    kinds.filter(|kind| **kind == EventKind::RotationSucceeded).count() as u64
}

fn values() -> ValueTable {
    let mut values = ValueTable::new();
    VALUES.iter().for_each(|text| {
        values.intern_text(text);
    });
    values
}

/// Sessions differ in what is assumed.
fn setup(seed: u64) -> Setup {
    let default = Assumptions::default();
    let assumptions = Assumptions {
        rotate_after_cancel: [AfterCancel::Refused, AfterCancel::Accepted][seed as usize % 2],
        label_after_abandonment: [AbandonedLabel::Removed, AbandonedLabel::Kept][seed as usize / 2 % 2],
        rate_hours_anchor: [RateHoursAnchor::RotationDay, RateHoursAnchor::EveryDay][seed as usize / 4 % 2],
        ..default
    };
    let start = Timestamp::from_millis(1_790_000_000_123).expect("a time");
    let strategy = Strategy::ALL[(seed % 4) as usize];
    let world = world::Setup { strategy, ..world::Setup::default() };
    Setup { seed, place: Place::default(), start, assumptions, world }
}

/// Says which session failed.
struct Told {
    seed: u64,
}

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("ROTATION_LAB_SEED={} replays the session that failed", self.seed);
        }
    }
}
