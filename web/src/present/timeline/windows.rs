//! Rotation windows: bands, and the flag on the last second, NextRotationDate.

use rotation_core::{event::EventKind, time::Timestamp};

use super::{Row, Scene, ground::Ground, sight::Sight, wide};
use crate::present::time;

/// A window that was announced.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) window: (Timestamp, Timestamp),
    /// The beat that announced it.
    beat: usize,
    /// From which beat to which it is what NextRotationDate says; more than once where it was announced anew.
    says: Vec<(usize, usize)>,
    /// It came, or is the last one known: it has its room in the picture. The others have only their moment, while
    /// they are what NextRotationDate says.
    pub(super) reached: bool,
}

/// A window's band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowBand {
    /// The day it opens, for its test id.
    pub id: String,
    /// From.
    pub x0: i32,
    /// To.
    pub x1: i32,
    /// When it is open, if there is room to say so.
    pub hours: Option<String>,
    /// NextRotationDate, if it is this window's: the words, empty where there is no room.
    pub flag: Option<String>,
    /// It will be announced by an event ahead of the playhead.
    pub ahead: bool,
    /// How many windows it stands for: there is no room to tell them apart.
    pub count: usize,
}

/// Every announced window.
pub(super) fn plans(scene: &Scene<'_>) -> Vec<Plan> {
    let announced: Vec<_> = scene
        .own()
        .filter_map(|(beat, b)| match b.event()?.kind {
            EventKind::NextRotation { window } => Some((beat, b.at(), window)),
            _ => None,
        })
        .collect();
    let mut plans: Vec<Plan> = Vec::new();
    for (n, (beat, _, window)) in announced.iter().enumerate() {
        let Some(window) = *window else { continue };
        let next = announced.get(n + 1);
        let says = (*beat, next.map_or(usize::MAX, |(after, ..)| *after));
        let reached = next.is_none_or(|(_, at, _)| *at >= window.0);
        // An announcement that is repeated is mostly the last one.
        match plans.iter_mut().rev().find(|plan| plan.window == window) {
            Some(known) => {
                known.says.push(says);
                known.reached |= reached;
            }
            None => plans.push(Plan { window, beat: *beat, says: vec![says], reached }),
        }
    }
    plans
}

/// Narrower bands that touch are one.
const FINE: i32 = 4;

pub(super) fn draw(scene: &Scene<'_>, ground: &Ground, sight: &Sight) -> Vec<WindowBand> {
    let mut row = Row::default();
    let mut bands: Vec<WindowBand> = Vec::new();
    for (plan, (from, to)) in ground.plans.iter().zip(&ground.windows) {
        let current = plan.says.iter().any(|(from, to)| *from < scene.playhead && *to >= scene.playhead);
        let (x0, x1) = (sight.x(*from), sight.x(*to));
        if !sight.meets(x0, x1) || !(plan.reached || current) {
            continue;
        }
        if let Some(last) = bands.last_mut().filter(|last| !current && x1 - x0 < FINE && x0 - last.x1 < FINE)
        {
            last.x1 = last.x1.max(x1);
            last.count += 1;
            continue;
        }
        let ahead = plan.beat >= scene.playhead;
        let flag = (current || ahead).then(|| {
            let last = plan.window.1.minus(rotation_core::time::Span::seconds(1));
            let words = time::date_clock(last);
            let room = wide(&words, 60).max(if ahead { 56 } else { 92 }) + 20;
            if row.take(x1 - room, room) { words } else { String::new() }
        });
        let hours =
            format!("{} to {} UTC", time::hour_minute(plan.window.0), time::hour_minute(plan.window.1));
        let hours = (row.take(x0 + 4, wide(&hours, 58))).then_some(hours);
        let id = plan.window.0.day().to_string();
        bands.push(WindowBand { id, x0, x1, hours, flag, ahead, count: 1 });
    }
    bands
}
