//! Which caption belongs to where the playhead stands. A lab that has left its story has none: what its reader does is
//! not told by anyone.

use std::sync::Arc;

use rotation_core::time::Timestamp;

use super::Scene;
use crate::lab::{Command, Entry, Lab};

/// The captions of a story that was played, and what they hold for.
#[derive(Debug, Default)]
pub struct Telling {
    marks: Vec<Mark>,
    log: Vec<Arc<Entry>>,
}

/// Where a scene begins.
#[derive(Debug)]
struct Mark {
    caption: &'static str,
    /// How many beats there were before it.
    beats: usize,
    /// When the scene before it was over.
    at: Timestamp,
}

impl Telling {
    pub(super) fn begin(&mut self, scene: &Scene, lab: &Lab) {
        self.marks.push(Mark { caption: scene.caption, beats: lab.beats().len(), at: lab.now() });
    }

    pub(super) fn end(&mut self, lab: &Lab) {
        self.log = lab.log().to_vec();
    }

    /// The same, where the story's log is written otherwise.
    pub(crate) fn of_log(self, log: Vec<Entry>) -> Self {
        Self { log: log.into_iter().map(Arc::new).collect(), ..self }
    }

    /// The caption of the scene at the playhead. `None`: the reader has done something else before that.
    pub fn caption(&self, lab: &Lab) -> Option<&'static str> {
        let done = lab.playhead();
        let left = self.first_other(lab.log());
        if done > 0 && left.is_some_and(|entry| entry.at <= lab.now()) {
            return None;
        }
        // A scene begins with the first thing that happens in it.
        let begun = |mark: &&Mark| mark.beats < done && mark.at <= lab.now();
        self.marks.iter().rfind(begun).or(self.marks.first()).map(|mark| mark.caption)
    }

    /// Whether the lab's log begins with something that is done in the story, and not only with time that passes.
    pub fn shares_a_beginning(&self, lab: &Lab) -> bool {
        lab.log().iter().take(self.common(lab.log())).any(|entry| !passes(entry))
    }

    /// The first entry of a log that the story does not have. Time may go on as long as it likes.
    fn first_other<'a>(&self, log: &'a [Arc<Entry>]) -> Option<&'a Entry> {
        log.iter().skip(self.common(log)).map(AsRef::as_ref).find(|entry| !passes(entry))
    }

    /// How many entries a log has in common with the story, from the first on.
    fn common(&self, log: &[Arc<Entry>]) -> usize {
        let same = |(mine, other): &(&Arc<Entry>, &Arc<Entry>)| {
            mine == other || (passes(mine.as_ref()) && passes(other.as_ref()))
        };
        self.log.iter().zip(log).take_while(same).count()
    }
}

fn passes(entry: &Entry) -> bool {
    matches!(entry.command, Command::Advance(_))
}
