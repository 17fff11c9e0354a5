//! What the picture and its transport rest on.

use super::*;
use crate::model::Timer;

#[test]
fn the_outline_is_always_that_of_the_log_and_the_secret_there_are() {
    let mut state = state();
    let stories = (0..SCENARIOS.len()).map(Event::Story);
    let acts = [
        Event::End,
        Event::Forward,
        Event::Act(Action::Cancel),
        Event::Undo,
        Event::Redo,
        Event::Back,
        Event::Permit(Permission::RotateSecret, false),
    ];
    for event in stories.flat_map(|story| std::iter::once(story).chain(acts.clone())) {
        send(&mut state, event.clone());
        for arn in state.lab.outline.secrets.clone() {
            send(&mut state, Event::Secret(arn.clone()));
            let page = &state.lab;
            let fresh = Outline::of(&page.lab, Some(&arn));
            let kept = |outline: &Outline| {
                let rows = [Filter::All, Filter::Key, Filter::Service, Filter::Failures];
                let rows = rows.map(|filter| outline.rows(filter).to_vec());
                (outline.secrets.clone(), outline.versions.clone(), outline.moves.clone(), outline.end, rows)
            };
            assert_eq!(kept(&page.outline), kept(&fresh), "{event:?}");
            assert_eq!(page.shown(), Some(&arn));
            for (place, version) in fresh.versions.iter().enumerate() {
                assert_eq!(fresh.place(&version.id), Some(place));
            }
        }
        send(&mut state, Event::Undo);
    }
}

#[test]
fn what_the_hand_is_on_stays_where_it_is_when_the_size_changes() {
    let mut state = state();
    let about = Some(Spot { left: 300, width: 800, x: 100 });
    let scale = |from, by, about| Event::Look(Looking::Scale { from, by, about });
    send(&mut state, scale(NATURAL, 2000, about));
    let look = state.lab.look;
    assert_eq!((look.zoom, look.left, look.width), (Some(2 * NATURAL), Some(700), 800));
    // Keys and buttons leave the playhead where it is: no place is given.
    send(&mut state, scale(2 * NATURAL, AWAY, None));
    assert!(state.lab.look.left.is_none() && state.lab.look.zoom < Some(2 * NATURAL));
    send(&mut state, Event::Look(Looking::Fit));
    assert_eq!(state.lab.look.zoom, None);
    send(&mut state, Event::Look(Looking::Natural));
    assert_eq!(state.lab.look.zoom, Some(NATURAL));
    for by in [0, u32::MAX] {
        send(&mut state, scale(u32::MAX, by, Some(Spot { left: i32::MAX - 9, width: 0, x: 9 })));
        assert!(state.lab.look.zoom > Some(0));
    }
}

#[test]
fn the_view_follows_the_playhead_and_not_the_reader_s_scrolling_once_it_moves() {
    let mut state = state();
    send(&mut state, Event::Look(Looking::Moved(500, 900)));
    assert_eq!((state.lab.look.left, state.lab.look.width), (Some(500), 900));
    send(&mut state, Event::Back);
    assert_eq!((state.lab.look.left, state.lab.look.width), (None, 900));
}

#[test]
fn the_slider_s_instant_is_where_the_playhead_goes() {
    let mut state = state();
    let beats = state.lab.lab.beats();
    let (before, after) = (beats[40].at(), beats[60].at());
    let between = Timestamp::from_millis((before.as_millis() + after.as_millis()) / 2).unwrap();
    send(&mut state, Event::SeekTime(between));
    assert_eq!(state.lab.lab.now(), between);
    let done = state.lab.lab.playhead();
    assert!(state.lab.lab.beats()[done - 1].at() <= between && state.lab.lab.beats()[done].at() > between);
}

