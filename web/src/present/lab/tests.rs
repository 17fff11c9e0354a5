use rotation_core::fact::Evidence;

use super::*;
use crate::model::lab::{Filter, Outline, Page};

#[test]
fn the_opening_story_says_where_it_stands() {
    let page = Page::open();
    let head = head(&page);
    assert_eq!(head.name, "prod/orders/db");
    assert_eq!(head.status.2, "Rotating: testSecret, try 2");
    assert_eq!(head.schedule, "every 6 days, for 3 h");
    assert_eq!(head.next_rotation, "23 Nov 02:59:59");
}

#[test]
fn a_row_tells_what_its_cause_changed() {
    let page = Page::open();
    let rows = rows(&page);
    let started = rows.rows.iter().rfind(|row| row.name == "RotationStarted").unwrap();
    assert_eq!(started.effect, "v3 has no value yet; AWSPENDING from v2 to v3");
    assert!(rows.rows.iter().any(|row| row.state == RowState::Failed && row.name == "RotationFailed"));
    assert!(rows.rows.iter().any(|row| row.state == RowState::Ahead && row.name == "RotationSucceeded"));
}

#[test]
fn filters_count_what_they_show() {
    let mut page = Page::open();
    let counts = counts(&page);
    for (filter, count) in
        [(Filter::All, counts.all), (Filter::Service, counts.service), (Filter::Failures, counts.failures)]
    {
        page.filter = filter;
        assert_eq!(rows(&page).rows.len(), count, "{filter:?}");
    }
    assert_eq!(counts.failures, 2);
}

#[test]
fn of_a_long_table_the_rows_around_the_playhead_are_drawn_or_where_the_reader_went() {
    let mut page = Page::open();
    page.filter = Filter::All;
    let whole = rows(&page);
    assert_eq!((whole.before, whole.rows.len(), whole.line), (0, whole.all, Some(page.lab.playhead())));
    while page.lab.beats().len() <= 2 * WHOLE && page.lab.step() {}
    page.outline = Outline::of(&page.lab, None);
    let all = page.lab.beats().len();
    for playhead in [0, 1, all / 2, all - 1, all] {
        page.lab.seek(playhead);
        let table = rows(&page);
        assert_eq!((table.rows.len(), table.all), (DRAWN, all));
        let line = table.line.unwrap();
        assert_eq!(table.before + line, page.lab.playhead());
        let ahead = table.rows.iter().position(|row| row.state == RowState::Ahead).unwrap_or(DRAWN);
        assert_eq!(ahead, line);
    }
    for first in [0, 7, all - 1, usize::MAX] {
        page.row = Some(first);
        let table = rows(&page);
        assert_eq!((table.rows.len(), table.before), (DRAWN, first.min(all - DRAWN)));
        assert_eq!(table.rows[0].beat, table.before);
    }
}

#[test]
fn why_names_the_label_the_versions_and_the_rules() {
    let page = Page::open();
    let why = why(&page).unwrap();
    assert_eq!(why.title, "AWSPENDING is on v3");
    assert_eq!(why.changes.len(), 2);
    assert!(why.rules.iter().any(|(evidence, _)| *evidence == Evidence::Recorded));
}

#[test]
fn every_beat_can_be_explained_and_no_value_is_shown() {
    let mut page = Page::open();
    for beat in 0..page.lab.beats().len() {
        page.selected = Some(beat);
        let why = why(&page).unwrap();
        assert!(!why.title.is_empty());
        assert!(!why.call.unwrap_or_default().contains("password"));
    }
}

#[test]
fn every_action_says_what_it_would_do() {
    let page = Page::open();
    for action in crate::model::lab::Action::ALL {
        assert!(!does(action, &page).is_empty() && !verb(action).0.is_empty());
    }
}

#[test]
fn the_gap_between_the_strategies_is_told_and_drawn() {
    let mut state = crate::model::State::open(
        crate::model::Reading { at: rotation_core::time::Timestamp::EPOCH, random: 7 },
        crate::model::Surroundings::default(),
    );
    let look = crate::model::lab::Event::Clients(Some(crate::model::lab::Habit::default()));
    crate::model::update(crate::model::Event::Lab(look), &mut state);
    let [single, alternating] = clients::strips(state.lab.clients.as_ref().unwrap());
    assert!(single.words.starts_with("2 outages, "), "{}", single.words);
    assert_eq!((single.bars.len(), single.lines.len()), (2, 2));
    assert!(single.bars.iter().all(|(x, width)| *x >= 0 && *width > 0 && x + width <= 1000));
    assert!(single.lines.iter().all(|line| line.contains("refused.")), "{:?}", single.lines);
    assert_eq!((alternating.words.as_str(), alternating.bars.len()), ("Could log in all the time.", 0));
}
