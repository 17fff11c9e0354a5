//! What the lab can be taken along as: a picture, a file, a page of text, the code of a frame.

use rotation_lab::{
    export::{self, Around},
    link::TooLong,
};

use super::shared;
use crate::model::{Effect, Notice, Picture, State};

/// What is copied from a menu that is closed by then: a notice says so.
pub const TAKEN: [&str; 3] = [shared::LINK, MARKDOWN, EMBED];

const MARKDOWN: &str = "Markdown";
const EMBED: &str = "embed code";

/// A way to take the lab along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// The timeline as a drawing.
    Svg,
    /// The timeline as points.
    Png,
    /// The lab as a file that can be opened again.
    Json,
    /// A page of text with a link, copied.
    Markdown,
    /// The code that shows the lab inside another page, copied.
    Embed,
}

pub(super) fn take(what: Take, state: &mut State) -> Vec<Effect> {
    state.sheet = None;
    let story = state.lab.told();
    match what {
        Take::Svg | Take::Png => {
            state.lab.exporting = true;
            vec![Effect::Picture(picture(what == Take::Png, state))]
        }
        Take::Json => match export::to_json(&state.lab.lab, story.map(|story| story.id)) {
            Ok(text) => {
                let name = name(state, "json");
                state.notice = Some(Notice::Said(format!("Exported {name}.")));
                vec![Effect::Download(name, "application/json", text)]
            }
            Err(TooLong) => {
                state.notice = Some(Notice::NoFile);
                Vec::new()
            }
        },
        Take::Markdown => {
            around(MARKDOWN, export::markdown(&state.lab.lab, story), shared::hash(state, false))
        }
        Take::Embed => {
            let hash = shared::hash(state, true).map(|hash| export::attribute(&hash));
            around(EMBED, export::embed(story), hash)
        }
    }
}

/// The picture was made, or could not be.
pub(in crate::model) fn pictured(made: Result<String, ()>, state: &mut State) {
    state.lab.exporting = false;
    state.notice = Some(match made {
        Ok(name) => Notice::Said(format!("Exported {name}.")),
        Err(()) => Notice::NoPicture,
    });
}

fn around(what: &'static str, text: Around, hash: Option<String>) -> Vec<Effect> {
    hash.map(|hash| Effect::CopyAround(what, text, hash)).into_iter().collect()
}

fn picture(png: bool, state: &State) -> Picture {
    let page = &state.lab;
    let title = page.told().map_or("A lab of secret rotation", |story| story.title).to_owned();
    let about = format!(
        "Timeline of {} up to {}, drawn by Rotation Lab. Versions are lanes, staging labels are ribbons.",
        page.shown().map_or("a secret", |arn| arn.as_str()),
        page.lab.end()
    );
    Picture { png, name: name(state, if png { "png" } else { "svg" }), title, about }
}

fn name(state: &State, ending: &str) -> String {
    format!("rotation-lab-{}.{ending}", state.lab.told().map_or("lab", |story| story.id))
}

#[cfg(test)]
mod tests;
