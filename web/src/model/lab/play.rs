//! The playhead: step, back, seek, play.

use rotation_core::time::Timestamp;
use rotation_lab::{Beat, Lab};

use super::{Event, Page};
use crate::model::{self, Effect, Notice, State, Timer};

/// How long playing rests on each instant.
const REST_MS: u32 = 650;

/// How fast it is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    /// From instant to instant, with a rest at each.
    Events,
    /// So many times as fast as the time goes; idle time is passed over quickly.
    Times(u32),
}

/// What there is to choose.
pub const SPEEDS: [Speed; 4] = [Speed::Events, Speed::Times(1), Speed::Times(10), Speed::Times(60)];

/// Time that goes on is drawn so often.
const FRAME_MS: u32 = 100;
/// A stretch of that length in which nothing happens is idle, and takes so many frames.
const IDLE: (i64, i64) = (60_000, 10);

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
        jump(page, |lab| lab.seek(beats));
    }
}

pub(super) fn seek_time(page: &mut Page, at: Timestamp) {
    page.playing = None;
    if at != page.lab.now() {
        jump(page, |lab| lab.seek_time(at));
    }
}

/// Perhaps far: the picture then need not hold what lies around the playhead, only what comes into view.
fn jump(page: &mut Page, to: impl FnOnce(&mut Lab)) {
    let before = page.lab.now();
    to(&mut page.lab);
    follow(page);
    page.look.before = Some(before);
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
    if state.lab.ahead() == 0 || !play_on(&mut state.lab) {
        state.lab.playing = None;
        return Vec::new();
    }
    vec![wait(number, state.lab.speed)]
}

fn play_on(page: &mut Page) -> bool {
    let Speed::Times(times) = page.speed else { return advance(page) };
    let (beats, done) = (page.lab.beats(), page.lab.playhead());
    let Some(next) = beats.get(done).map(Beat::at) else { return false };
    let now = page.lab.now();
    let before = done.checked_sub(1).and_then(|last| beats.get(last)).map_or(now, Beat::at);
    let (stretch, left) = (next.since(before).as_millis(), next.since(now).as_millis());
    let step = i64::from(FRAME_MS) * i64::from(times);
    let (idle, frames) = IDLE;
    let step = if stretch < idle { step } else { step.max(stretch / frames) };
    // At the very start nothing has happened yet, and no time has to pass until it does.
    let to = Timestamp::from_millis(now.as_millis() + step).filter(|_| step < left);
    page.lab.seek_time(to.unwrap_or(next));
    follow(page);
    true
}

/// Undo, redo, another branch: what lies at the playhead is another lab.
pub(super) fn travel(state: &mut State, travel: &dyn Fn(&mut Lab) -> bool, words: &str) {
    let page = &mut state.lab;
    page.playing = None;
    // Otherwise it would do at once again what was undone.
    page.own.lay_down();
    if travel(&mut page.lab) {
        follow(page);
        state.notice = Some(Notice::Said(words.to_owned()));
    }
}

fn wait(number: u32, speed: Speed) -> Effect {
    let millis = if speed == Speed::Events { REST_MS } else { FRAME_MS };
    Effect::Wait(Timer::Play, millis, Box::new(model::Event::Lab(Event::Tick(number))))
}

fn advance(page: &mut Page) -> bool {
    let moved = page.lab.step();
    follow(page);
    moved
}

/// The explanation follows the playhead: it is about the last label that moved, if one did.
fn follow(page: &mut Page) {
    page.selected = page.last_move();
    page.show_playhead();
}
