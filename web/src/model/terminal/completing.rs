//! Tab: once completes what is certain, and once more lists what is possible.

use rotation_protocol::cli::{self, Completion, Known};

use super::{WORDS, set};
use crate::model::{State, Typed, lab};

/// What the line could go on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Each of them, whole.
    pub candidates: Vec<String>,
    /// Whether they are shown: the second Tab does that.
    pub shown: bool,
}

/// Whether Tab has something to do there. An empty line has nothing: whoever only goes through the page goes on.
pub(super) fn offers(text: &str, caret: u32, page: &lab::Page) -> bool {
    !text.trim().is_empty() && found(text, caret, page).is_some()
}

/// Completes the line; the caret is then there.
pub(super) fn complete(caret: u32, state: &mut State) -> Option<u32> {
    let terminal = &mut state.terminal;
    let Some(found) = found(&terminal.line.0, caret, &state.lab) else {
        (terminal.offers, terminal.listing) = (false, None);
        return None;
    };
    let (Completion { range, .. }, common) = (found.clone(), found.common());
    let line = terminal.line.0.as_str();
    let (before, typed) = (line.get(..range.start)?, line.get(range.clone())?);
    let after = line.get(range.end..)?;
    if typed == common || typed.len() > common.len() {
        let shown = terminal.listing.is_some();
        terminal.listing = Some(Listing { candidates: found.candidates, shown });
        return None;
    }
    let start = u32::try_from(before.encode_utf16().count() + common.encode_utf16().count()).ok()?;
    let after = after.strip_prefix(' ').filter(|_| common.ends_with(' ')).unwrap_or(after);
    let text = Typed(format!("{before}{common}{after}").into());
    set(text, Some(start), state);
    Some(start)
}

fn found(text: &str, caret: u32, page: &lab::Page) -> Option<Completion> {
    cli::complete(text, byte(text, caret), &known(page))
}

/// The byte that stands so many UTF-16 units after the start.
fn byte(text: &str, caret: u32) -> usize {
    let mut left = usize::try_from(caret).unwrap_or(usize::MAX);
    let inside = |(_, char): &(usize, char)| {
        let units = char.len_utf16();
        let goes = left >= units;
        left = left.saturating_sub(units);
        goes
    };
    text.char_indices().take_while(inside).last().map_or(0, |(at, char)| at + char.len_utf8())
}

/// What the lab has at its playhead.
fn known(page: &lab::Page) -> Known {
    let mut known = Known { words: WORDS.map(str::to_owned).into(), ..Known::default() };
    known.labels = ["AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"].map(str::to_owned).into();
    for secret in page.lab.vault().secrets() {
        known.secrets.extend([secret.name.as_str().to_owned(), secret.arn.as_str().to_owned()]);
        known.versions.extend(secret.versions.iter().map(|(id, _)| id.to_string()));
        known.labels.extend(secret.versions.labels().map(ToString::to_string));
        known
            .functions
            .extend(secret.rotation.function.as_ref().map(|function| function.as_str().to_owned()));
    }
    for texts in [&mut known.labels, &mut known.functions] {
        texts.sort();
        texts.dedup();
    }
    known
}
