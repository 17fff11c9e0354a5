//! What stays as it is while the playhead moves: lanes, ribbons and the programs' lines. It is laid out again only when
//! the log or the way it is looked at changes.

use std::rc::Rc;

use super::{ClientLine, FAR, Grounds, Lane, Rows, Scene, Segment, clients, ground::Ground, lanes, ribbons};
use super::{lanes::Places, sight::Sight};

/// Lanes, ribbons and programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    /// From where to where they are drawn.
    pub from: i32,
    /// See `from`.
    pub to: i32,
    /// That is all of the log.
    pub whole: bool,
    /// Lanes.
    pub lanes: Vec<Lane>,
    /// Pieces of ribbons in painting order.
    pub segments: Vec<Segment>,
    /// The programs that use the secret.
    pub clients: Vec<ClientLine>,
}

/// Those that were laid out last, and for what.
#[derive(Debug)]
pub(super) struct Last {
    of: Of,
    bands: Rc<Bands>,
}

/// What they depend on, besides the log.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Of {
    sight: Sight,
    linear: bool,
    narrow: bool,
    outages: bool,
}

impl Bands {
    /// Where ribbons go on to, past any screen.
    pub fn far(&self) -> i32 {
        self.to.saturating_add(FAR)
    }
}

pub(super) fn bands(
    scene: &Scene<'_>,
    grounds: &Grounds,
    ground: &Ground,
    sight: &Sight,
    (rows, places): (Rows, &Places),
) -> Rc<Bands> {
    let outages = scene.outline.outages.is_some();
    let of = Of { sight: *sight, linear: scene.look.linear, narrow: scene.narrow, outages };
    let mut last = grounds.bands.borrow_mut();
    if let Some(last) = last.as_ref().filter(|last| last.of == of) {
        return Rc::clone(&last.bands);
    }
    let bands = Rc::new(Bands {
        from: sight.from,
        to: sight.to,
        whole: sight.is_whole(&ground.scale),
        lanes: lanes::lanes(ground, sight, places),
        segments: ribbons::segments(scene, ground, sight, places),
        clients: clients::lines(scene, ground, sight, rows, rows.end),
    });
    *last = Some(Last { of, bands: Rc::clone(&bands) });
    bands
}
