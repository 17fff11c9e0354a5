//! The field in which an instant is typed, in words.

use crate::{
    model::{Zone, lab::Beyond},
    present::time,
};

/// What can be typed.
pub fn hint(zone: &Zone) -> String {
    if zone.is_utc() {
        return "2026-11-24 10:15:00 or 10:15, in UTC".into();
    }
    format!("2026-11-24 10:15:00 or 10:15 as in {}; with a Z at its end, in UTC", zone.name)
}

/// Why the playhead does not go there.
pub fn wrong(wrong: Beyond) -> String {
    match wrong {
        Beyond::Unread => "This is no instant. Type one such as 2026-11-24T10:15:00Z.".into(),
        Beyond::Before(start) => format!("This lab begins on {} UTC.", time::date_clock(start)),
        Beyond::After(end) => {
            format!("What happens after {} UTC is not known yet: let time pass.", time::date_clock(end))
        }
    }
}
