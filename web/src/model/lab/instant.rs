//! To an instant that is typed: in UTC with a `Z`, else as the reader's clock says it; a time alone is that of the day
//! at the playhead.

use rotation_core::time::{Span, Timestamp};

use super::{Page, play};
use crate::model::{Effect, State, Zone, schedule::read_moment};

/// The id of the field.
pub const FIELD: &str = "instant";
/// And of what has the focus again when it is gone.
pub const OPENER: &str = "instant-open";

/// The field, while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Going {
    /// What stands in it.
    pub text: String,
    /// Why the playhead did not go there.
    pub wrong: Option<Beyond>,
}

/// Why the playhead does not go there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// It is no instant.
    Unread,
    /// The log begins then, which is later.
    Before(Timestamp),
    /// The log ends then: what comes after it is not known.
    After(Timestamp),
}

/// What can happen with it.
#[derive(Clone, Debug)]
pub enum Event {
    /// The field is wanted.
    Open,
    /// It was edited.
    Edit(String),
    /// Go there.
    Go,
    /// The field is not wanted any more.
    Close,
}

pub(super) fn update(event: Event, state: &mut State) -> Vec<Effect> {
    let page = &mut state.lab;
    match event {
        Event::Open => {
            page.playing = None;
            page.going = Some(Going::default());
            return vec![Effect::Focus(FIELD.into(), None)];
        }
        Event::Edit(text) => page.going = Some(Going { text, wrong: None }),
        Event::Go => {
            let Some(mut going) = page.going.take() else { return Vec::new() };
            match read(&going.text, &state.zone, page.lab.now()).and_then(|at| known(page, at)) {
                Ok(at) => {
                    play::seek_time(page, at);
                    return close(page);
                }
                Err(wrong) => going.wrong = Some(wrong),
            }
            page.going = Some(going);
        }
        Event::Close => return close(page),
    }
    Vec::new()
}

fn close(page: &mut Page) -> Vec<Effect> {
    page.going = None;
    vec![Effect::Focus(OPENER.into(), None)]
}

fn known(page: &Page, at: Timestamp) -> Result<Timestamp, Beyond> {
    let (start, end) = (page.lab.setup().start, page.lab.end());
    match at {
        _ if at < start => Err(Beyond::Before(start)),
        _ if at > end => Err(Beyond::After(end)),
        _ => Ok(at),
    }
}

fn read(text: &str, zone: &Zone, now: Timestamp) -> Result<Timestamp, Beyond> {
    let text = text.trim();
    let utc = text.ends_with(['Z', 'z']);
    let here = if utc { now } else { zone.local(now) };
    let dated = if text.contains('-') { text.to_owned() } else { format!("{}T{text}", here.day()) };
    let read = read_moment(&dated).ok_or(Beyond::Unread)?;
    Ok(if utc { read } else { of_local(read, zone) })
}

/// The moment at which a clock of the zone says this. Of two, the first; of none, as if it had not been put forward yet.
fn of_local(says: Timestamp, zone: &Zone) -> Timestamp {
    let east = |at: Timestamp, minutes: i32| {
        let span = Span::minutes(minutes.unsigned_abs());
        if minutes < 0 { at.plus(span) } else { at.minus(span) }
    };
    let day = Span::days(1);
    let offsets = [zone.offset(says.minus(day)), zone.offset(says.plus(day))];
    let [first, second] = offsets.map(|minutes| east(says, minutes));
    if zone.local(first) != says && zone.local(second) == says { second } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_read_in_utc_and_in_the_zone_that_is_shown() {
        let at = |text: &str| read_moment(text).unwrap();
        // New York: its clocks go forward in March and back in November.
        let zone = Zone {
            name: "New York".into(),
            offsets: vec![
                (Timestamp::EPOCH, -300),
                (at("2026-03-08T07:00Z"), -240),
                (at("2026-11-01T06:00Z"), -300),
            ],
        };
        let now = at("2026-11-24T02:30:00Z");
        for (typed, moment) in [
            ("2026-11-24T10:15:00Z", Some("2026-11-24T10:15:00Z")),
            ("2026-11-24 10:15", Some("2026-11-24T15:15:00Z")),
            ("2026-07-01 10:15:30.25", Some("2026-07-01T14:15:30.250Z")),
            ("2026-07-01", Some("2026-07-01T04:00:00Z")),
            // The day at the playhead is another one there.
            (" 03:00z ", Some("2026-11-24T03:00:00Z")),
            ("03:00", Some("2026-11-23T08:00:00Z")),
            // Twice that night, and not at all.
            ("2026-11-01 01:30", Some("2026-11-01T05:30:00Z")),
            ("2026-03-08 02:30", Some("2026-03-08T07:30:00Z")),
            ("", None),
            ("now", None),
            ("2026-02-30", None),
            ("25:00", None),
        ] {
            let read = read(typed, &zone, now).ok().map(|at| at.to_string());
            assert_eq!(read.as_deref(), moment, "{typed}");
        }
    }
}
