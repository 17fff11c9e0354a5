//! What holds of a lab after every step.

use std::collections::BTreeSet;

use rotation_core::{time::Timestamp, value::ValueTable};
use rotation_lab::{Command, Lab, Position, export, link};
use rotation_protocol::wire::{operation_body, read_operation};

use crate::{session::replayed, shadow::secrets};

/// What can be seen without replaying anything.
pub(crate) fn check(lab: &Lab) {
    let (start, end, now) = (lab.setup().start, lab.end(), lab.now());
    let (beats, playhead) = (lab.beats(), lab.playhead());
    assert!(lab.log().is_sorted_by_key(|entry| entry.at), "the log is in order");
    assert!(beats.is_sorted_by_key(|beat| beat.at()), "the beats are in order");
    assert_eq!(end, lab.log().last().map_or(start, |entry| entry.at), "the log ends with its last entry");
    let last: Option<Timestamp> = beats.last().map(|beat| beat.at());
    assert!(last.is_none_or(|last| last <= end), "nothing is known of what comes after the end");
    let expected = match lab.position() {
        Position::Start => (start, 0),
        Position::At(at) => (at, beats.partition_point(|beat| beat.at() <= at)),
        Position::End => (end, beats.len()),
    };
    assert_eq!((now, playhead), expected, "the playhead stands where it says");
    assert!((start..=end).contains(&now));
    assert!(lab.position() == Position::End || lab.position() == Position::Start || now < end);
    assert!(lab.next_wake().is_none_or(|wake| wake > now), "nothing that is due is left undone");
    let branches: BTreeSet<_> = lab.branches().iter().map(|branch| format!("{:?}", branch.tip)).collect();
    assert_eq!(branches.len(), lab.branches().len(), "every branch is there once");
}

/// The log replays to the same bytes, and so does every part of it up to the playhead.
pub(crate) fn check_replay(lab: &Lab) {
    let mut again = replayed(lab);
    assert!(again.beats() == lab.beats(), "replay gives the same beats");
    again.put(lab.position());
    assert!(secrets(&again) == secrets(lab), "replay gives the same vault at the playhead");
    assert!(again.faults() == lab.faults() && again.vault().denied() == lab.vault().denied());
}

/// The link leads to the same lab, and the link of that lab is the same link.
pub(crate) fn check_link(lab: &Lab) -> usize {
    let Ok(text) = link::encode(lab) else {
        assert!(lab.beats().len() > link::MOST_BEATS, "only for so many beats is there no link");
        return 0;
    };
    let session = link::decode(&text).expect("a link made here");
    let opened = session.clone().open().expect("a link made here");
    assert!(opened.beats() == lab.beats(), "the link leads to the same beats");
    assert_eq!(opened.position(), lab.position(), "and to the same place in them");
    assert!(secrets(&opened) == secrets(lab), "and to the same vault there");
    assert_eq!(link::encode(&opened).as_deref(), Ok(text.as_str()), "the link of what a link leads to");
    assert_eq!(session.setup, *lab.setup());
    check_file(lab, &session);
    text.len()
}

/// The exported file leads to the same lab, and the calls in it are the calls of the log, as AWS spells them.
fn check_file(lab: &Lab, linked: &link::Session) {
    let text = export::to_json(lab, None).expect("what fits into a link fits into a file");
    let session = export::from_json(&text).expect("a file made here");
    assert_eq!(
        (&session.setup, &session.log, session.position),
        (&linked.setup, &linked.log, linked.position)
    );
    let mut values = ValueTable::new();
    for number in 1..1000 {
        values.intern_text(&format!("value {number}"));
    }
    for entry in &session.log {
        let Command::Call(operation) = &entry.command else { continue };
        let body = operation_body(operation).write();
        // What breaks a constraint of the API is not read; the shell would not have sent it.
        if let Ok(read) = read_operation(operation.name(), body.as_bytes(), &mut values) {
            assert_eq!(read.as_ref(), Some(operation), "{body}");
        }
    }
}
