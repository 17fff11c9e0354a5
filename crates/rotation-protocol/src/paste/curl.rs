//! A curl command: what it says of the request. Options that change nothing of it are passed over, any other is
//! refused by name.

use super::found::Found;
use crate::cli::{Failure, ReadError, ShellError, Word};

/// What an option says of the request.
#[derive(Clone, Copy)]
enum Means {
    Method,
    Header,
    /// The body; whether `@` before it names a file.
    Body(bool),
    SigV4,
    User,
    Url,
    /// Nothing, and it has a value.
    Value,
    /// Nothing.
    Flag,
}

/// Names of one letter are short options.
const OPTIONS: [(&[&str], Means); 9] = [
    (&["X", "request"], Means::Method),
    (&["H", "header"], Means::Header),
    (&["d", "data", "data-ascii", "data-binary", "json"], Means::Body(true)),
    (&["data-raw"], Means::Body(false)),
    (&["aws-sigv4"], Means::SigV4),
    (&["u", "user"], Means::User),
    (&["url"], Means::Url),
    (
        &["o", "output", "m", "max-time", "connect-timeout", "A", "user-agent", "retry", "w", "write-out"],
        Means::Value,
    ),
    (
        &[
            "s",
            "silent",
            "S",
            "show-error",
            "v",
            "verbose",
            "i",
            "include",
            "f",
            "fail",
            "fail-with-body",
            "L",
            "location",
            "k",
            "insecure",
            "g",
            "globoff",
            "compressed",
            "http1.1",
            "http2",
            "no-progress-meter",
        ],
        Means::Flag,
    ),
];

/// The words after `curl`, with or without the prompt before it.
pub(super) fn arguments(words: &[Word]) -> Option<&[Word]> {
    match words {
        [prompt, rest @ ..] if ["$", "%"].contains(&prompt.text.as_str()) => arguments(rest),
        [curl, rest @ ..] if curl.text.as_str() == "curl" => Some(rest),
        _ => None,
    }
}

pub(super) fn read(mut words: &[Word]) -> Result<Found, ReadError> {
    let mut found = Found::default();
    while let [word, rest @ ..] = words {
        words = rest;
        let typed = word.text.as_str();
        if let Some(name) = typed.strip_prefix("--").filter(|name| !name.is_empty()) {
            // An error names the option and not what is joined to it.
            let means = known(name.split('=').next().unwrap_or_default())?;
            if name.contains('=') {
                return refused(format_args!("curl takes the value of an option as a word of its own."));
            }
            if !matches!(means, Means::Flag) {
                take(means, next(&mut words, name)?.into(), &mut found)?;
            }
        } else if typed.len() > 1 && typed.starts_with('-') {
            cluster(word, &mut words, &mut found)?;
        } else {
            take(Means::Url, word.into(), &mut found)?;
        }
    }
    Ok(found)
}

/// `-sS`, `-XPOST`, `-d '{}'`: letters, and the value of the last in the same word or the next.
fn cluster(word: &Word, words: &mut &[Word], found: &mut Found) -> Result<(), ReadError> {
    let typed = word.text.as_str();
    for (at, letter) in typed.char_indices().skip(1) {
        let end = at + letter.len_utf8();
        let means = known(typed.get(at..end).unwrap_or_default())?;
        if matches!(means, Means::Flag) {
            continue;
        }
        let value = match typed.get(end..).filter(|joined| !joined.is_empty()) {
            Some(joined) => Value { known: word.known().map(|_| joined), typed: joined },
            None => next(words, typed)?.into(),
        };
        return take(means, value, found);
    }
    Ok(())
}

/// The value of an option. A variable in it counts only where the value is needed.
struct Value<'a> {
    known: Result<&'a str, ShellError>,
    typed: &'a str,
}

impl<'a> From<&'a Word> for Value<'a> {
    fn from(word: &'a Word) -> Self {
        Self { known: word.known(), typed: word.text.as_str() }
    }
}

fn take(means: Means, value: Value<'_>, found: &mut Found) -> Result<(), ReadError> {
    let known = || value.known.map_err(ReadError::Shell);
    match means {
        Means::Method => found.method = Some(known()?.into()),
        Means::Body(files) => {
            let body = known()?;
            if files && body.starts_with('@') {
                return refused(format_args!("there is no file {body} to read: write the JSON itself out."));
            }
            if found.body.replace(body.into()).is_some() {
                return refused(format_args!("the command has more than one body."));
            }
        }
        Means::SigV4 => {
            let region = known()?.split(':').nth(2).filter(|region| !region.is_empty());
            found.region = region.map(String::from).or(found.region.take());
        }
        Means::User => {
            let secret = value.typed.split_once(':').map_or("", |(_, secret)| secret);
            found.has_keys |= !secret.is_empty() && !secret.starts_with('$');
        }
        Means::Url => {
            let url = known()?;
            let url = if url.contains("://") { url.into() } else { format!("http://{url}") };
            if found.url.replace(url).is_some() {
                return refused(format_args!("the command has more than one address."));
            }
        }
        Means::Header => {
            let (name, content) = value.typed.split_once(':').unwrap_or((value.typed, ""));
            // Keys and signatures stand for themselves; what is asked for has to be known.
            if name.trim().eq_ignore_ascii_case("x-amz-target") {
                known()?;
            }
            found.header(name, content);
        }
        Means::Value | Means::Flag => {}
    }
    Ok(())
}

fn known(name: &str) -> Result<Means, ReadError> {
    let found = OPTIONS.iter().find(|(names, _)| names.contains(&name));
    let dashes = if name.chars().count() == 1 { "-" } else { "--" };
    found.map_or_else(
        || refused(format_args!("of curl's options, {dashes}{name} is not understood.")),
        |(_, means)| Ok(*means),
    )
}

fn next<'a>(words: &mut &'a [Word], option: &str) -> Result<&'a Word, ReadError> {
    let [value, rest @ ..] = *words else {
        return refused(format_args!("the value of curl's option {option} is missing."));
    };
    *words = rest;
    Ok(value)
}

fn refused<T>(what: std::fmt::Arguments<'_>) -> Result<T, ReadError> {
    Err(ReadError::Cli(Failure::not_here(what)))
}
