//! A lab as text for the address of the page: setup, log and playhead; not the branches that were left, and never the
//! bytes of a secret value. A value is a number here, equal values the same number, and reads "value 1" where a link
//! is opened.
//!
//! `1` for the version, then base64url of zlib of a binary form: numbers are LEB128, times the distance to the time
//! before, a text or token stands once and is a number from then on, and a member that was left out is one bit. A new
//! member at the end of an operation and a new number in a table change nothing for older links; whatever changes how
//! older bytes are read is another version. The page must not be brought down by what somebody sends: text, bytes and
//! what comes of them have limits.

mod bytes;
mod entry;
mod error;
mod fault;
mod form;
mod operation;
mod packed;
mod setup;

use rotation_core::value::ValueTable;

pub use error::{LinkError, TooLong};

use self::{
    bytes::{Reader, Writer},
    form::Form as _,
};
use crate::lab::{Entry, Lab, Position, Setup};

/// The longest link: what address bars, chats and mail still pass on.
pub const MOST_TEXT: usize = 32_768;

/// As many events as a page replays at once without being stuck for seconds.
pub const MOST_BEATS: usize = 100_000;

/// As many entries as a log of a link has.
pub const MOST_ENTRIES: usize = 20_000;

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What the lab was made with.
    pub setup: Setup,
    /// What was done. Values are numbered from 1 in the order in which they come up.
    pub log: Vec<Entry>,
    /// Where the playhead stood.
    pub position: Position,
    /// How many values there are.
    values: u32,
}

/// The lab as a link's payload.
pub fn encode(lab: &Lab) -> Result<String, TooLong> {
    if lab.beats().len() > MOST_BEATS || lab.log().len() > MOST_ENTRIES {
        return Err(TooLong);
    }
    let mut out = Writer::new();
    lab.setup().write(&mut out);
    out.begin(lab.setup());
    out.number(lab.log().len() as u64);
    for entry in lab.log() {
        entry::write(entry, &mut out);
    }
    write_position(lab, &mut out);
    out.finish().and_then(|bytes| packed::pack(&bytes)).ok_or(TooLong)
}

/// What a link's payload holds.
pub fn decode(text: &str) -> Result<Session, LinkError> {
    let bytes = packed::unpack(text)?;
    let mut from = Reader::new(&bytes);
    let setup = Setup::read(&mut from)?;
    from.begin(&setup);
    let entries = from.count()?;
    if entries > MOST_ENTRIES {
        return Err(LinkError::TooMuch);
    }
    let log = (0..entries).map(|_| entry::read(&mut from)).collect::<Result<Vec<_>, _>>()?;
    let position = read_position(&setup, &mut from)?;
    let values = from.finish()?;
    Ok(Session { setup, log, position, values })
}

impl Session {
    /// The lab in which it was done.
    pub fn open(self) -> Result<Lab, LinkError> {
        let mut values = ValueTable::new();
        for number in 1..=self.values {
            values.intern_text(&format!("value {number}"));
        }
        let lab = Lab::replay_within(MOST_BEATS, self.setup, values, self.log);
        let mut lab = lab.ok_or(LinkError::TooMuch)?;
        lab.put(self.position);
        Ok(lab)
    }
}

fn write_position(lab: &Lab, out: &mut Writer) {
    match lab.position() {
        Position::End => out.number(0),
        Position::Start => out.number(1),
        Position::At(at) => {
            out.number(2);
            out.passed(at.since(lab.setup().start));
        }
    }
}

fn read_position(setup: &Setup, from: &mut Reader<'_>) -> Result<Position, LinkError> {
    Ok(match from.number()? {
        0 => Position::End,
        1 => Position::Start,
        2 => Position::At(from.later_than(setup.start)?),
        _ => return Err(LinkError::Newer),
    })
}

#[cfg(test)]
mod tests;
