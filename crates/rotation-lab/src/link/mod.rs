//! A lab as text for the address of the page: setup, log and playhead; not the branches that were left, and never the
//! bytes of a secret value. A value is a number here, equal values the same number, and reads "value 1" where a link
//! is opened.
//!
//! `1` for the version, then base64url of zlib of a binary form: numbers are LEB128, times the distance to the time
//! before, a text or token stands once and is a number from then on, and a member that was left out is one bit. A new
//! member at the end of an operation and a new number in a table change nothing for older links; nor does what stands
//! behind the playhead, the id of the story that is told. Whatever changes how older bytes are read is another version. The page must not be brought down by what somebody sends: text, bytes and
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
use crate::{
    lab::{Entry, Lab, Position, Setup},
    scenario::{Scenario, Telling},
};

/// The longest link: what address bars, chats and mail still pass on.
pub const MOST_TEXT: usize = 32_768;

/// As many events as a page replays at once without being stuck for seconds.
pub const MOST_BEATS: usize = 100_000;

/// As many entries as a log of a link has.
pub const MOST_ENTRIES: usize = 20_000;

/// A story, and what it says.
pub type Told = (&'static Scenario, Telling);

/// How much a payload may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// What an address holds: [`MOST_TEXT`].
    Link,
    /// What a file or the browser's storage holds.
    File,
}

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What the lab was made with.
    pub setup: Setup,
    /// What was done. Values are numbered from 1 in the order in which they come up.
    pub log: Vec<Entry>,
    /// Where the playhead stood.
    pub position: Position,
    /// The id of the story that was told. Whether the log is that story's is another question.
    pub story: Option<String>,
    /// How many values there are.
    values: u32,
}

/// The lab as a link's payload.
pub fn encode(lab: &Lab) -> Result<String, TooLong> {
    encode_within(Room::Link, lab, None)
}

/// The lab as a payload, with the id of the story that it tells.
pub fn encode_within(room: Room, lab: &Lab, story: Option<&str>) -> Result<String, TooLong> {
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
    if let Some(story) = story {
        out.text(story);
    }
    out.finish().and_then(|bytes| packed::pack(&bytes, room)).ok_or(TooLong)
}

/// What a link's payload holds.
pub fn decode(text: &str) -> Result<Session, LinkError> {
    decode_within(Room::Link, text)
}

/// What a payload holds.
pub fn decode_within(room: Room, text: &str) -> Result<Session, LinkError> {
    let bytes = packed::unpack(text, room)?;
    let mut from = Reader::new(&bytes);
    let setup = Setup::read(&mut from)?;
    from.begin(&setup);
    let entries = from.count()?;
    if entries > MOST_ENTRIES {
        return Err(LinkError::TooMuch);
    }
    let log = (0..entries).map(|_| entry::read(&mut from)).collect::<Result<Vec<_>, _>>()?;
    let position = read_position(&setup, &mut from)?;
    let story = if from.is_at_end() { None } else { Some(from.text()?.to_owned()) };
    let values = from.finish()?;
    Ok(Session { setup, log, position, story, values })
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

    /// The lab, and the story that it tells: only where its log begins as that story does, or captions would lie.
    pub fn tell(self) -> Result<(Lab, Option<Told>), LinkError> {
        let scenario = self.story.as_deref().and_then(Scenario::by_id);
        let lab = self.open()?;
        let told = scenario.and_then(|scenario| Some((scenario, telling(scenario, &lab)?)));
        Ok((lab, told))
    }
}

/// What a story says about a lab that was opened from a link. Values have other numbers there than where the story is
/// played, so its log is taken through a link as well.
fn telling(scenario: &Scenario, lab: &Lab) -> Option<Telling> {
    if scenario.setup() != *lab.setup() {
        return None;
    }
    let (played, telling) = scenario.tell();
    let linked = decode(&encode(&played).ok()?).ok()?;
    let telling = telling.of_log(linked.log);
    telling.shares_a_beginning(lab).then_some(telling)
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
