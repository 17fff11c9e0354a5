use rotation_core::time::Timestamp;

use super::*;
use crate::model::{
    Notice, Reading, Surroundings, Typed,
    lab::{Action, Event as Lab},
    update,
};

const SECRET: &str = "canary-5d1c";

fn open(hash: &str, kept: Option<&str>) -> State {
    let around = Surroundings { hash: hash.into(), kept: kept.map(str::to_owned), ..Surroundings::default() };
    State::open(Reading { at: Timestamp::EPOCH, random: 7 }, around)
}

/// What is to be kept after an event; the inner `None` forgets.
fn kept(state: &mut State, event: Event) -> Option<Option<String>> {
    let kept = |effect| if let Effect::Keep(work) = effect { Some(work) } else { None };
    update(event, state).into_iter().find_map(kept)
}

fn put(state: &mut State) -> String {
    update(Event::Lab(Lab::Act(Action::Put)), state);
    let typed = Some(Typed(String::from(SECRET).into()));
    kept(state, Event::Lab(Lab::Submit(typed))).flatten().expect("kept at once")
}

#[test]
fn a_first_visit_keeps_nothing_until_something_is_done() {
    let mut state = open("", None);
    for event in [Event::Settled, Event::Settled, Event::Narrow(true), Event::NextTheme] {
        assert_eq!(kept(&mut state, event), None);
    }
    assert!(
        kept(&mut state, Event::Lab(Lab::Permit(rotation_lab::Permission::RotateSecret, false))).is_some()
    );
    assert_eq!(kept(&mut state, Event::NextTheme), None, "nothing was done");
}

#[test]
fn what_was_done_is_there_again_after_a_reload_and_its_values_are_not() {
    let mut state = open("", None);
    let work = put(&mut state);
    let again = open("", Some(&work));
    assert_eq!(again.lab.lab.beats(), state.lab.lab.beats());
    assert_eq!((again.lab.story, &again.notice), (state.lab.story, &Some(Notice::Restored)));
    let held = format!("{work}{:?}", link::decode_within(Room::File, &work));
    assert!(!held.contains(SECRET) && held.contains("PutSecretValue"));
}

#[test]
fn what_was_done_in_a_long_log_is_kept_at_once_too() {
    let mut state = open("", None);
    let permit = |n: usize| lab::Event::Permit(rotation_lab::Permission::RotateSecret, n % 2 == 1);
    for n in 0..3_000 {
        assert!(kept(&mut state, Event::Lab(permit(n))).flatten().is_some(), "{n}");
    }
    let work = kept(&mut state, Event::Lab(permit(0))).flatten().unwrap();
    assert_eq!(open("", Some(&work)).lab.lab.beats(), state.lab.lab.beats());
}

#[test]
fn where_the_playhead_rests_is_kept_after_a_while() {
    let mut state = open("", None);
    let effects = update(Event::Lab(Lab::Start), &mut state);
    assert!(matches!(effects.as_slice(), [Effect::Wait(Timer::Keep, ..)]), "{effects:?}");
    let work = kept(&mut state, Event::Keep).flatten().unwrap();
    assert_eq!(open("", Some(&work)).lab.lab.playhead(), 0);
}

#[test]
fn work_on_a_link_is_restored_at_that_link_and_at_none_but_not_at_another() {
    let share = |state: &mut State| {
        let effects = update(Event::Lab(Lab::Share), state);
        let hash = effects
            .into_iter()
            .find_map(|effect| if let Effect::CopyLink(_, hash) = effect { Some(hash) } else { None });
        hash.unwrap()
    };
    let mut first = open("", None);
    let link = share(&mut first);
    update(Event::Lab(Lab::Start), &mut first);
    let other = share(&mut first);
    let mut state = open(&link, None);
    assert_eq!(kept(&mut state, Event::NextTheme), None, "looking at a link is no work");
    let work = put(&mut state);
    for (hash, restored) in [("", true), ("#/fleet", true), (link.as_str(), true), (other.as_str(), false)] {
        let again = open(hash, Some(&work));
        assert_eq!(again.notice == Some(Notice::Restored), restored, "{hash}");
        assert_eq!(again.lab.lab.beats() == state.lab.lab.beats(), restored, "{hash}");
    }
    // Going back to that address later opens the link no second time.
    let mut again = open("", Some(&work));
    update(Event::Hash(link), &mut again);
    assert_eq!(again.lab.lab.beats(), state.lab.lab.beats());
}

#[test]
fn what_cannot_be_opened_is_passed_over() {
    for kept in ["", " ", "2abc", "1!!", "1eNpNjT0OgjAYQL", "{}"] {
        let state = open("", Some(kept));
        assert_eq!((&state.notice, state.lab.lab.beats()), (&None, open("", None).lab.lab.beats()), "{kept}");
    }
}

