//! What a person pasted: headers out of whatever tool showed them, and the texts that AWS says should have been signed.

use rotation_core::time::Timestamp;

use crate::sigv4::verify::{moment, refusal};
use crate::wire::without_escapes;

/// So much of a text is read, and so many headers.
const LONGEST: usize = 64 * 1024;
const MOST_HEADERS: usize = 100;

/// What the text holds.
#[derive(Default)]
pub(super) struct Pasted {
    /// Headers as they were sent, in the spelling of the text.
    pub(super) headers: Vec<(String, String)>,
    /// Whether there is more of a request than the signature itself.
    pub(super) whole: bool,
    /// AWS's canonical request.
    pub(super) canonical: Option<String>,
    /// AWS's string to sign.
    pub(super) string_to_sign: Option<String>,
    /// Everything around those two.
    pub(super) rest: String,
}

impl Pasted {
    pub(super) fn read(text: &str) -> Self {
        let mut pasted = Self::default();
        // What is longer is no request of this service, and would be examined with every key.
        let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
        let [first, _] = refusal::TEXTS;
        let (before, tail) =
            text.split_once(first).map_or((text, None), |(before, tail)| (before, Some(tail)));
        let after = tail.map_or(String::new(), |tail| pasted.read_texts(tail));
        pasted.rest = [before, &after].join("\n");
        pasted.read_headers();
        pasted
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// When the refused request was signed.
    pub(super) fn date(&self) -> Option<Timestamp> {
        let of_string = self.string_to_sign.as_ref().and_then(|text| text.split('\n').nth(1));
        let of_request = self
            .canonical
            .as_ref()
            .and_then(|text| text.split('\n').find_map(|line| line.strip_prefix("x-amz-date:")));
        let all = [self.header("x-amz-date"), self.header("date"), of_string, of_request];
        all.into_iter().flatten().find_map(moment::read)
    }

    /// Takes both texts, and gives back what follows them.
    fn read_texts(&mut self, tail: &str) -> String {
        let tail = unescaped(tail);
        let [_, second] = refusal::TEXTS;
        let (canonical, rest) = tail
            .split_once(second)
            .map_or((tail.as_str(), None), |(canonical, rest)| (canonical, Some(rest)));
        self.canonical =
            canonical.trim().strip_prefix('\'').map(|text| text.strip_suffix('\'').unwrap_or(text).into());
        let Some(rest) = rest else { return String::new() };
        let rest = rest.trim_start().trim_start_matches('\'');
        let (string, after) = rest.split_once('\'').unwrap_or((rest, ""));
        self.string_to_sign = Some(string.trim_end().to_owned());
        after.to_owned()
    }

    fn read_headers(&mut self) {
        let rest = std::mem::take(&mut self.rest);
        let mut named = true;
        for line in rest.split(['\n', '\r']).flat_map(|line| line.split(" -H ")) {
            let line = bare(line);
            if line.starts_with(['<', '*']) {
                continue;
            }
            let line = bare(line.trim_start_matches('>'));
            if is_request_line(line) {
                self.whole = true;
            } else if let Some(header) = header(line) {
                // An answer has a date too, in another spelling.
                if header.0.eq_ignore_ascii_case("date") && moment::read(&header.1).is_none() {
                    continue;
                }
                self.whole |= ["host", "content-type", "x-amz-target"]
                    .iter()
                    .any(|name| header.0.eq_ignore_ascii_case(name));
                self.headers.push(header);
            } else if line.starts_with("AWS4-") {
                self.headers.retain(|(name, value)| {
                    !(name.eq_ignore_ascii_case("authorization") && value.is_empty())
                });
                self.headers.push(("authorization".into(), line.into()));
                named = false;
            } else if let Some((name, value)) = self.headers.last_mut()
                && name.eq_ignore_ascii_case("authorization")
                && ["Credential=", "SignedHeaders=", "Signature="].iter().any(|part| line.starts_with(part))
            {
                // The header was broken into lines for reading.
                value.extend([" ", line]);
            }
        }
        // The algorithm alone is the first line of a string to sign, as programs log it.
        self.headers.retain(|(name, value)| named || name != "authorization" || value.contains(' '));
        self.headers.truncate(MOST_HEADERS);
        // The same of the list of what is signed.
        self.headers.retain(|(_, value)| value.matches(';').count() < MOST_HEADERS);
        if self.header("authorization").is_none()
            && let Some(header) = within(&rest)
        {
            self.headers.push(("authorization".into(), header.into()));
        }
        self.rest = rest;
    }
}

/// A header in the middle of a line, as a program's log shows it.
fn within(text: &str) -> Option<&str> {
    let header = text.get(text.find("AWS4-HMAC-SHA256 Credential=")?..)?;
    header.split(['\n', '\r', '"', '\'']).next()
}

/// Out of a JSON body, where line breaks stand as `\n`: as often as it was put into another one.
fn unescaped(tail: &str) -> String {
    const DEEPEST: usize = 3;
    let mut text = tail.to_owned();
    for _ in 0..DEEPEST {
        if !text.starts_with('\\') {
            break;
        }
        let mut escaped = false;
        let end = text.bytes().position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        let inside = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
        text = without_escapes(inside).unwrap_or_else(|| inside.replace("\\n", "\n"));
    }
    // A file of lines that end in CR LF.
    if text.starts_with("\r\n") { text.replace("\r\n", "\n") } else { text }
}

/// Without what shells, programs and curl put around a header.
fn bare(line: &str) -> &str {
    let line = line.trim().trim_end_matches(['\\', ',']).trim();
    let line = ["-H", "--header"].iter().find_map(|option| line.strip_prefix(option)).unwrap_or(line);
    let line = line.trim();
    // A shell's word ends where its quotation mark does.
    let quote = line.chars().next().filter(|first| ['"', '\''].contains(first));
    let word = quote.and_then(|quote| line.get(1..)?.split(quote).next()).filter(|word| word.contains(':'));
    word.unwrap_or_else(|| line.trim_matches(['"', '\''])).trim()
}

fn header(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().trim_matches(['"', '\'']);
    let value = value.trim();
    let quote = value.chars().next().filter(|first| ['"', '\''].contains(first));
    let value = quote.and_then(|quote| value.get(1..)?.split(quote).next()).unwrap_or(value);
    // Headers that were joined into one line: a token is never part of another header.
    let value = before_a_token(value);
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    (is_name && !value.starts_with("//")).then(|| (name.to_owned(), value.to_owned()))
}

/// A header's value up to where the header of a session token begins. In a list of names no colon follows it.
fn before_a_token(value: &str) -> &str {
    const NAME: &str = "x-amz-security-token";
    let lower = value.to_ascii_lowercase();
    let is_header = |at: &usize| {
        let after = lower.get(at + NAME.len()..).unwrap_or_default();
        after.trim_start_matches(['"', '\'', ' ']).starts_with([':', '='])
    };
    let at = lower.match_indices(NAME).map(|(at, _)| at).find(is_header);
    at.and_then(|at| value.get(..at)).unwrap_or(value).trim()
}

/// `POST / HTTP/1.1`.
fn is_request_line(line: &str) -> bool {
    let mut words = line.split(' ');
    let method = words
        .next()
        .is_some_and(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase()));
    method
        && words.next().is_some_and(|path| path.starts_with('/'))
        && words.all(|word| word.starts_with("HTTP/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTHORIZATION: &str =
        "AWS4-HMAC-SHA256 Credential=A/20261124/r/s/aws4_request, SignedHeaders=host, Signature=ab";

    #[test]
    fn a_header_is_found_however_it_is_shown() {
        let date = "20261124T101500Z";
        for text in [
            AUTHORIZATION.to_owned(),
            format!("Authorization: {AUTHORIZATION}\r\nX-Amz-Date: {date}\r\n"),
            format!(
                "* Connected\n> POST / HTTP/1.1\n> authorization: {AUTHORIZATION}\n> x-amz-date: {date}\n< date: no\n"
            ),
            format!(
                "curl https://h/ \\\n  -H 'Authorization: {AUTHORIZATION}' \\\n  -H \"X-Amz-Date: {date}\" \\\n  -d '{{}}'"
            ),
            format!("curl -X POST -H 'Authorization: {AUTHORIZATION}' -H 'X-Amz-Date: {date}' https://h/"),
            format!("{{\n  \"Authorization\": \"{AUTHORIZATION}\",\n  \"X-Amz-Date\": \"{date}\"\n}}"),
            format!(
                "DEBUG - Sending: headers={{'X-Amz-Target': b'a', 'Authorization': b'{AUTHORIZATION}'}}>"
            ),
            format!(
                "StringToSign:\nAWS4-HMAC-SHA256\n{date}\nscope\nDEBUG - headers={{'Authorization': b'{AUTHORIZATION}'}}"
            )
            .replace(date, "then"),
            format!("Authorization:\n  {}", AUTHORIZATION.replace(", ", ",\n   ")),
        ] {
            let pasted = Pasted::read(&text);
            let plain = |text: &str| text.replace([' ', ','], "");
            let found = pasted.header("authorization").map(plain);
            assert_eq!(found, Some(plain(AUTHORIZATION)), "{text}");
            let dated = text.contains(date).then_some(date);
            assert_eq!(pasted.header("x-amz-date"), dated, "{text}");
        }
    }

    #[test]
    fn a_token_is_never_part_of_another_header() {
        for text in [
            "{\"X-Amz-Date\": \"20261124T101500Z\", \"X-Amz-Security-Token\": \"hunter2\"}",
            "X-Amz-Date: 20261124T101500Z X-Amz-Security-Token: hunter2",
            "host: h\", \"x-amz-security-token\":\"hunter2\"",
        ] {
            let pasted = Pasted::read(&format!("Authorization: {AUTHORIZATION}\n{text}"));
            let others =
                pasted.headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("x-amz-security-token"));
            for (name, value) in others {
                assert!(!value.contains("hunter2"), "{text}: {name}: {value}");
            }
        }
    }

    #[test]
    fn both_texts_are_found_plain_and_in_json() {
        let canonical = "POST\n/\n\nhost:it's \"h\"\n\nhost\n00";
        let string = "AWS4-HMAC-SHA256\n20261124T101500Z\nscope\n11";
        let [first, second] = refusal::TEXTS;
        let plain = format!("Refused: no.\n\n{first}\n'{canonical}'\n\n{second}\n'{string}'\n");
        let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let json = format!("HTTP/1.1 400\n\n{{\"message\":\"{}\"}}\nmore: x", escaped(&plain));
        let twice = format!("{{\"log\":\"{}\"}}", escaped(&json));
        for text in [plain.replace('\n', "\r\n"), plain, json, twice] {
            let pasted = Pasted::read(&text);
            assert_eq!(pasted.canonical.as_deref(), Some(canonical), "{text}");
            assert_eq!(pasted.string_to_sign.as_deref(), Some(string), "{text}");
            assert_eq!(pasted.date(), moment::read("20261124T101500Z"));
        }
    }
}
