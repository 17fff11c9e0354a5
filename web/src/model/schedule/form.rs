//! What the page knows: what was typed, and how much of the answer is in view. Nothing is reckoned before it is drawn.

use rotation_core::{rotation::Rotation, schedule::Part, time::Timestamp};

use super::{Ask, Draws, Side, moment::read_moment};
use crate::model::Zone;

/// How many windows may be listed.
pub const COUNTS: [usize; 3] = [8, 24, 100];

/// The state of the page. It is empty until the page is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The schedule.
    pub one: Ask,
    /// The one it is compared with; empty: none.
    pub two: Ask,
    /// Where the caret stands in the first box, in bytes.
    pub caret: usize,
    /// Now; none until the page is entered.
    pub entered: Option<Timestamp>,
    /// The last rotation; empty is now.
    pub from: String,
    /// How many windows are listed.
    pub count: usize,
    /// The compliance limit, in days.
    pub limit: String,
    /// The day of the map that is told about; today if none was chosen.
    pub day: Option<usize>,
    /// RotateImmediately, in the comparison.
    pub at_once: bool,
    /// A zone's name; empty is the reader's own.
    pub zone_name: String,
    /// What the browser said of that name: `Some(None)` if it knows no such zone.
    pub zone: Option<Option<Zone>>,
    /// Moments drawn for many secrets.
    pub draws: Draws,
}

impl Form {
    pub(super) fn entered(&mut self, now: Timestamp) {
        if self.entered.replace(now).is_none() {
            self.one = Ask::new("cron(0 16 1,15 * ? *)", "2h");
            self.limit = "30".into();
            (self.count, self.at_once) = (COUNTS[0], true);
        }
    }

    /// The schedule that is stored for a secret, seen from its last rotation; the example where none is stored.
    pub(in crate::model) fn follow(&mut self, rotation: &Rotation) {
        if let Some(rules) = rotation.rules.as_ref().filter(|rules| rules.schedule().is_some()) {
            let days = rules.automatically_after_days().map(|days| days.get().to_string());
            let text = rules.schedule_expression().map(str::to_owned).or(days).unwrap_or_default();
            let duration = rules.duration().map(|hours| hours.to_string()).unwrap_or_default();
            self.one = Ask { text, duration };
        }
        self.from = rotation.last_rotated.map(|at| at.to_string()).unwrap_or_default();
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.entered.unwrap_or(Timestamp::EPOCH)
    }

    /// One of the two.
    pub fn side(&self, side: Side) -> &Ask {
        if side == Side::One { &self.one } else { &self.two }
    }

    pub(super) fn side_mut(&mut self, side: Side) -> &mut Ask {
        if side == Side::One { &mut self.one } else { &mut self.two }
    }

    /// The rotation that the next one is counted from; `None` if what is typed is no moment.
    pub fn base(&self) -> Option<Timestamp> {
        if self.from.trim().is_empty() { Some(self.now()) } else { read_moment(&self.from) }
    }

    /// What is shown is seen from now, or from the last rotation if that is later.
    pub fn seen_from(&self, base: Timestamp) -> Timestamp {
        self.now().max(base)
    }

    /// The limit, if it is a number of days.
    pub fn limit(&self) -> Option<u16> {
        self.limit.trim().parse().ok().filter(|days| (1..=9999).contains(days))
    }

    /// Which of the parts the caret is in.
    pub fn lit(&self, parts: &[Part]) -> Option<usize> {
        parts.iter().position(|part| (part.span.start..=part.span.end).contains(&self.caret))
    }

    pub(super) fn put_caret(&mut self, units: u32) {
        let (mut left, mut bytes) = (units as usize, 0);
        for sign in self.one.text.chars() {
            if left == 0 {
                break;
            }
            left = left.saturating_sub(sign.len_utf16());
            bytes += sign.len_utf8();
        }
        self.caret = bytes;
    }
}
