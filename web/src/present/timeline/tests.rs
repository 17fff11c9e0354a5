use super::*;
use crate::model::lab::WIDEST_PICTURE;
use crate::model::{Event, Reading, State, Surroundings, lab::NATURAL, update};
use rotation_core::{
    operation::{Operation, rotate_secret},
    time::Span,
};
use rotation_lab::{Command, Lab, Position, scenario::SCENARIOS};

fn zone() -> Zone {
    Zone { name: "New York".into(), offsets: vec![(Timestamp::EPOCH, -300)] }
}

fn draw(story: usize, narrow: bool, seek: Option<usize>) -> Drawing {
    let mut lab = SCENARIOS[story].open();
    if let Some(beats) = seek {
        lab.seek(beats);
    }
    look(&lab, narrow, Look::default())
}

fn look(lab: &Lab, narrow: bool, look: Look) -> Drawing {
    let (outline, zone) = (Outline::of(lab, None), zone());
    let (beats, playhead, now) = (lab.beats(), lab.playhead(), lab.now());
    layout(&Scene { beats, playhead, now, outline: &outline, zone: &zone, narrow, look })
}

/// A log with so many rotations, one a day.
fn long(rotations: usize) -> Lab {
    let mut lab = SCENARIOS[1].open();
    lab.put(Position::End);
    let secret_id = lab.vault().secrets().next().unwrap().name.to_string();
    for _ in 0..rotations {
        let client_request_token = lab.fresh_token();
        let input = rotate_secret::Input {
            secret_id: secret_id.clone(),
            client_request_token,
            ..rotate_secret::Input::default()
        };
        lab.submit(Command::Call(Operation::RotateSecret(input))).unwrap();
        lab.submit(Command::Advance(lab.now().plus(Span::hours(24)))).unwrap();
    }
    lab
}

