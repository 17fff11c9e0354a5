//! Which caption is seen where.

use rotation_core::operation::{Operation, rotate_secret};
use rotation_lab::{
    Beat, Command,
    scenario::{SCENARIOS, Scenario},
};

use crate::rows::DB;

/// Stepped through from the start, a story shows each of its captions once, in order.
#[test]
fn every_caption_is_seen_when_a_story_is_stepped_through() {
    for scenario in SCENARIOS {
        let (mut lab, telling) = scenario.tell();
        let scenes = (scenario.story)().scenes;
        assert!(scenes.iter().all(|scene| scene.caption.ends_with('.') && scene.caption.len() <= 170));
        lab.seek(0);
        let mut seen = vec![telling.caption(&lab)];
        while lab.playhead() < lab.beats().len() {
            lab.step();
            seen.push(telling.caption(&lab));
        }
        seen.dedup();
        let told: Vec<_> = scenes.iter().map(|scene| Some(scene.caption)).collect();
        assert_eq!(seen, told, "{}", scenario.id);
    }
}

#[test]
fn a_lab_that_left_its_story_has_no_caption_until_it_is_back() {
    let (mut lab, telling) = Scenario::by_id("mended").expect("the story").tell();
    let last = telling.caption(&lab);
    assert!(last.is_some_and(|caption| caption.starts_with("RotateSecret is accepted again")));
    // Time alone does not leave a story.
    assert!(lab.step());
    assert_eq!(telling.caption(&lab), last);
    let created = lab.beats().iter().position(|beat| matches!(beat, Beat::Fault { .. })).expect("a fault");
    lab.seek(created + 1);
    let first = telling.caption(&lab);
    let again = Operation::RotateSecret(rotate_secret::Input {
        secret_id: DB.into(),
        client_request_token: lab.fresh_token(),
        ..Default::default()
    });
    assert!(lab.submit(Command::Call(again)).is_err(), "it has no function yet");
    assert_eq!(telling.caption(&lab), None);
    assert!(lab.undo());
    assert_eq!(telling.caption(&lab), first);
}
