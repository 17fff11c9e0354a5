use rotation_core::time::Timestamp;

use super::*;
use crate::model::{Notice, lab::Action, request::Source as Sent, schedule::Side};

/// Of the page outside. Nothing in a scene depends on it but what is taken for an echo.
const NOW: Timestamp = Timestamp::EPOCH;

fn asked(scenario: &str, view: &str) -> Asked {
    Asked { scenario: Some(scenario.into()), view: Some(view.into()), ..Asked::default() }
}

fn open(asked: Asked) -> Scene {
    let reading = Reading { at: Timestamp::EPOCH, random: 7 };
    Scene::open(asked, reading, Zone::default(), false)
}

fn from(payload: &str, view: &str) -> Scene {
    open(Asked { src: Some(payload.into()), view: Some(view.into()), ..Asked::default() })
}

fn lab(event: lab::Event) -> Event {
    Event::Lab(event)
}

fn typed(text: &str) -> Event {
    Event::Schedule(schedule::Event::Text(Side::One, text.into(), 0))
}

/// What a reader of the timeline sees.
fn seen(scene: &Scene) -> (usize, usize, Timestamp, String) {
    let lab = &scene.state.lab.lab;
    (lab.playhead(), lab.beats().len(), lab.now(), format!("{:?}", scene.state.lab.outline))
}

#[test]
fn a_story_is_opened_by_its_id_and_the_first_where_none_is_named() {
    let scene = open(asked("stuck-pending", "timeline"));
    assert_eq!((scene.trouble.clone(), scene.view), (None, View::Timeline));
    assert!(scene.state.lab.lab.beats().len() > 5);
    assert_ne!(scene.title(), open(Asked::default()).title());
    assert_eq!(open(Asked::default()).title(), Some(SCENARIOS[0].title));
    assert_eq!(open(asked(" ", "")).trouble, None);
}

#[test]
fn what_cannot_be_shown_has_a_code() {
    let long = "x".repeat(500);
    for (asked, code) in [
        (asked("stuck", "timeline"), "unknown_scenario"),
        (asked(&long, "timeline"), "unknown_scenario"),
        (asked("stuck-pending", "fleet"), "unknown_view"),
        (Asked { src: Some("1abc".into()), ..Asked::default() }, "broken_link"),
        (Asked { src: Some("9".into()), ..Asked::default() }, "broken_link"),
    ] {
        let mut scene = open(asked.clone());
        let trouble = scene.trouble.clone().expect("trouble");
        assert_eq!(trouble.code(), code, "{asked:?}");
        assert!(format!("{trouble:?}").len() < 100, "a long attribute is cut");
        assert_eq!(scene.news(NOW), None);
        assert!(!scene.ask(asked.clone(), NOW), "the same again is no new trouble");
        scene.ask(super::tests::asked("stuck-pending", "timeline"), NOW);
        assert_eq!(scene.trouble, None, "another attribute mends it");
    }
}

#[test]
fn every_change_is_news_and_its_payload_opens_the_same_state() {
    let mut scene = open(asked("mended", "timeline"));
    assert_eq!(scene.news(NOW), None, "nothing has happened yet");
    let event = [
        lab::Event::Start,
        lab::Event::Forward,
        lab::Event::End,
        lab::Event::Act(Action::Rotate),
        lab::Event::Undo,
    ];
    for event in event {
        scene.update(lab(event.clone()));
        let payload = scene.news(NOW).unwrap_or_else(|| panic!("{event:?} is news"));
        assert_eq!(seen(&from(&payload, "timeline")), seen(&scene), "{event:?}");
        assert_eq!(scene.news(NOW), None, "once is enough");
    }
}

#[test]
fn a_link_as_a_whole_is_as_good_as_its_payload() {
    let mut scene = open(asked("stuck-pending", "timeline"));
    scene.update(lab(lab::Event::Start));
    let payload = scene.news(NOW).unwrap();
    let link = format!("https://example.org/rotation/#/lab?s={payload}");
    assert_eq!(seen(&from(&link, "timeline")), seen(&from(&payload, "timeline")));
}

#[test]
fn where_one_may_only_look_nothing_changes_and_nothing_is_news() {
    let mut scene = open(Asked { readonly: true, ..asked("stuck-pending", "timeline") });
    let beats = scene.state.lab.lab.beats().len();
    for event in [
        lab(lab::Event::Act(Action::Rotate)),
        lab(lab::Event::Act(Action::Configure)),
        lab(lab::Event::Undo),
        lab(lab::Event::End),
        lab(lab::Event::Forward),
        lab(lab::Event::Start),
        Event::Undo,
        typed("30"),
        Event::Request(request::Event::SendToLab),
        Event::Go(crate::model::Route::Request),
    ] {
        let effects = scene.update(event.clone());
        assert!(effects.is_empty(), "{event:?}");
        assert_eq!((scene.state.lab.lab.beats().len(), scene.news(NOW)), (beats, None), "{event:?}");
        assert!(scene.state.lab.dialog.is_none());
    }
    assert_eq!(scene.state.lab.lab.playhead(), 0, "the playhead moves");
    scene.update(lab(lab::Event::End));
    scene.update(lab(lab::Event::Forward));
    assert!(matches!(scene.state.notice, Some(Notice::Said(_))), "at its end it says so");
}

#[test]
fn nothing_leads_out_of_a_scene() {
    for view in ["timeline", "schedule", "request"] {
        let mut scene = open(asked("stuck-pending", view));
        for event in [
            lab(lab::Event::Share),
            lab(lab::Event::Story(3)),
            Event::Schedule(schedule::Event::Draw),
            Event::Schedule(schedule::Event::UseInRequest),
            Event::Request(request::Event::Ask),
            Event::Request(request::Event::Confirm),
            Event::NextTheme,
            Event::Go(crate::model::Route::Lab),
            Event::Hash("#/fleet".into()),
        ] {
            assert!(scene.update(event.clone()).is_empty(), "{view}: {event:?}");
        }
    }
}

