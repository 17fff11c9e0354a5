//! What a lab looks like: enough of it to be compared after every step, and all of it.

use rotation_core::time::Timestamp;
use rotation_lab::{Branch, Lab, Position};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shadow {
    entries: usize,
    beats: usize,
    pub(crate) playhead: usize,
    now: Timestamp,
    end: Timestamp,
    position: Position,
    branches: Vec<Branch>,
    secrets: usize,
    denied: usize,
    faults: usize,
}

pub(crate) fn shadow(lab: &Lab) -> Shadow {
    Shadow {
        entries: lab.log().len(),
        beats: lab.beats().len(),
        playhead: lab.playhead(),
        now: lab.now(),
        end: lab.end(),
        position: lab.position(),
        branches: lab.branches(),
        secrets: lab.vault().secrets().count(),
        denied: lab.vault().denied().len(),
        faults: lab.faults().len(),
    }
}

/// The secrets at the playhead, as text. Values are numbered as they come up: in a lab with branches some numbers have
/// gone to values of another branch.
pub(crate) fn secrets(lab: &Lab) -> String {
    const VALUE: &str = "ValueId(";
    let secrets: Vec<_> = lab.vault().secrets().collect();
    let text = format!("{secrets:?}");
    let mut parts = text.split(VALUE);
    let mut renumbered = parts.next().unwrap_or_default().to_owned();
    let mut known = Vec::new();
    for part in parts {
        let (number, rest) = part.split_once(')').expect("a number");
        let place = known.iter().position(|one| *one == number).unwrap_or(known.len());
        known.extend((place == known.len()).then_some(number));
        renumbered += &format!("{VALUE}{place}){rest}");
    }
    renumbered
}

/// All there is to see, as text.
pub(crate) fn picture(lab: &Lab) -> String {
    format!("{:?} {:?} {:?} {}", shadow(lab), lab.log(), lab.beats(), secrets(lab))
}
