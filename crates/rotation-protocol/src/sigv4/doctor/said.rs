//! AWS's sentences about signatures, and what each of them says is wrong.

use crate::sigv4::verify::{moment, refusal};
use crate::sigv4::{Credentials, Signer};

use super::{Cause, TokenApart};

/// The sentences of a header that cannot be read, by their beginnings. They are handed on as they are.
const MALFORMED: [&str; 10] = [
    "Authorization header requires",
    "Invalid key=value pair",
    "Date must be in ISO-8601",
    "Unsupported AWS 'algorithm'",
    "Credential must have exactly 5",
    "Credential should be scoped with a valid terminator",
    "'Host' or ':authority' must be",
    "Missing Authentication Token",
    "AWS query-string parameters must include",
    "Found both 'X-Amz-Algorithm'",
];

/// What `text` says. `sent` is the key id of the pasted header.
pub(super) fn causes(text: &str, signer: &Signer, sent: Option<&str>) -> Vec<Cause> {
    let mut found: Vec<Cause> = Vec::new();
    found.extend(clock(text));
    if text.contains("Date in Credential scope does not match") {
        let quoted = |sign: &str| Some(text.split_once(sign)?.1.split('\'').next()?.to_owned());
        found.push(Cause::ScopeDate { scope: quoted("from HTTP: '"), day: quoted("' != '") });
    }
    if text.contains(refusal::REGION.trim_end()) {
        found.push(Cause::Region { sent: None, form: signer.region().into() });
    }
    if let Some((_, after)) = text.split_once("scoped to correct service: '") {
        let own = after.split('\'').next().unwrap_or_default();
        found.push(Cause::Service { sent: None, own: own.into() });
    }
    if text.contains("The security token included in the request is expired") {
        found.push(Cause::SessionToken(TokenApart::Stale));
    }
    if text.contains("The security token included in the request is invalid") {
        found.push(unknown(signer.credentials(), sent));
    }
    let sentence = MALFORMED.iter().filter_map(|start| text.find(start)).min().and_then(|at| text.get(at..));
    found.extend(sentence.map(|sentence| {
        let end = sentence.find(['\n', '"']).unwrap_or(sentence.len());
        Cause::Malformed(sentence.get(..end).unwrap_or_default().trim().to_owned())
    }));
    found
}

/// "20261124T101500Z is now earlier than 20261124T101501Z (20261124T102001Z - 5 min.)".
fn clock(text: &str) -> Option<Cause> {
    let starts = ["Signature expired: ", "Signature not yet current: "];
    let (_, after) = starts.iter().find_map(|start| text.split_once(start))?;
    let signed = moment::read(after.split(' ').next()?)?;
    let now = moment::read(after.split_once('(')?.1.split(' ').next()?)?;
    Some(Cause::Clock { signed, now })
}

/// One sentence for a key that nobody knows and for a token that does not go with it: the key's kind tells them apart.
fn unknown(credentials: &Credentials, sent: Option<&str>) -> Cause {
    let id = sent.unwrap_or(credentials.access_key_id());
    match (id.starts_with("ASIA"), credentials.has_session_token()) {
        (true, false) => Cause::SessionToken(TokenApart::NotInForm),
        (_, true) => Cause::SessionToken(TokenApart::Stale),
        (false, false) => {
            Cause::AccessKey { sent: sent.map(String::from), form: credentials.access_key_id().into() }
        }
    }
}