#[test]
fn playing_as_time_goes_reaches_the_end_in_small_steps_and_passes_idle_time_over() {
    for speed in SPEEDS {
        let mut state = state();
        send(&mut state, Event::Start);
        send(&mut state, Event::Speed(speed));
        let mut effects = send(&mut state, Event::Play);
        let (mut ticks, mut waited) = (0, 0);
        while let [Effect::Wait(Timer::Play, millis, event), ..] = effects.as_slice() {
            (ticks, waited) = (ticks + 1, waited + millis);
            let before = state.lab.lab.now();
            effects = change((**event).clone(), &mut state);
            if let Speed::Times(times) = speed {
                let passed = state.lab.lab.now().since(before).as_millis();
                let idle = state.lab.lab.end().since(state.lab.lab.setup().start).as_millis() / 9;
                assert!(passed <= i64::from(times) * 100 || passed <= idle, "{speed:?} {passed}");
            }
            assert!(ticks < 5000, "{speed:?}");
        }
        assert_eq!((state.lab.ahead(), state.lab.playing), (0, None), "{speed:?}");
        // The story is six days long, and nobody waits for that.
        assert!(waited < 180_000, "{speed:?}: {waited} ms");
        assert!(speed != Speed::Times(60) || waited < 30_000, "{waited}");
    }
}

#[test]
fn the_programs_of_the_picture_are_reckoned_once_the_person_acts_and_again_with_the_log() {
    let mut state = state();
    change(Top::Settled, &mut state);
    assert_eq!(state.lab.outline.outages, None);
    change(Top::Acted, &mut state);
    let Some(Outages::Known(before)) = state.lab.outline.outages.clone() else { panic!() };
    assert!(before.iter().any(|outage| outage.client == 0) && before.iter().any(|outage| outage.client == 1));
    send(&mut state, Event::Back);
    assert_eq!(state.lab.outline.outages, Some(Outages::Known(before.clone())));
    send(&mut state, Event::Act(Action::Cancel));
    let Some(Outages::Known(after)) = state.lab.outline.outages.clone() else { panic!() };
    assert_ne!(after, before);
    send(&mut state, Event::Story(1));
    assert!(matches!(state.lab.outline.outages, Some(Outages::Known(_))));
    // One command more, and years of rotations.
    let years = state.lab.lab.now().plus(rotation_core::time::Span::days(40 * 365));
    pass(years, &mut state);
    change(Top::Acted, &mut state);
    assert!(state.lab.lab.log().len() < 20 && state.lab.lab.beats().len() > 8_000);
    assert_eq!(state.lab.outline.outages, Some(Outages::TooLong));
}

#[test]
fn what_the_pointer_is_on_is_all_that_belongs_together() {
    let mut state = state();
    let moved = state.lab.selected.unwrap();
    send(&mut state, Event::Near(Some(moved)));
    let near = state.lab.near.clone().unwrap();
    assert!(near.contains(&moved) && near.len() > 1 && near.start < moved, "{near:?}");
    send(&mut state, Event::Near(None));
    assert_eq!(state.lab.near, None);
}

#[test]
fn a_link_to_a_moment_opens_there_and_leaves_the_playhead_where_it_is() {
    let mut state = state();
    let here = state.lab.lab.position();
    let effects = send(&mut state, Event::ShareMoment(20));
    let [Effect::CopyLink(MOMENT, hash)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(state.lab.lab.position(), here);
    let payload = hash.strip_prefix("#/lab?s=").unwrap();
    let opened = rotation_lab::link::decode(payload).unwrap().open().unwrap();
    let now = opened.playhead();
    assert!(now > 20 && opened.beats()[now - 1].at() == opened.beats()[20].at(), "{now}");
}

#[test]
fn the_row_of_an_event_is_shown_under_a_filter_that_has_it_and_gets_the_focus() {
    let mut state = state();
    let failed = state.lab.outline.rows(Filter::Failures)[0];
    let quiet = state.lab.outline.rows(Filter::Service)[0];
    for (beat, filter) in [(failed, Filter::Failures), (quiet, Filter::All)] {
        send(&mut state, Event::Filter(Filter::Failures));
        let effects = send(&mut state, Event::ShowRow(beat));
        assert!(
            matches!(effects.as_slice(), [Effect::Focus(id, None)] if *id == row_id(beat)),
            "{effects:?}"
        );
        assert_eq!(state.lab.filter, filter);
    }
}
