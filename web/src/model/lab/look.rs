//! How the timeline is looked at: how close, whether idle time is folded, and which part of it is in view.

use rotation_core::time::Timestamp;

use super::Page;

/// Natural size, in millionths: the whole of a long log is a thousandth of it.
pub const NATURAL: u32 = 1_000_000;
/// As it is, in thousandths.
const SAME: u32 = 1000;
/// What a press of a key or a button does, in thousandths: closer, and away.
pub const CLOSER: u32 = 1500;
/// See [`CLOSER`].
pub const AWAY: u32 = 667;

/// Wider pictures are painted by no browser.
pub const WIDEST_PICTURE: i32 = 16_000;

/// How the timeline is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How large it is to be drawn, in millionths of its natural size; `None`: so that all of it is in view.
    pub zoom: Option<u32>,
    /// Idle time takes the room that it takes, instead of being folded.
    pub linear: bool,
    /// Where the view begins, if the reader moved it since the playhead moved; else it is where the playhead is.
    pub left: Option<i32>,
    /// How wide the view is.
    pub width: i32,
    /// Where the playhead was before it last moved.
    pub before: Option<Timestamp>,
}

impl Default for Look {
    fn default() -> Self {
        Self { zoom: Some(NATURAL), linear: false, left: None, width: 1600, before: None }
    }
}

impl Look {
    /// Where the view begins once it has followed the playhead to a place outside of it: what led there is in view.
    pub fn follows(x: i32, width: i32) -> i32 {
        x.saturating_sub(width / 10 * 7)
    }

    /// The same from its beginning on, as wide as a picture can be.
    pub fn pictured(self) -> Self {
        Self { left: Some(0), width: WIDEST_PICTURE, ..self }
    }

    /// So small that all of it is in that picture.
    pub fn fitted(self) -> Self {
        Self { zoom: None, ..self.pictured() }
    }

    /// The same, of another log: where its playhead is.
    pub fn kept(self) -> Self {
        Self { zoom: self.zoom.map(|_| NATURAL), left: None, before: None, ..self }
    }
}

/// What the reader does about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looking {
    /// From one size to another by so many thousandths of it, about a place of the view, or else about the playhead.
    Scale {
        /// How large it is drawn now.
        from: u32,
        /// By how much.
        by: u32,
        /// Where in the view.
        about: Option<Spot>,
    },
    /// The natural size.
    Natural,
    /// All of it.
    Fit,
    /// Idle time folded, or not.
    Linear(bool),
    /// The view was moved: where it begins, and how wide it is.
    Moved(i32, i32),
}

/// A place in the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Where the view begins.
    pub left: i32,
    /// How wide it is.
    pub width: i32,
    /// How far in it.
    pub x: i32,
}

impl Page {
    /// Picture and table are where the playhead is, wherever the reader had moved them.
    pub(super) fn show_playhead(&mut self) {
        (self.look.left, self.look.before, self.row) = (None, None, None);
    }

    #[inline(never)]
    pub(super) fn look(&mut self, looking: Looking) {
        let look = &mut self.look;
        look.before = None;
        match looking {
            Looking::Scale { from, by, about } => {
                let zoom = (u64::from(from) * u64::from(by) / u64::from(SAME)).max(1);
                look.zoom = Some(u32::try_from(zoom).unwrap_or(u32::MAX));
                look.left = about.map(|spot| spot.after(by));
                look.width = about.map_or(look.width, |spot| spot.width);
            }
            Looking::Natural => (look.zoom, look.left) = (Some(NATURAL), None),
            Looking::Fit => (look.zoom, look.left) = (None, None),
            Looking::Linear(linear) => (look.linear, look.left) = (linear, None),
            Looking::Moved(left, width) => (look.left, look.width) = (Some(left), width.max(1)),
        }
    }
}

impl Spot {
    /// Where the view begins once everything is larger and this place has stayed where it was.
    fn after(self, by: u32) -> i32 {
        let place = i64::from(self.left + self.x) * i64::from(by) / i64::from(SAME);
        i32::try_from(place).unwrap_or(i32::MAX).saturating_sub(self.x).max(0)
    }
}
