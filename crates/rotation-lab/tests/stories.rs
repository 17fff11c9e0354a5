//! The stories end as the service's rules say, and replay to the same bytes.

use rotation_core::{
    assumption::Assumptions,
    ident::Place,
    label::StagingLabel,
    operation::{Operation, rotate_secret, update_secret_version_stage},
    rotation::{Phase, Step},
    secret::Secret,
    time::{Span, Timestamp},
    value::ValueTable,
};
use rotation_lab::{
    Command, Fault, Lab, Lasts, Setup,
    export::events_json,
    scenario::{SCENARIOS, Scenario},
    world,
};

fn open(id: &str) -> Lab {
    Scenario::by_id(id).expect("a story with this id").open()
}

fn only(lab: &Lab) -> &Secret {
    lab.vault().secrets().next().expect("one secret")
}

fn labels(lab: &Lab) -> Vec<Vec<String>> {
    let mut versions: Vec<_> = only(lab).versions.iter().collect();
    versions.sort_by_key(|(_, version)| version.number);
    let texts = |labels: Vec<StagingLabel>| labels.iter().map(ToString::to_string).collect();
    versions.into_iter().map(|(id, _)| texts(only(lab).versions.labels_of(id))).collect()
}

fn names(lab: &Lab) -> Vec<&'static str> {
    lab.beats().iter().filter_map(|beat| Some(beat.event()?.kind.name())).collect()
}

#[test]
fn the_opening_story_stands_in_the_middle_of_the_second_try() {
    let mut lab = open("timeout-in-set-secret");
    assert_eq!(labels(&lab), [vec!["AWSPREVIOUS", "ROLLBACK"], vec!["AWSCURRENT"], vec!["AWSPENDING"]]);
    let run = only(&lab).rotation.run.clone().expect("a rotation under way");
    assert_eq!(run.attempt, 2);
    assert!(matches!(run.phase, Phase::Answering { step: Step::Test, .. }));
    assert!(lab.playhead() < lab.beats().len(), "what follows is drawn as not yet");
    lab.seek(lab.beats().len());
    assert_eq!(labels(&lab), [vec!["ROLLBACK"], vec!["AWSPREVIOUS"], vec!["AWSCURRENT", "AWSPENDING"]]);
}

#[test]
fn the_reference_pages_examples_rotate_twice() {
    let lab = open("reference-page");
    assert_eq!(labels(&lab), [vec![], vec!["AWSPREVIOUS"], vec!["AWSCURRENT", "AWSPENDING"]]);
    let next = only(&lab).rotation.next.expect("a next window").next_rotation_date();
    assert_eq!(next.to_string(), "2026-12-17T23:59:59Z");
    assert_eq!(names(&lab).iter().filter(|name| **name == "RotationSucceeded").count(), 2);
    assert!(only(&lab).rotation.last_rotated > Some(only(&lab).last_changed), "R11");
}

#[test]
fn a_stuck_rotation_refuses_the_next_one_until_the_label_is_taken_off() {
    let mut lab = open("stuck-pending");
    let rotate = |lab: &Lab| {
        let token = rotation_core::stamp::Entropy::of_call(99, lab.log().len() as u64).uuid();
        Operation::RotateSecret(rotate_secret::Input {
            secret_id: "prod/orders/db".into(),
            client_request_token: rotation_core::ident::VersionId::parse(&token),
            ..Default::default()
        })
    };
    let refusal = lab.would(&rotate(&lab)).expect_err("refused");
    assert_eq!(refusal.message(), "A previous rotation isn't complete. That rotation will be reattempted.");
    let pending = only(&lab).versions.unfinished().cloned();
    lab.submit(Command::Fault { step: Step::Test.into(), fault: None, lasts: Lasts::UntilMended })
        .expect("mended");
    lab.submit(Command::Call(Operation::UpdateSecretVersionStage(update_secret_version_stage::Input {
        secret_id: "prod/orders/db".into(),
        version_stage: StagingLabel::PENDING,
        remove_from: pending,
        move_to: None,
    })))
    .expect("AWSPENDING is taken off");
    let call = rotate(&lab);
    lab.submit(Command::Call(call)).expect("accepted");
    lab.submit(Command::Advance(lab.now().plus(Span::seconds(2)))).expect("time passes");
    assert_eq!(labels(&lab).last().expect("versions"), &["AWSCURRENT", "AWSPENDING"]);
    assert!(names(&lab).contains(&"RotationAbandoned"));
}

#[test]
fn a_rotation_is_over_within_a_second() {
    let lab = open("reference-page");
    let at = |name: &str| {
        lab.beats()
            .iter()
            .filter_map(|beat| beat.event())
            .find(|event| event.kind.name() == name)
            .map(|e| e.at)
    };
    let (started, done) = (at("RotationStarted").expect("started"), at("RotationSucceeded").expect("done"));
    assert!(done.since(started) < Span::seconds(1));
}

#[test]
fn every_story_replays_to_the_same_bytes_at_every_playhead() {
    for scenario in SCENARIOS {
        let mut lab = scenario.open();
        lab.seek(lab.beats().len());
        let again = Lab::replay(
            lab.setup().clone(),
            ValueTable::new(),
            lab.log().iter().map(|entry| (**entry).clone()),
        );
        // Replayed without the bytes of its values the story is the same: nothing depends on them.
        assert_eq!(again.beats(), lab.beats(), "{}", scenario.id);
        let whole = lab.vault().secrets().cloned().collect::<Vec<_>>();
        while lab.back() {}
        assert_eq!(lab.playhead(), 0);
        assert_eq!(lab.vault().secrets().count(), 0);
        while lab.playhead() < lab.beats().len() {
            lab.step();
        }
        assert_eq!(lab.vault().secrets().cloned().collect::<Vec<_>>(), whole, "{}", scenario.id);
    }
}

#[test]
fn acting_in_the_past_takes_the_place_of_what_lay_ahead() {
    let mut lab = open("timeout-in-set-secret");
    let (kept, all) = (lab.playhead(), lab.beats().len());
    lab.submit(Command::Fault {
        step: Step::Finish.into(),
        fault: Some(Fault::Raises),
        lasts: Lasts::UntilMended,
    })
    .expect("a fault");
    assert_eq!(lab.beats().len(), kept + 1);
    assert!(kept < all);
    lab.submit(Command::Advance(lab.now().plus(Span::seconds(1)))).expect("time passes");
    assert!(names(&lab).iter().filter(|name| **name == "RotationFailed").count() == 2);
}

#[test]
fn advancing_in_one_step_or_in_a_thousand_gives_the_same_beats() {
    let base = open("stuck-pending");
    let end = base.now().plus(Span::days(100));
    let mut one = open("stuck-pending");
    one.submit(Command::Advance(end)).expect("one step");
    let mut many = open("stuck-pending");
    for part in 1..=1000_u32 {
        let at = base.now().plus(Span::seconds(part * (100 * 86_400 / 1000)));
        many.submit(Command::Advance(at)).expect("a thousand steps");
    }
    assert_eq!(one.beats().len(), many.beats().len());
    assert_eq!(one.beats(), many.beats());
}

#[test]
fn an_empty_lab_has_nothing_to_step_to() {
    let start = Timestamp::from_millis(1_794_906_840_000).expect("a time");
    let mut lab = Lab::new(Setup {
        seed: 1,
        place: Place::default(),
        start,
        assumptions: Assumptions::default(),
        world: world::Setup::default(),
    });
    assert!(!lab.step() && !lab.back());
    assert_eq!((lab.now(), events_json([])), (start, String::from("[]")));
}
