use rotation_core::{operation::create_secret, time::Span};

use super::*;
use crate::scenario::Scenario;

fn story(id: &str) -> Lab {
    let mut lab = Scenario::by_id(id).unwrap().open();
    lab.put(Position::End);
    lab
}

fn later(lab: &Lab, seconds: u32) -> Command {
    Command::Advance(lab.now().plus(Span::seconds(seconds)))
}

fn create(lab: &Lab, name: &str) -> Command {
    let client_request_token = lab.fresh_token();
    let input = create_secret::Input { name: name.into(), client_request_token, ..Default::default() };
    Command::Call(Operation::CreateSecret(input))
}

/// All there is to see.
fn picture(lab: &Lab) -> String {
    let secrets: Vec<_> = lab.vault().secrets().collect();
    let shown = (lab.log(), lab.beats(), lab.playhead(), lab.now(), lab.position(), lab.branches(), secrets);
    format!("{shown:?}")
}

#[test]
fn the_playhead_stands_at_any_instant_and_sees_what_was_then() {
    let mut lab = story("reference-page");
    let (start, end) = (lab.setup().start, lab.end());
    let secret_made = start.plus(Span::seconds(60));
    for (at, secrets) in [(start, 0), (secret_made.minus(Span::millis(1)), 0), (secret_made, 1), (end, 1)] {
        lab.seek_time(at);
        assert_eq!((lab.now(), lab.vault().secrets().count()), (at, secrets));
        assert!(lab.beats().iter().take(lab.playhead()).all(|beat| beat.at() <= at));
        assert!(lab.beats().iter().skip(lab.playhead()).all(|beat| beat.at() > at));
    }
    lab.seek_time(end.plus(Span::days(9)));
    assert_eq!((lab.position(), lab.now()), (Position::End, end));
}

#[test]
fn the_next_beat_and_the_one_before_are_found_from_between_two() {
    let mut lab = story("reference-page");
    let between = lab.setup().start.plus(Span::seconds(90));
    lab.seek_time(between);
    assert!(lab.back());
    assert_eq!(lab.now(), lab.setup().start.plus(Span::seconds(60)));
    lab.seek_time(between);
    assert!(lab.step());
    assert_eq!(lab.now(), lab.setup().start.plus(Span::seconds(120)));
}

#[test]
fn acting_in_the_past_keeps_the_old_branch_and_says_what_was_done_there() {
    let mut lab = story("reference-page");
    let before = lab.beats().to_vec();
    lab.seek_time(lab.setup().start.plus(Span::seconds(90)));
    let left = lab.position();
    lab.submit(create(&lab, "another")).unwrap();
    let branches = lab.branches();
    let branch = &branches[0];
    assert!(matches!(&branch.did.command, Command::Call(Operation::RotateSecret(_))), "{branch:?}");
    assert_eq!((branches.len(), branch.commands), (1, 2));
    assert_eq!(branch.did.at, lab.setup().start.plus(Span::seconds(120)));
    let there = branch.tip;
    assert!(lab.switch(there));
    assert_eq!((lab.beats(), lab.position()), (&before[..], left));
    let back = lab.branches().remove(0);
    assert!(matches!(&back.did.command, Command::Call(Operation::CreateSecret(_))), "{back:?}");
    assert!(!lab.switch(there), "that is the present one");
}

#[test]
fn time_alone_is_no_branch() {
    let mut lab = story("not-configured");
    let now = lab.now();
    lab.submit(later(&lab, 500)).unwrap();
    lab.seek_time(now.plus(Span::seconds(100)));
    lab.submit(create(&lab, "another")).unwrap();
    assert_eq!((lab.branches(), lab.now()), (vec![], now.plus(Span::seconds(100))));
}

#[test]
fn whatever_was_done_is_undone_and_done_again() {
    let mut lab = story("timeout-in-set-secret");
    let mut pictures = vec![picture(&lab)];
    let acts: [fn(&mut Lab); 8] = [
        |lab| drop(lab.submit(create(lab, "one"))),
        |lab| drop(lab.submit(create(lab, "one"))),
        |lab| drop(lab.submit(later(lab, 60))),
        |lab| drop(lab.submit(later(lab, 3600))),
        |lab| {
            lab.step();
        },
        |lab| {
            lab.seek(3);
            let _ = lab.submit(create(lab, "in the past"));
        },
        |lab| {
            let there = lab.branches().first().map(|branch| branch.tip);
            assert!(lab.switch(there.unwrap()));
        },
        |lab| drop(lab.submit(later(lab, 1))),
    ];
    let mut sought = Vec::new();
    for act in acts {
        sought.push(lab.position());
        act(&mut lab);
        pictures.push(picture(&lab));
    }
    let all = pictures.len() - 1;
    assert_eq!((0..).take_while(|_| lab.undo()).count(), all, "a story begins at its end");
    assert_eq!((0..).take_while(|_| lab.redo()).count(), all);
    assert_eq!(picture(&lab), pictures[all]);
    for (n, picture_before) in pictures.iter().enumerate().take(all).rev() {
        assert!(lab.undo());
        if n != 5 {
            assert_eq!(&picture(&lab), picture_before, "before act {n}");
        } else {
            // The playhead was moved before this one: undoing brings back where it stood when acting.
            assert_ne!(lab.position(), sought[n]);
        }
    }
    assert!(lab.can_redo());
    lab.submit(create(&lab, "instead")).unwrap();
    assert!(!lab.redo() && !lab.can_redo() && lab.can_undo());
}

#[test]
fn a_jump_of_more_than_a_century_leaves_the_clock_where_it_is() {
    // One in which much would happen on the way.
    let mut lab = story("reference-page");
    let now = lab.now();
    lab.submit(Command::Advance(now.plus(Span::days(40_000)))).unwrap();
    assert_eq!(lab.now(), now);
    lab.submit(create(&lab, "after")).unwrap();
    assert!(lab.log().is_sorted_by_key(|entry| entry.at) && lab.end() == now);
}

#[test]
fn a_token_is_fresh_at_every_place_of_the_log() {
    let mut lab = story("not-configured");
    let first = lab.fresh_token();
    lab.submit(create(&lab, "one")).unwrap();
    let second = lab.fresh_token();
    assert_ne!(first, second);
    lab.seek(0);
    assert_eq!(lab.fresh_token(), Lab::new(lab.setup().clone()).fresh_token());
}

#[test]
fn checkpoints_stay_few_and_no_look_into_the_past_replays_much() {
    let mut lab = story("reference-page");
    for _ in 0..20 {
        // A month in one entry, and many entries at one instant.
        lab.submit(later(&lab, 30 * 86_400)).unwrap();
        for n in 0..200 {
            let _ = lab.submit(create(&lab, &format!("{n}")));
        }
    }
    let kept = lab.course.checkpoints();
    let reached = lab.beats().len() + lab.log().len();
    assert!(kept.len() <= 257 && kept.len() * kept.apart() >= reached / 4, "{} of {reached}", kept.len());
    let mut values = ValueTable::new();
    values.intern_text(r#"{"password":"first","username":"app"}"#);
    let mut again = Lab::replay(lab.setup().clone(), values, lab.log().iter().map(|e| (**e).clone()));
    for part in [0, 1, 7, 500, 999, 1000] {
        let span = lab.end().since(lab.setup().start).as_millis() / 1000 * part;
        let at = lab.setup().start.plus(Span::seconds((span / 1000) as u32));
        lab.seek_time(at);
        again.put(Position::Start);
        again.seek_time(at);
        assert!(picture(&lab) == picture(&again), "{part}");
    }
}