#[test]
fn the_schedule_is_the_one_of_the_secret_and_what_is_typed_is_in_the_payload() {
    let mut scene = open(asked("mended", "schedule"));
    let stored = scene.state.lab.secret().unwrap().rotation.rules.clone().unwrap();
    assert_eq!(scene.state.schedule.one.rules(), Ok(stored));
    let news: Vec<_> = ["45", "rate(10 days)", "cron(0 16 1,15 * ? *)"]
        .map(|text| {
            scene.update(typed(text));
            (text, scene.news(NOW).unwrap_or_else(|| panic!("{text} is news")))
        })
        .into();
    for (text, payload) in news {
        let opened = from(&payload, "schedule");
        assert_eq!(opened.state.schedule.one.text, text);
        assert_eq!(opened.state.schedule.now(), scene.state.schedule.now(), "the clock is the lab's");
    }
    scene.update(typed("cron(0 16 1,15 *"));
    assert_eq!(scene.news(NOW), None, "half a schedule is none");
}

#[test]
fn a_schedule_that_the_service_refuses_for_this_secret_is_no_news() {
    let mut scene = open(asked("stuck-pending", "schedule"));
    let before = seen(&scene);
    scene.update(typed("45"));
    assert_eq!((scene.news(NOW), seen(&scene)), (None, before));
    assert!(scene.state.lab.dialog.is_none());
}

#[test]
fn a_secret_without_rotation_gets_the_schedule_that_is_typed() {
    let mut scene = open(asked("not-configured", "schedule"));
    scene.update(typed("12"));
    let payload = scene.news(NOW).unwrap();
    assert_eq!(from(&payload, "schedule").state.schedule.one.text, "12");
}

#[test]
fn a_request_is_signed_at_the_labs_time_and_sent_to_the_lab() {
    let mut scene = open(asked("mended", "request"));
    assert_eq!(scene.state.request.at, scene.state.lab.lab.now());
    let now = scene.reading(Reading { at: Timestamp::EPOCH, random: 3 });
    assert_eq!(now, Reading { at: scene.state.lab.lab.now(), random: 3 }, "whatever the clock outside says");
    assert!(!scene.state.request.fields.secret_id.is_empty());
    scene.update(Event::Request(request::Event::SendToLab));
    let answer = scene.state.request.answer.as_ref().unwrap();
    assert!(matches!(answer.source, Sent::Lab(_)));
    assert_eq!(seen(&from(&scene.news(NOW).unwrap(), "request")), seen(&scene));
}

#[test]
fn attributes_are_followed_and_its_own_news_is_no_other_lab() {
    let mut scene = open(asked("mended", "timeline"));
    scene.update(lab(lab::Event::End));
    scene.update(lab(lab::Event::Act(Action::Rotate)));
    let news = scene.news(NOW).unwrap();
    scene.ask(Asked { src: Some(news.clone()), ..asked("mended", "timeline") }, NOW);
    assert!(scene.state.lab.lab.can_undo(), "handed its news it keeps what can be undone");
    scene.ask(Asked { src: Some(news), readonly: true, ..asked("mended", "timeline") }, NOW);
    assert!(scene.readonly());
    scene.ask(Asked { src: scene.asked.src.clone(), ..asked("mended", "request") }, NOW);
    assert!(scene.state.lab.lab.can_undo(), "another view of the same lab");
    assert_eq!(scene.state.request.at, scene.state.lab.lab.now());
    scene.ask(asked("mended", "schedule"), NOW);
    assert_eq!(
        (scene.view, scene.title()),
        (View::Schedule, Some("Mended with update-secret-version-stage"))
    );
    assert_eq!(scene.news(NOW), None, "what the page itself asked for is no news to it");
    scene.ask(asked("stuck-pending", "timeline"), NOW);
    assert_eq!(seen(&scene), seen(&open(asked("stuck-pending", "timeline"))));
}

/// A scene in which three things were done, and what it told of them.
fn moved() -> (Scene, [String; 3]) {
    let mut scene = open(asked("mended", "timeline"));
    let told = [lab::Event::Start, lab::Event::End, lab::Event::Act(Action::Rotate)].map(|event| {
        scene.update(lab(event));
        scene.news(NOW).unwrap()
    });
    (scene, told)
}

#[test]
fn news_that_a_page_hands_back_late_undoes_nothing() {
    let (mut scene, told) = moved();
    let latest = seen(&scene);
    let [first, second, third] = told;
    for src in [first, format!("https://example.org/#/lab?s={second}"), third] {
        assert!(!scene.ask(Asked { src: Some(src), ..asked("mended", "timeline") }, NOW));
        assert_eq!(seen(&scene), latest);
        assert_eq!(scene.news(NOW), None, "it is told already");
    }
    assert!(scene.state.lab.lab.can_undo());
}

#[test]
fn a_page_may_go_back_to_what_it_was_told() {
    let later = Timestamp::from_millis(2_000).unwrap();
    for (handed_back, now) in [(true, NOW), (false, later)] {
        let (mut scene, [_, second, third]) = moved();
        if handed_back {
            scene.ask(Asked { src: Some(third), ..asked("mended", "timeline") }, now);
        }
        let back = Asked { src: Some(second.clone()), ..asked("mended", "timeline") };
        assert!(scene.ask(back, now), "after an echo at once, else after a while");
        assert_eq!(seen(&scene), seen(&from(&second, "timeline")));
    }
}
