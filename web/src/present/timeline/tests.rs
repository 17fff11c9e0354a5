use super::*;
use rotation_lab::scenario::SCENARIOS;

fn draw(story: usize, narrow: bool, seek: Option<usize>) -> Drawing {
    let mut lab = SCENARIOS[story].open();
    if let Some(beats) = seek {
        lab.seek(beats);
    }
    let secret = lab.beats().iter().find_map(Beat::event).unwrap().secret.clone();
    let zone = Zone { name: "New York".into(), offsets: vec![(Timestamp::EPOCH, -300)] };
    layout(&Scene {
        beats: lab.beats(),
        playhead: lab.playhead(),
        now: lab.now(),
        secret: &secret,
        zone: &zone,
        narrow,
    })
}

#[test]
fn the_opening_story_has_three_lanes_two_windows_and_a_failure() {
    let drawing = draw(0, false, None);
    assert_eq!(drawing.lanes.iter().map(|lane| lane.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(
        drawing.lanes.iter().map(|lane| lane.maker).collect::<Vec<_>>(),
        ["CreateSecret", "RotateSecret", "schedule"]
    );
    assert_eq!(drawing.windows.len(), 2);
    assert!(drawing.windows[0].flag.is_some() && !drawing.windows[0].ahead);
    assert!(drawing.windows[1].ahead);
    let failed = drawing.steps.iter().filter(|step| step.state == StepState::Failed).count();
    let running: Vec<_> =
        drawing.steps.iter().filter(|step| step.state == StepState::Running).map(|s| s.name).collect();
    assert_eq!((failed, running), (1, vec!["testSecret"]));
    assert!(drawing.marks.iter().any(|mark| mark.kind == MarkKind::Failure && mark.name.is_some()));
}

#[test]
fn places_never_go_back_in_time_and_nothing_lies_left_of_the_edge() {
    for story in 0..SCENARIOS.len() {
        for narrow in [false, true] {
            let drawing = draw(story, narrow, None);
            assert!(drawing.stops.is_sorted(), "{story}");
            assert!(
                drawing.segments.iter().all(|segment| segment.x0 >= 0 && segment.x1 >= segment.x0),
                "{story}"
            );
            assert!(drawing.lanes.windows(2).all(|pair| pair[0].y + pair[0].height < pair[1].y));
            assert!(drawing.bottom < drawing.height && drawing.playhead_x < drawing.width);
        }
    }
}

#[test]
fn the_layout_does_not_move_when_the_playhead_does() {
    let beats = SCENARIOS[0].open().beats().len();
    let whole = draw(0, false, Some(beats));
    for seek in 1..beats {
        let drawing = draw(0, false, Some(seek));
        let paths = |d: &Drawing| d.segments.iter().map(|s| s.path.clone()).collect::<Vec<_>>();
        if drawing.windows.len() == whole.windows.len() {
            assert_eq!(paths(&drawing), paths(&whole), "{seek}");
        }
    }
}

#[test]
fn the_slider_stops_at_every_instant() {
    let drawing = draw(0, false, None);
    for (x, beats) in &drawing.stops {
        assert_eq!(drawing.beats_at(*x), *beats);
    }
    assert_eq!(drawing.beats_at(-50), 0);
}

#[test]
fn a_moved_label_is_one_curve_that_lands_at_its_moment() {
    let drawing = draw(0, false, None);
    let pending: Vec<_> = drawing.segments.iter().filter(|s| s.label.as_str() == "AWSPENDING").collect();
    assert_eq!(pending.len(), 2);
    assert!(pending[0].curve.is_none() && pending[0].round);
    let curve = pending[1].curve.as_deref().unwrap();
    assert!(curve.starts_with(&format!("M{} ", pending[0].x1)), "{curve} after {}", pending[0].path);
}

#[test]
fn an_empty_lab_draws() {
    let lab = SCENARIOS[3].open();
    let secret = lab.beats()[0].event().unwrap().secret.clone();
    let drawing = layout(&Scene {
        beats: &[],
        playhead: 0,
        now: Timestamp::EPOCH,
        secret: &secret,
        zone: &Zone::default(),
        narrow: true,
    });
    assert!(drawing.lanes.is_empty() && drawing.segments.is_empty());
}
