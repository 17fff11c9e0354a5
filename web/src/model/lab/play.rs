//! The playhead: step, back, seek, play.

use rotation_lab::Lab;

use super::{Event, Page};
use crate::model::{self, Effect, Notice, State, Timer};

/// How long playing rests on each instant.
const REST_MS: u32 = 650;

/// How many times as fast playing can be.
const SPEEDS: [u32; 3] = [1, 3, 10];

pub(super) fn forward(state: &mut State) -> Vec<Effect> {
    if !advance(&mut state.lab) {
        state.notice = Some(Notice::NothingDue);
    }
    Vec::new()
}

pub(super) fn back(page: &mut Page) {
    page.playing = None;
    page.lab.back();
    follow(page);
}

pub(super) fn seek(page: &mut Page, beats: usize) {
    page.playing = None;
    let beats = beats.min(page.lab.beats().len());
    if beats != page.lab.playhead() {
        page.lab.seek(beats);
        follow(page);
    }
}

pub(super) fn toggle(page: &mut Page) -> Vec<Effect> {
    if page.playing.take().is_some() {
        return Vec::new();
    }
    page.plays += 1;
    page.playing = Some(page.plays);
    vec![wait(page.plays, page.speed)]
}

pub(super) fn tick(number: u32, state: &mut State) -> Vec<Effect> {
    if state.lab.playing != Some(number) {
        return Vec::new();
    }
    // Playing goes as far as is known, and on to what falls due only when the reader steps there.
    if state.lab.ahead() == 0 || !advance(&mut state.lab) {
        state.lab.playing = None;
        return Vec::new();
    }
    vec![wait(number, state.lab.speed)]
}

pub(super) fn faster(page: &mut Page) {
    page.speed = SPEEDS.into_iter().find(|speed| *speed > page.speed).unwrap_or(1);
}

/// Undo, redo, another branch: what lies at the playhead is another lab.
pub(super) fn travel(state: &mut State, travel: &dyn Fn(&mut Lab) -> bool) {
    let page = &mut state.lab;
    page.playing = None;
    // Otherwise it would do at once again what was undone.
    page.own.lay_down();
    if travel(&mut page.lab) {
        follow(page);
        // What it said may be no longer so.
        state.notice = None;
    }
}

fn wait(number: u32, speed: u32) -> Effect {
    Effect::Wait(Timer::Play, REST_MS / speed.max(1), Box::new(model::Event::Lab(Event::Tick(number))))
}

fn advance(page: &mut Page) -> bool {
    let moved = page.lab.step();
    follow(page);
    moved
}

/// The explanation follows the playhead: it is about the last label that moved, if one did.
fn follow(page: &mut Page) {
    page.selected = page.last_move();
}
