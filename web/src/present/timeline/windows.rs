//! Rotation windows: bands, and the flag on the last second, NextRotationDate.

use rotation_core::{event::EventKind, time::Timestamp};

use super::{Row, Scale, Scene, wide};
use crate::present::time;

/// A window that was announced and matters to the picture.
pub(super) struct Plan {
    pub(super) window: (Timestamp, Timestamp),
    /// The beat that announced it.
    beat: usize,
    /// It is what NextRotationDate says at the playhead.
    current: bool,
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
}

/// Every announced window that was reached, is current, or is the last one known.
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
        let replaced_at = next.map(|(_, at, _)| *at);
        let current = *beat < scene.playhead && next.is_none_or(|(after, ..)| *after >= scene.playhead);
        let reached = replaced_at.is_none_or(|at| at >= window.0);
        let known = plans.iter_mut().find(|plan| plan.window == window);
        match known {
            Some(known) => known.current |= current,
            None if reached || current => plans.push(Plan { window, beat: *beat, current }),
            None => {}
        }
    }
    plans
}

pub(super) fn draw(plans: &[Plan], scene: &Scene<'_>, scale: &Scale) -> Vec<WindowBand> {
    let mut row = Row::default();
    let bands = plans.iter().map(|plan| {
        let (x0, x1) = (scale.x(plan.window.0), scale.x(plan.window.1));
        let ahead = plan.beat >= scene.playhead;
        let flag = (plan.current || ahead).then(|| {
            let last = plan.window.1.minus(rotation_core::time::Span::seconds(1));
            let words = time::date_clock(last);
            let room = wide(&words, 60).max(if ahead { 56 } else { 92 }) + 20;
            if row.take(x1 - room, room) { words } else { String::new() }
        });
        let hours =
            format!("{} to {} UTC", time::hour_minute(plan.window.0), time::hour_minute(plan.window.1));
        let hours = row.take(x0 + 4, wide(&hours, 58)).then_some(hours);
        WindowBand { id: plan.window.0.day().to_string(), x0, x1, hours, flag, ahead }
    });
    bands.collect()
}
