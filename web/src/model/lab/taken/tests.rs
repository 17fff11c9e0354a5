use rotation_core::time::Timestamp;
use rotation_lab::export::ImportError;

use super::*;
use crate::model::{
    Event as Top, Reading, Surroundings, Timer,
    lab::{Action, Event},
    update,
};

fn open(hash: &str) -> State {
    let around = Surroundings { hash: hash.into(), ..Surroundings::default() };
    State::open(Reading { at: Timestamp::EPOCH, random: 7 }, around)
}

fn send(state: &mut State, event: Event) -> Vec<Effect> {
    update(Top::Lab(event), state)
}

fn json(state: &mut State) -> (String, String) {
    let effects = send(state, Event::Take(Take::Json));
    let file = |effect| if let Effect::Download(name, _, text) = effect { Some((name, text)) } else { None };
    effects.into_iter().find_map(file).unwrap()
}

fn copied(state: &mut State, take: Take) -> (Around, String) {
    let effects = send(state, Event::Take(take));
    let copied =
        |effect| if let Effect::CopyAround(_, text, hash) = effect { Some((text, hash)) } else { None };
    effects.into_iter().find_map(copied).unwrap()
}

#[test]
fn a_file_brings_the_lab_back_and_what_it_took_the_place_of_can_be_had_back() {
    let mut state = open("");
    send(&mut state, Event::Act(Action::Cancel));
    let (name, text) = json(&mut state);
    assert_eq!(name, "rotation-lab-timeout-in-set-secret.json");
    let mut other = open("#/fleet");
    let mine = other.lab.lab.beats().to_vec();
    let effects = update(Top::Imported(name.clone(), Ok(text)), &mut other);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Go(crate::model::Route::Lab))));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Keep(Some(_)))), "it is one's own work now");
    assert_eq!(other.lab.lab.beats(), state.lab.lab.beats());
    assert_eq!(other.notice, Some(Notice::Replaced(format!("Opened {name}."))));
    update(Top::TakeBack, &mut other);
    assert_eq!(other.lab.lab.beats(), mine);
}

#[test]
fn a_file_that_cannot_be_opened_changes_nothing_and_says_why() {
    let (_, text) = json(&mut open(""));
    for (text, error) in [
        (Ok(text[..text.len() / 3].to_owned()), ImportError::Foreign),
        (Ok(text.replace("rotation-lab/1", "rotation-lab/7")), ImportError::Newer),
        (Err(ImportError::TooLong), ImportError::TooLong),
    ] {
        let mut state = open("");
        let before = state.lab.lab.beats().to_vec();
        update(Top::Imported("a.json".into(), text), &mut state);
        assert_eq!((&state.notice, state.lab.lab.beats()), (&Some(Notice::Import(error)), &before[..]));
        assert!(!state.notice.as_ref().is_some_and(Notice::passes), "it stays until it is read");
    }
}

#[test]
fn markdown_and_embed_code_lead_to_the_lab_as_it_stands() {
    let mut state = open("");
    let (text, hash) = copied(&mut state, Take::Markdown);
    assert!(text.before.starts_with("## Time-out in setSecret\n") && hash.starts_with("#/lab?s=1"));
    let beats = state.lab.lab.beats().to_vec();
    let (text, hash) = copied(&mut state, Take::Embed);
    assert!(text.before.starts_with("<iframe ") && hash.starts_with("#/lab?embed&amp;s=1"));
    let framed = open(&hash.replace("&amp;", "&"));
    assert!(framed.embed && framed.lab.lab.beats() == beats);
}

#[test]
fn the_whole_timeline_is_drawn_while_its_picture_is_made() {
    let mut state = open("");
    state.sheet = Some(crate::model::Sheet::Export);
    let effects = send(&mut state, Event::Take(Take::Png));
    let [Effect::Picture(picture)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(picture.png && state.lab.exporting && state.sheet.is_none());
    update(Top::Pictured(Ok(picture.name.clone())), &mut state);
    assert!(!state.lab.exporting && state.notice.is_some());
    send(&mut state, Event::Take(Take::Svg));
    update(Top::Pictured(Err(())), &mut state);
    assert_eq!((state.lab.exporting, &state.notice), (false, &Some(Notice::NoPicture)));
}

#[test]
fn a_passing_notice_goes_by_itself_unless_somebody_is_at_it_and_can_be_read_again() {
    let waits =
        |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Wait(Timer::Notice, ..)));
    let mut state = open("");
    assert!(waits(&send(&mut state, Event::Act(Action::Cancel))));
    assert!(state.notice.is_some());
    assert!(!waits(&update(Top::HoldNotice(true), &mut state)));
    update(Top::NoticeGone, &mut state);
    assert!(state.notice.is_some(), "it is held");
    assert!(waits(&update(Top::HoldNotice(false), &mut state)));
    update(Top::NoticeGone, &mut state);
    assert_eq!(state.notice, None);
    assert!(matches!(state.said.as_slice(), [Notice::Forked(_)]));
    // What failed stays until it is read.
    update(Top::Copied("link", false), &mut state);
    update(Top::NoticeGone, &mut state);
    assert_eq!(state.notice, Some(Notice::CopyRefused("link")));
}
