//! NextToken: where a list goes on. A token proves that it was given out here and for this list.

use alloc::{format, string::String, vec::Vec};

use crate::{
    error::{ErrorCode, ServiceError},
    stamp::Entropy,
    time::Timestamp,
};

/// So many entries a page has, if fewer are not asked for.
pub(super) const MOST: usize = 100;

/// What a token belongs to: the operation's inputs that shape its list.
pub(super) fn listing(inputs: &[&str]) -> String {
    // The length in front keeps `a, bc` and `ab, c` apart.
    inputs.iter().map(|input| format!("{}:{input}", input.len())).collect()
}

/// Leaves the page's entries, the first `most`, and answers with the token of the next page if there were more.
/// `place` writes down where an entry stands in the list.
pub(super) fn cut<T>(
    seed: u64,
    listing: &str,
    entries: &mut Vec<T>,
    most: usize,
    place: impl FnOnce(&T) -> String,
) -> Option<String> {
    let more = entries.len() > most;
    entries.truncate(most);
    let last = entries.last().filter(|_| more).map(place)?;
    Some(format!("{}.{last}", proof(seed, listing, &last)))
}

/// Where the page before ended. `None`: this is the first page.
pub(super) fn open<'a>(
    seed: u64,
    listing: &str,
    token: Option<&'a str>,
) -> Result<Option<&'a str>, ServiceError> {
    let Some(token) = token else { return Ok(None) };
    let known = token.split_once('.').filter(|(given, last)| *given == proof(seed, listing, last));
    known.map(|(_, last)| Some(last)).ok_or_else(|| {
        ServiceError::new(ErrorCode::InvalidNextTokenException, "The provided NextToken is invalid.")
    })
}

fn proof(seed: u64, listing: &str, last: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let whose = format!("page{}:{listing}{last}", listing.len());
    Entropy::of_due(seed, &whose, Timestamp::EPOCH).letters(LETTERS, 16)
}