#[test]
fn the_opening_story_has_three_lanes_two_windows_and_a_failure() {
    let drawing = draw(0, false, None);
    assert_eq!(drawing.bands.lanes.iter().map(|lane| lane.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(
        drawing.heads.iter().map(|head| head.maker).collect::<Vec<_>>(),
        ["CreateSecret", "RotateSecret", "schedule"]
    );
    assert_eq!(drawing.windows.len(), 2);
    assert!(drawing.windows[0].flag.is_some() && !drawing.windows[0].ahead);
    assert!(drawing.windows[1].ahead);
    let failed = drawing.steps.iter().filter(|step| step.state == StepState::Failed).count();
    let running: Vec<_> =
        drawing.steps.iter().filter(|step| step.state == StepState::Running).map(|s| s.name).collect();
    assert_eq!((failed, running), (1, vec!["testSecret"]));
    assert!(drawing.marks.iter().any(|mark| mark.kind == MarkKind::Failure && mark.named));
}

#[test]
fn places_never_go_back_in_time_and_nothing_lies_left_of_the_edge() {
    for story in 0..SCENARIOS.len() {
        for narrow in [false, true] {
            let drawing = draw(story, narrow, None);
            assert!(drawing.stops.is_sorted(), "{story}");
            assert!(
                drawing.bands.segments.iter().all(|segment| segment.x0 >= 0 && segment.x1 >= segment.x0),
                "{story}"
            );
            assert!(drawing.bands.lanes.windows(2).all(|pair| pair[0].y + pair[0].height < pair[1].y));
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
        // Where a ribbon goes on past what is drawn depends on where that is.
        let places =
            |d: &Drawing| d.bands.segments.iter().map(|s| (s.x0, s.curve.clone())).collect::<Vec<_>>();
        assert_eq!(places(&drawing), places(&whole), "{seek}");
    }
}

#[test]
fn lanes_and_ribbons_are_laid_out_once_for_a_log_that_is_drawn_whole() {
    let mut lab = long(400);
    let (outline, zone, beats) = (Outline::of(&lab, None), zone(), lab.beats().len());
    let fit = Look { zoom: None, width: 900, ..Look::default() };
    let mut bands = |seek: usize, look: Look, narrow: bool| {
        lab.seek(seek);
        let (beats, playhead, now) = (lab.beats(), lab.playhead(), lab.now());
        layout(&Scene { beats, playhead, now, outline: &outline, zone: &zone, narrow, look }).bands
    };
    let first = bands(1, fit, false);
    assert!(first.whole);
    for seek in [2, beats / 3, beats / 2, beats] {
        assert!(Rc::ptr_eq(&first, &bands(seek, fit, false)), "{seek}");
    }
    // Another look is another layout, also where only part of the log is drawn.
    for (look, narrow) in [(fit, true), (Look { linear: true, ..fit }, false), (Look::default(), false)] {
        assert_ne!(first, bands(beats / 2, look, narrow));
    }
    let part = bands(beats / 2, Look::default(), false);
    assert!(!part.whole && part != bands(beats / 3, Look::default(), false));
}

#[test]
fn the_slider_finds_every_instant_at_the_place_where_the_playhead_stands() {
    for linear in [false, true] {
        for zoom in [NATURAL, 40 * NATURAL] {
            let mut lab = SCENARIOS[0].open();
            let at: Vec<_> = lab.beats().iter().map(Beat::at).collect();
            for at in at {
                lab.seek_time(at);
                let drawing = look(&lab, false, Look { zoom: Some(zoom), linear, ..Look::default() });
                let found = drawing.instants.at(drawing.playhead_x).unwrap();
                // In proportion, many moments are one place.
                let width = if linear { 6 * 86_400_000 / i64::from(drawing.width) * 5 } else { 0 };
                assert!(found.since(at).as_millis().abs() <= width, "{at} {found} {linear} {zoom}");
                assert_eq!(drawing.instants.at(-50), None);
            }
        }
    }
}

#[test]
fn the_slider_reaches_instants_at_which_nothing_happened_and_comes_back_to_its_place() {
    let mut lab = SCENARIOS[0].open();
    let drawing = look(&lab, false, Look::default());
    let mut between = 0;
    for x in 30..drawing.width - 60 {
        let at = drawing.instants.at(x).unwrap();
        lab.seek_time(at);
        between += usize::from(!lab.beats().iter().any(|beat| beat.at() == at));
        let again = look(&lab, false, Look::default());
        let off = (again.playhead_x - x).abs();
        // A millisecond may be wide where much happens in little time.
        let next = at.plus(Span::millis(1));
        lab.seek_time(if again.playhead_x > x { at.minus(Span::millis(1)) } else { next });
        let beside = look(&lab, false, Look::default()).playhead_x;
        assert!(off <= 3 || off <= (beside - x).abs(), "{x}: {} or {beside}", again.playhead_x);
    }
    assert!(between > 100, "{between}");
}

#[test]
fn of_a_long_log_a_jump_draws_the_view_that_follows_it_and_a_step_all_around_the_playhead() {
    let mut lab = long(400);
    let width = 1000;
    let (from, to, all) = (lab.beats()[3].at(), lab.end(), look(&lab, false, Look::default()).width);
    let mut drawn = |at: Timestamp, before: Option<Timestamp>| {
        lab.seek_time(at);
        let drawing = look(&lab, false, Look { width, before, ..Look::default() });
        (drawing.bands.from, drawing.bands.to, drawing.playhead_x)
    };
    for share in 1..=20 {
        let at = Timestamp::from_millis(from.as_millis() + to.since(from).as_millis() * share / 20).unwrap();
        let (from, to, x) = drawn(at, Some(if share < 10 { to } else { from }));
        let left = Look::follows(x, width).clamp(0, all - width);
        assert!(from <= left && to >= left + width, "{share}: {from} to {to}, seen from {left}");
        assert!(to - from < width * 5 / 4, "{share}: {from} to {to}");
        // From where it is it may go on in view, whatever else is.
        for before in [None, Some(at), Some(at.minus(Span::millis(1)))] {
            let (from, to, x) = drawn(at, before);
            assert!(from <= (x - width).max(0) && to >= (x + width).min(all), "{share}: {from} to {to}");
        }
    }
}

#[test]
fn a_long_log_draws_what_is_in_view_and_nothing_else() {
    let lab = long(400);
    let whole = look(&lab, false, Look { width: 10_000_000, ..Look::default() });
    assert!(whole.marks.len() >= 800 && whole.steps.len() >= 1600, "{}", whole.marks.len());
    let (left, width) = (20_000, 1000);
    let part = look(&lab, false, Look { left: Some(left), width, ..Look::default() });
    let (from, to) = (part.bands.from, part.bands.to);
    assert!(from < left && to > left + width && part.width == whole.width && part.heads.len() < 9);
    let among = |x: i32| (from..=to).contains(&x);
    let marks =
        |d: &Drawing| d.marks.iter().filter(|m| among(m.x)).map(|m| (m.x, m.beat)).collect::<Vec<_>>();
    assert_eq!(marks(&part), marks(&whole));
    assert!(part.marks.len() > 20 && part.marks.len() < 100, "{}", part.marks.len());
    let curves = |d: &Drawing| {
        let inside = |s: &&Segment| among(s.x0 - 100) && among(s.x0 + 100);
        d.bands.segments.iter().filter(inside).map(|s| (s.beat, s.curve.clone())).collect::<Vec<_>>()
    };
    assert!(curves(&part).len() > 10);
    assert_eq!(curves(&part), curves(&whole));
    for shapes in [part.steps.len(), part.bands.segments.len(), part.stops.len(), part.axis.ticks.len()] {
        assert!(shapes > 0 && shapes < 400, "{shapes}");
    }
}

#[test]
fn what_is_too_fine_is_one_thing_with_a_count() {
    let lab = long(400);
    let natural = look(&lab, false, Look { width: 10_000_000, ..Look::default() });
    let fit = look(&lab, false, Look { zoom: None, width: 900, ..Look::default() });
    assert!(fit.width <= 900 && fit.zoom < NATURAL / 10, "{} {}", fit.width, fit.zoom);
    let marks = |d: &Drawing| d.marks.iter().map(|mark| mark.count).sum::<usize>();
    let steps = |d: &Drawing| d.steps.iter().map(|step| step.count).sum::<usize>();
    assert_eq!((marks(&fit), steps(&fit)), (marks(&natural), steps(&natural)));
    assert!(fit.marks.windows(2).all(|pair| pair[1].x - pair[0].x >= 6));
    for mark in fit.marks.iter().filter(|mark| mark.count > 1) {
        assert_eq!((mark.named, &mark.name), (true, &format!("×{}", mark.count)));
        assert!(mark.told().unwrap().starts_with(&format!("{} events", mark.count)));
    }
    assert!(fit.marks.len() < 160 && fit.steps.len() < 160 && fit.bands.segments.len() < 500);
    assert!(fit.stops.len() < 320 && fit.axis.folds.len() < 80 && fit.bands.lanes.len() < 400);
    let moves = |d: &Drawing, label: &str| {
        d.bands.segments.iter().filter(|s| s.label.as_str() == label).map(|s| s.count).sum::<usize>()
    };
    assert_eq!(moves(&fit, "AWSCURRENT"), moves(&natural, "AWSCURRENT"));
}

#[test]
fn versions_without_labels_leave_their_row_to_others_where_there_are_many() {
    let lab = long(40);
    let drawing = look(&lab, false, Look { width: 10_000_000, ..Look::default() });
    assert!(drawing.bands.lanes.len() > 40 && drawing.heads.len() < 8, "{}", drawing.heads.len());
    for (n, lane) in drawing.bands.lanes.iter().enumerate() {
        let before = drawing.bands.lanes[..n].iter().rev().find(|before| before.y == lane.y);
        assert!(before.is_none_or(|before| before.until_x.is_some_and(|until| until <= lane.born_x)));
    }
    assert!(drawing.heads.iter().any(|head| head.number == drawing.bands.lanes.len()));
}

#[test]
fn the_programs_lines_say_when_they_cannot_log_in_and_with_which_version_they_can() {
    let mut state = State::open(Reading { at: Timestamp::EPOCH, random: 7 }, Surroundings::default());
    let draw = |state: &State| {
        let (page, zone) = (&state.lab, zone());
        let (beats, playhead, now) = (page.lab.beats(), page.lab.playhead(), page.lab.now());
        layout(&Scene {
            beats,
            playhead,
            now,
            outline: &page.outline,
            zone: &zone,
            narrow: false,
            look: page.look,
        })
    };
    let before = draw(&state);
    assert!(before.bands.clients.iter().all(|client| client.pieces.is_empty()));
    update(Event::Acted, &mut state);
    let drawing = draw(&state);
    assert_eq!(
        (before.height, before.bottom),
        (drawing.height, drawing.bottom),
        "nothing moves when they come"
    );
    for client in &drawing.bands.clients {
        let gaps: Vec<_> = client.pieces.iter().filter(|piece| piece.gap.is_some()).collect();
        assert_eq!(gaps.len(), 2, "{}", client.name);
        assert!(client.pieces.windows(2).all(|pair| pair[0].x1 <= pair[1].x0 + 3));
        assert!(client.pieces.iter().any(|piece| piece.words.as_deref() == Some("can log in, v1")));
        assert!(client.y > drawing.rows.end && client.y < drawing.bottom);
    }
    // Nothing is said of what comes after the last thing that is known, though a window is.
    let last = drawing.marks.iter().map(|mark| mark.x).max().unwrap();
    let gaps =
        drawing.bands.clients.iter().flat_map(|client| &client.pieces).filter(|piece| piece.gap.is_some());
    assert!(gaps.map(|gap| gap.x1).max().unwrap() <= last + 3);
    // Who keeps what was read for longer is shut out for longer.
    let first_ends =
        |n: usize| drawing.bands.clients[n].pieces.iter().find(|p| p.gap.is_some()).map(|p| p.x1);
    assert!(first_ends(1) > first_ends(0));
}

#[test]
fn linear_time_is_in_proportion() {
    let mut lab = SCENARIOS[0].open();
    let drawing = look(&lab, false, Look { linear: true, ..Look::default() });
    assert!(drawing.axis.folds.is_empty());
    let (start, end) = (lab.beats()[0].at(), lab.end());
    let mut x_of = |at| {
        lab.seek_time(at);
        look(&lab, false, Look { linear: true, ..Look::default() }).playhead_x
    };
    let half = start.plus(Span::millis(u32::try_from(end.since(start).as_millis() / 2).unwrap()));
    let (first, middle, last) = (x_of(start), x_of(half), x_of(end));
    assert!((middle - (first + last) / 2).abs() <= 120, "{first} {middle} {last}");
}

#[test]
fn a_moved_label_is_one_curve_that_lands_at_its_moment() {
    let drawing = draw(0, false, None);
    let pending: Vec<_> =
        drawing.bands.segments.iter().filter(|s| s.label.as_str() == "AWSPENDING").collect();
    assert_eq!(pending.len(), 2);
    assert!(pending[0].curve.is_none() && pending[0].round);
    let curve = pending[1].curve.as_deref().unwrap();
    assert!(curve.starts_with(&format!("M{} ", pending[0].x1)), "{curve} after {}", pending[0].path);
}

#[test]
fn an_empty_lab_draws() {
    let lab = Lab::new(SCENARIOS[3].open().setup().clone());
    for zoom in [None, Some(0), Some(u32::MAX)] {
        for linear in [false, true] {
            let drawing =
                look(&lab, true, Look { zoom, linear, left: Some(i32::MAX), width: 0, before: None });
            assert!(drawing.bands.lanes.is_empty() && drawing.bands.segments.is_empty());
        }
    }
}

#[test]
fn a_picture_has_all_of_it() {
    for lab in [SCENARIOS[0].open(), long(300)] {
        let natural = look(&lab, false, Look::default().pictured());
        let fits = natural.width <= WIDEST_PICTURE;
        let drawing = if fits { natural } else { look(&lab, false, Look::default().fitted()) };
        assert!(drawing.width <= WIDEST_PICTURE, "{}", drawing.width);
        assert!(drawing.bands.from <= 0 && drawing.bands.to >= drawing.width, "{:?}", drawing.bands);
        assert!(drawing.bands.segments.len() < 20_000);
    }
}
