//! The timeline as shapes: from beats, window plans and the playhead to positions and texts. Pure and in whole
//! pixels, so it is tested without a browser; the view only draws what stands here.

mod axis;
mod lanes;
mod marks;
mod ribbons;
mod runs;
mod scale;
mod windows;

use rotation_core::{ident::SecretArn, time::Timestamp};
use rotation_lab::Beat;

use crate::model::Zone;

pub use axis::{Axis, Fold, Text, Tick};
pub use lanes::{Lane, Version, versions};
pub use marks::{Mark, MarkKind};
pub use ribbons::{Segment, Tab};
pub use runs::{StepBox, StepState};
pub use windows::WindowBand;

use scale::Scale;

/// What a drawing is made of.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// All beats of the lab.
    pub beats: &'a [Beat],
    /// How many of them have happened.
    pub playhead: usize,
    /// The time at the playhead.
    pub now: Timestamp,
    /// The secret that is drawn.
    pub secret: &'a SecretArn,
    /// The reader's zone.
    pub zone: &'a Zone,
    /// Lane names stand above the lanes instead of beside them.
    pub narrow: bool,
}

/// Everything there is to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Natural width; ribbons go on to the right of it.
    pub width: i32,
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
    /// Lanes.
    pub lanes: Vec<Lane>,
    /// Pieces of ribbons in painting order.
    pub segments: Vec<Segment>,
    /// The playhead's place.
    pub playhead_x: i32,
    /// Where the slider may stop: place, and how many beats lie behind it.
    pub stops: Vec<(i32, usize)>,
}

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
}

/// Ribbons and lanes go on to here: past any screen.
pub const FAR: i32 = 20_000;
/// The line of the axis.
pub const AXIS: i32 = 54;

impl Rows {
    const fn of(narrow: bool) -> Self {
        if narrow {
            Self { service: 124, function: 180, rule: 222, lanes: 246, gap: 32 }
        } else {
            Self { service: 100, function: 138, rule: 187, lanes: 193, gap: 9 }
        }
    }
}

/// Lays the scene out.
pub fn layout(scene: &Scene<'_>) -> Drawing {
    let rows = Rows::of(scene.narrow);
    let plans = windows::plans(scene);
    let runs = runs::runs(scene);
    let scale = Scale::new(scene, &plans, &runs);
    let playhead_x = scale.playhead(scene.now);
    let (lanes, bottom) = lanes::lanes(scene, &scale, rows);
    let (steps, run_notes) = runs::draw(&runs, scene, &scale, rows);
    let marks = marks::marks(scene, &scale, rows);
    Drawing {
        width: scale.end() + 48,
        height: bottom + 34,
        bottom,
        rows,
        windows: windows::draw(&plans, scene, &scale),
        axis: axis::axis(scene, &scale, &plans, &runs),
        marks,
        steps,
        run_notes,
        segments: ribbons::segments(scene, &scale, &lanes),
        lanes,
        playhead_x,
        stops: scale.stops(scene),
    }
}

impl Drawing {
    /// How many beats lie behind the stop nearest to a place.
    pub fn beats_at(&self, x: i32) -> usize {
        let nearest = self.stops.iter().min_by_key(|(stop, _)| (stop - x).abs());
        nearest.map_or(0, |(_, beats)| *beats)
    }
}

impl Scene<'_> {
    /// Beats of this secret, and those of no secret, with their places in the log.
    fn own(&self) -> impl Iterator<Item = (usize, &Beat)> {
        let own = |beat: &&Beat| beat.event().is_none_or(|event| event.secret == *self.secret);
        self.beats.iter().enumerate().filter(move |(_, beat)| own(beat))
    }
}

/// Places of texts in one row: what would touch gives way.
#[derive(Default)]
struct Row(Vec<(i32, i32)>);

impl Row {
    fn take(&mut self, from: i32, width: i32) -> bool {
        let to = from + width;
        let free = self.0.iter().all(|(start, end)| to <= *start || from >= *end);
        if free {
            self.0.push((from, to));
        }
        free
    }
}

/// About how wide a text is at the size used in drawings.
fn wide(text: &str, per_char_tenths: i32) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(0) * per_char_tenths / 10
}

#[cfg(test)]
mod tests;
