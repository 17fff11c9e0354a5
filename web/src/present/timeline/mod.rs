//! The timeline as shapes: from beats, window plans and the playhead to positions and texts. Pure and in whole
//! pixels, so it is tested without a browser; the view only draws what stands here.

mod axis;
mod bands;
mod clients;
mod ground;
mod lanes;
mod marks;
mod ribbons;
mod runs;
mod scale;
mod sight;
mod windows;

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use rotation_core::time::Timestamp;
use rotation_lab::Beat;

use crate::model::{
    Zone,
    lab::{Look, Outline},
};

pub use axis::{Axis, Fold, Text, Tick};
pub use bands::Bands;
pub use clients::{ClientLine, Piece};
pub use lanes::{Head, Lane};
pub use marks::{Mark, MarkKind};
pub use ribbons::{Segment, Tab};
pub use runs::{StepBox, StepState};
pub use windows::WindowBand;

use ground::Ground;
use lanes::Places;
use scale::Scale;
use sight::{Sight, groups};

/// What a drawing is made of.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// All beats of the lab.
    pub beats: &'a [Beat],
    /// How many of them have happened.
    pub playhead: usize,
    /// The time at the playhead.
    pub now: Timestamp,
    /// What changes only with the log, for the secret that is drawn.
    pub outline: &'a Outline,
    /// The reader's zone.
    pub zone: &'a Zone,
    /// Lane names stand above the lanes instead of beside them.
    pub narrow: bool,
    /// How closely it is looked at, and where.
    pub look: Look,
}

/// Everything there is to draw: of a long log, what is in view and a little more.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Width of the whole; ribbons go on to the right of it.
    pub width: i32,
    /// How large it is drawn, in millionths of the natural size.
    pub zoom: u32,
    /// Height.
    pub height: i32,
    /// Where the bands of windows and lines end.
    pub bottom: i32,
    /// The rows' places.
    pub rows: Rows,
    /// Windows.
    pub windows: Vec<WindowBand>,
    /// Axis: ticks, days, folds.
    pub axis: Axis,
    /// Calls and events of the service.
    pub marks: Vec<Mark>,
    /// Steps of the function.
    pub steps: Vec<StepBox>,
    /// Texts under the steps.
    pub run_notes: Vec<Text>,
    /// Lanes, ribbons and programs.
    pub bands: Rc<Bands>,
    /// Of each row of lanes the one that is named beside it.
    pub heads: Vec<Head>,
    /// The playhead's place.
    pub playhead_x: i32,
    /// Instants at which something happened, as far as they can be told apart.
    pub stops: Vec<i32>,
    /// From a place of the slider to its instant.
    pub instants: Instants,
}

/// What the slider says: a place in the drawing is an instant of the log.
#[derive(Clone, Debug)]
pub struct Instants {
    grounds: Rc<Grounds>,
    linear: bool,
    sight: Sight,
}

/// As near as this to an instant at which something happened, it is meant.
const NEAR: i32 = 2;

/// The heights at which the rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The middle of the marks of the service.
    pub service: i32,
    /// The top of the step boxes.
    pub function: i32,
    /// The line above the lanes.
    pub rule: i32,
    /// The top of the first lane.
    pub lanes: i32,
    /// Between lanes.
    pub gap: i32,
    /// The line under the lanes.
    pub end: i32,
    /// How high the row of a program is.
    pub client: i32,
}

/// Ribbons and lanes go on to here: past any screen.
pub const FAR: i32 = 20_000;
/// The line of the axis.
pub const AXIS: i32 = 54;

impl Rows {
    const fn of(narrow: bool) -> Self {
        if narrow {
            Self { service: 124, function: 180, rule: 222, lanes: 246, gap: 32, end: 0, client: 38 }
        } else {
            Self { service: 100, function: 138, rule: 187, lanes: 193, gap: 9, end: 0, client: 30 }
        }
    }
}

/// What both ways to draw idle time stand on; each is made when it is first wanted.
#[derive(Debug, Default)]
struct Grounds {
    folded: OnceCell<Ground>,
    linear: OnceCell<Ground>,
    bands: RefCell<Option<bands::Last>>,
}

