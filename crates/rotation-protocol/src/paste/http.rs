//! A whole HTTP request, as documentation and debug logs print it.

use super::found::Found;
use crate::cli::{Failure, ReadError};

/// `None` if it is none.
pub(super) fn read(text: &str) -> Result<Option<Found>, ReadError> {
    let text = text.trim_start();
    let (first, mut rest) = text.split_once('\n').unwrap_or((text, ""));
    let words: Vec<_> = first.split_whitespace().collect();
    let [method, _path, version] = words.as_slice() else { return Ok(None) };
    if !version.starts_with("HTTP/") || !method.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(None);
    }
    let mut found = Found::asked_with(method);
    for number in 2.. {
        if rest.is_empty() {
            break;
        }
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = after;
        if line.trim().is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(ReadError::Cli(Failure::not_here(format_args!(
                "line {number} is no header. An empty line comes before the body."
            ))));
        };
        found.header(name, value);
    }
    found.body = Some(rest.into());
    Ok(Some(found))
}
