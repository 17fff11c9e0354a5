//! What of a typed command must not be kept: secret values and keys. It is looked for more widely than the CLI would
//! take it, so that a slip of the pen (`--secret-strng`, an open quote) keeps nothing either.

use zeroize::Zeroizing;

use super::{python, shell};

/// Stands in a kept command for what was not kept. Unquoted, no shell takes it for a value.
pub const REDACTED: &str = "<redacted>";

/// A command that can be kept, and what was taken out of it.
#[derive(Clone)]
pub struct Redacted {
    line: String,
    /// As they were written, and as Python writes them.
    taken: Vec<Zeroizing<String>>,
}

/// The command without its secrets.
pub fn redact(line: &str) -> Redacted {
    let (words, fault) = shell::words(line);
    let mut redacted = Redacted { line: String::new(), taken: Vec::new() };
    let (mut kept, mut at) = (0, 0);
    // Perhaps behind a prompt.
    let of_curl = words.iter().take(2).any(|word| word.text == "curl");
    while let Some(word) = words.get(at) {
        at += 1;
        let found = Found::in_word(&word.text).or_else(|| Found::in_curl(&word.text).filter(|_| of_curl));
        let Some(found) = found else { continue };
        let values = words.get(at..).unwrap_or_default();
        let count = if found.value.is_some() { 0 } else { taken_by(values) };
        let values = values.get(..count).unwrap_or_default();
        let texts = || found.value.into_iter().chain(values.iter().map(|word| word.text.as_str()));
        // Where the shell stopped in a value, the rest of the line belongs to it.
        let stopped = fault.is_some() && at + count == words.len();
        at += count;
        if !stopped && !texts().any(|text| found.hides(text)) {
            continue;
        }
        let end = values.last().map_or(word.range.end, |last| last.range.end);
        redacted.line.push_str(line.get(kept..word.range.start).unwrap_or_default());
        redacted.line.push_str(&found.shown());
        kept = if stopped { line.len() } else { end };
        for text in texts() {
            redacted.take(text);
        }
    }
    // Behind what the shell stopped at nothing is read: if it may hold a secret, none of it is kept.
    let end = fault.map_or(line.len(), |fault| fault.at().clamp(kept, line.len()));
    let unread = line.get(end..).unwrap_or_default();
    redacted.line.push_str(line.get(kept..end).unwrap_or_default());
    redacted.line.push_str(if may_hold_a_secret(unread) { REDACTED } else { unread });
    redacted
}

fn may_hold_a_secret(unread: &str) -> bool {
    let lower = unread.to_ascii_lowercase().replace("secret-id", "").replace("client-request-token", "");
    ["secret", "cli-in", "token", "password", "-u", "access_key"].iter().any(|sign| lower.contains(sign))
}

impl Redacted {
    /// It, with [`REDACTED`] where something was taken out.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// A text about the command, such as an error that repeats it, without what was taken out of the command.
    pub fn clean(&self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        let mut rest = text;
        // In one pass, the longest first: what stands in for a value is not looked through again.
        while let Some(first) = rest.chars().next() {
            let taken = self.taken.iter().filter(|taken| rest.starts_with(taken.as_str()));
            match taken.map(|taken| taken.len()).max() {
                Some(length) => {
                    clean.push_str(REDACTED);
                    rest = rest.get(length..).unwrap_or_default();
                }
                None => {
                    clean.push(first);
                    rest = rest.get(first.len_utf8()..).unwrap_or_default();
                }
            }
        }
        clean
    }

    fn take(&mut self, text: &str) {
        let repr = Zeroizing::new(python::repr(text));
        let escaped = repr.get(1..repr.len().saturating_sub(1)).unwrap_or_default();
        for form in [text, escaped].into_iter().filter(|form| !form.is_empty()) {
            if self.taken.iter().all(|known| known.as_str() != form) {
                self.taken.push(Zeroizing::new(form.to_owned()));
            }
        }
    }
}

/// A word behind which something stands that is not kept.
struct Found<'a> {
    name: &'a str,
    /// After an equals sign.
    value: Option<&'a str>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `--secret-string`, `--secret-binary`.
    Value,
    /// `--cli-input-json`: a body, that can hold a value.
    Body,
    /// A variable or a setting that holds a key.
    Key,
}

const KEYS: [&str; 3] = ["aws_secret_access_key", "aws_session_token", "aws_security_token"];

impl<'a> Found<'a> {
    fn in_word(word: &'a str) -> Option<Self> {
        let (name, value) = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
        let lower = name.to_ascii_lowercase();
        // A hyphen may have become a dash where the command was copied from.
        let bare = lower.trim_start_matches(['-', '–', '—']);
        let starts = |flag: &str| !bare.is_empty() && flag.starts_with(bare);
        let kind = if KEYS.contains(&bare) {
            Kind::Key
        } else if bare.len() == lower.len() {
            return None;
        } else if starts("cli-input-json") || bare.starts_with("cli-in") {
            Kind::Body
        } else if starts("secret-string")
            || starts("secret-binary")
            || (bare.starts_with("secret") && !bare.starts_with("secret-i"))
        {
            Kind::Value
        } else {
            return None;
        };
        Some(Self { name, value, kind })
    }

    /// Of curl: `-u id:key`, `-uid:key`, `--user`, and a session token among the headers.
    fn in_curl(word: &'a str) -> Option<Self> {
        const TOKEN: &str = "x-amz-security-token:";
        let (name, value) = match word.split_once('=') {
            Some(("--user", value)) => ("--user", Some(value)),
            _ if word == "-u" || word == "--user" => (word, None),
            _ if word.starts_with("-u") => ("-u", word.get(2..)),
            _ => {
                let at = word.to_ascii_lowercase().find(TOKEN)?;
                let end = at + TOKEN.len() - 1;
                (word.get(at..end)?, word.get(end + 1..))
            }
        };
        Some(Self { name, value, kind: Kind::Key })
    }

    /// What names a file is no value, and a body that names no value has none.
    fn hides(&self, text: &str) -> bool {
        if text.starts_with("file://") || text.starts_with("fileb://") {
            return false;
        }
        let lower = text.to_ascii_lowercase();
        self.kind != Kind::Body
            || text.contains('\\')
            || lower.split("secret").skip(1).any(|after| !after.starts_with("id"))
    }

    fn shown(&self) -> String {
        let between = if self.value.is_some() { '=' } else { ' ' };
        format!("{}{between}{REDACTED}", self.name)
    }
}

/// The word after such an option, whatever it is, and all up to the next option: a value whose quotes were forgotten.
fn taken_by(values: &[shell::Word]) -> usize {
    let next = values.iter().skip(1).position(|word| word.text.starts_with("--"));
    next.map_or(values.len(), |next| next + 1)
}

#[cfg(test)]
mod tests;