impl Grounds {
    fn kept(&self, linear: bool) -> &OnceCell<Ground> {
        if linear { &self.linear } else { &self.folded }
    }
}

/// Lays the scene out.
pub fn layout(scene: &Scene<'_>) -> Drawing {
    let rows = Rows::of(scene.narrow);
    let linear = scene.look.linear;
    let grounds = scene.outline.derived(Grounds::default).unwrap_or_default();
    let ground = grounds.kept(linear).get_or_init(|| Ground::of(scene));
    let playhead = |sight: &Sight, at| sight.x(ground.scale.playhead(at, sight.past()));
    let sight = Sight::of(scene.look, &ground.scale, scene.now, playhead);
    let places = Places::of(&ground.lanes, rows);
    let rows = Rows { end: places.bottom, ..rows };
    let bottom = rows.end + clients::room(rows);
    let (steps, run_notes) = runs::draw(scene, ground, &sight, rows);
    let stops = groups(sight.drawn(&ground.stops, |place| *place), |place| sight.x(*place), 3, 3);
    Drawing {
        width: sight.width(&ground.scale),
        zoom: sight.zoom,
        height: bottom + 34,
        bottom,
        rows,
        windows: windows::draw(scene, ground, &sight),
        axis: axis::axis(scene, ground, &sight),
        marks: marks::marks(scene, &ground.marks, &sight),
        steps,
        run_notes,
        bands: bands::bands(scene, &grounds, ground, &sight, (rows, &places)),
        heads: lanes::heads(scene, ground, &places),
        playhead_x: playhead(&sight, scene.now),
        stops: stops.filter_map(|group| Some(sight.x(*group.first()?))).collect(),
        instants: Instants { grounds: Rc::clone(&grounds), linear, sight },
    }
}

impl Instants {
    /// The instant at which the playhead stands there, or a moment at which something happened if one is near. `None`:
    /// before anything happened.
    pub fn at(&self, x: i32) -> Option<Timestamp> {
        let ground = self.grounds.kept(self.linear).get()?;
        let (scale, past) = (&ground.scale, self.sight.past());
        let at = scale.instant(self.sight.place(x), past);
        let after = at.map_or(0, |at| ground.instants.partition_point(|known| *known < at));
        let close = [after.checked_sub(1), Some(after)].into_iter().flatten();
        let close = close.filter_map(|n| ground.instants.get(n)).map(|at| {
            let stands = self.sight.x(scale.playhead(*at, past));
            ((stands - x).abs(), *at)
        });
        close.filter(|(away, _)| *away <= NEAR).min_by_key(|(away, _)| *away).map(|(_, at)| at).or(at)
    }
}

impl Scene<'_> {
    /// Beats of this secret, and those of no secret, with their places in the log.
    fn own(&self) -> impl Iterator<Item = (usize, &Beat)> {
        self.outline.own.iter().filter_map(|index| Some((*index, self.beats.get(*index)?)))
    }
}

/// Places of texts in one row, in order: what would touch gives way.
#[derive(Default)]
struct Row(Vec<(i32, i32)>);

impl Row {
    fn take(&mut self, from: i32, width: i32) -> bool {
        let to = from + width;
        let place = self.0.partition_point(|(start, _)| *start < from);
        let before = place.checked_sub(1).and_then(|before| self.0.get(before));
        let free = before.is_none_or(|(_, end)| from >= *end)
            && self.0.get(place).is_none_or(|(start, _)| to <= *start);
        if free {
            self.0.insert(place, (from, to));
        }
        free
    }

    /// The first place right of this one that is not taken.
    fn free_from(&self, x: i32) -> i32 {
        let place = self.0.partition_point(|(start, _)| *start <= x);
        let end = place.checked_sub(1).and_then(|before| self.0.get(before)).map_or(x, |(_, end)| *end);
        end.max(x + 1)
    }
}

/// About how wide a text is at the size used in drawings.
fn wide(text: &str, per_char_tenths: i32) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(0) * per_char_tenths / 10
}

#[cfg(test)]
mod tests;