#[test]
fn a_page_inside_another_one_restores_and_keeps_nothing() {
    let work = put(&mut open("", None));
    let mut state = open("#/lab?embed", Some(&work));
    assert!(state.embed && state.notice.is_none());
    assert_eq!(
        kept(&mut state, Event::Lab(Lab::Permit(rotation_lab::Permission::RotateSecret, false))),
        None
    );
}

#[test]
fn starting_fresh_forgets_it_and_can_be_undone() {
    let work = put(&mut open("", None));
    let mut state = open("", Some(&work));
    let mine = state.lab.lab.beats().to_vec();
    assert_eq!(kept(&mut state, Event::StartFresh), Some(None));
    assert_eq!(state.lab.lab.beats(), open("", None).lab.lab.beats());
    assert!(kept(&mut state, Event::TakeBack).flatten().is_some());
    assert_eq!(state.lab.lab.beats(), mine);
}

#[test]
fn moving_about_in_a_lab_that_somebody_sent_keeps_nothing_and_acting_in_it_does() {
    let mut sender = open("", None);
    let effects = update(Event::Lab(Lab::Share), &mut sender);
    let [Effect::CopyLink(_, link), ..] = effects.as_slice() else { panic!("{effects:?}") };
    let mut state = open(link, None);
    for event in [Event::Lab(Lab::Start), Event::Lab(Lab::Forward), Event::Keep] {
        let effects = update(event, &mut state);
        let keeps = |effect: &Effect| matches!(effect, Effect::Keep(_) | Effect::Wait(Timer::Keep, ..));
        assert!(!effects.iter().any(keeps), "{effects:?}");
    }
    put(&mut state);
}

#[test]
fn another_story_in_place_of_a_link_takes_the_link_out_of_the_address() {
    let mut sender = open("", None);
    let effects = update(Event::Lab(Lab::Share), &mut sender);
    let [Effect::CopyLink(_, link), ..] = effects.as_slice() else { panic!("{effects:?}") };
    let mut state = open(link, None);
    let effects = update(Event::Lab(Lab::Story(1)), &mut state);
    assert!(
        effects.iter().any(|effect| matches!(effect, Effect::Go(crate::model::Route::Lab))),
        "{effects:?}"
    );
    assert!(
        !update(Event::Lab(Lab::Story(2)), &mut state).iter().any(|effect| matches!(effect, Effect::Go(_)))
    );
}

#[test]
fn what_was_done_can_be_had_back_whatever_lab_comes_in_its_place() {
    let mut sender = open("", None);
    update(Event::Lab(Lab::Story(2)), &mut sender);
    let effects = update(Event::Lab(Lab::Share), &mut sender);
    let [Effect::CopyLink(_, link), ..] = effects.as_slice() else { panic!("{effects:?}") };
    let file = rotation_lab::export::to_json(&sender.lab.lab, None).unwrap();
    let work = put(&mut open("", None));
    let ways: [Event; 4] = [
        Event::Lab(Lab::Story(3)),
        Event::Hash(link.clone()),
        Event::Imported("a.json".into(), Ok(file)),
        Event::StartFresh,
    ];
    for kept in [None, Some(work.as_str())] {
        for way in &ways {
            let mut state = open("", kept);
            if kept.is_none() {
                put(&mut state);
                update(Event::Undo, &mut state);
                put(&mut state);
                update(Event::Lab(Lab::Back), &mut state);
            }
            let stood = |state: &State| {
                let lab = &state.lab.lab;
                format!("{:?} {:?} {:?} {}", lab.log(), lab.branches(), lab.position(), state.lab.story)
            };
            let before = stood(&state);
            update(way.clone(), &mut state);
            assert!(matches!(state.notice, Some(Notice::Replaced(_))), "{way:?}");
            assert_ne!(stood(&state), before, "{way:?}");
            update(Event::Lab(Lab::Story(6)), &mut state);
            assert!(
                matches!(state.notice, Some(Notice::Replaced(_))),
                "the next one of the list, with an arrow"
            );
            // The sentence may be gone, and other stories may have been looked at.
            update(Event::NoticeGone, &mut state);
            update(Event::Lab(Lab::Story(5)), &mut state);
            update(Event::TakeBack, &mut state);
            assert_eq!(stood(&state), before, "{way:?}");
            assert!(state.aside.is_none(), "nothing was done in the other");
        }
    }
}

#[test]
fn looking_from_story_to_story_says_nothing_and_two_labs_can_be_had_back_in_turn() {
    let mut state = open("", None);
    for story in [1, 2, 3] {
        update(Event::Lab(Lab::Story(story)), &mut state);
        assert!(state.notice.is_none() && state.aside.is_none());
    }
    put(&mut state);
    update(Event::Lab(Lab::Story(4)), &mut state);
    put(&mut state);
    for story in [3, 4, 3] {
        update(Event::TakeBack, &mut state);
        assert_eq!(state.lab.story, story);
        assert!(state.lab.told().is_some());
    }
}
