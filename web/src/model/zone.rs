//! The reader's time zone, as data: its name and when its offset changed.

use rotation_core::time::{Span, Timestamp};

/// A time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// "New York".
    pub name: String,
    /// Minutes east of UTC, each from that moment on; in order.
    pub offsets: Vec<(Timestamp, i32)>,
}

impl Zone {
    /// Minutes east of UTC at that moment.
    pub fn offset(&self, at: Timestamp) -> i32 {
        let from = self.offsets.partition_point(|(start, _)| *start <= at);
        self.offsets.get(from.saturating_sub(1)).map_or(0, |(_, minutes)| *minutes)
    }

    /// The moment whose UTC reading is the local reading of `at`.
    pub fn local(&self, at: Timestamp) -> Timestamp {
        let minutes = self.offset(at);
        let span = Span::minutes(minutes.unsigned_abs());
        if minutes < 0 { at.minus(span) } else { at.plus(span) }
    }

    /// Whether there is anything to show beside UTC.
    pub fn is_utc(&self) -> bool {
        self.offsets.iter().all(|(_, minutes)| *minutes == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_is_that_of_the_moment() {
        let at = |seconds: i64| Timestamp::from_millis(seconds * 1000).unwrap();
        // New York around 2026-11-01T06:00Z.
        let zone = Zone {
            name: "New York".into(),
            offsets: vec![(at(0), -300), (at(1_773_000_000), -240), (at(1_793_512_800), -300)],
        };
        assert_eq!(zone.offset(at(1_793_512_799)), -240);
        assert_eq!(zone.offset(at(1_793_512_800)), -300);
        assert_eq!(zone.local(at(1_793_512_800)).to_string(), "2026-11-01T01:00:00Z");
        assert_eq!(Zone::default().offset(at(5)), 0);
    }
}
