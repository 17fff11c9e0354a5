//! Two canonical requests, two strings to sign: what differs, and what that usually comes from.

use std::collections::{BTreeMap, BTreeSet};

use crate::sigv4::canonical::{collapsed, decoded, encode_path};
use crate::sigv4::hash::{hex, sha256};
use crate::sigv4::{Scope, Signer};

use super::{Cause, PathApart, Spelling, TokenApart};

pub(super) const TOKEN: &str = "x-amz-security-token";

/// A canonical request taken apart, from whoever it came.
pub(super) struct Parts<'a> {
    method: &'a str,
    path: &'a str,
    query: &'a str,
    headers: BTreeMap<&'a str, &'a str>,
    signed: &'a str,
    body_hash: &'a str,
}

impl<'a> Parts<'a> {
    /// Leniently: a part that is not there is empty.
    pub(super) fn of(text: &'a str) -> Self {
        let mut lines = text.split('\n');
        let mut next = || lines.next().unwrap_or_default();
        let (method, path, query) = (next(), next(), next());
        let (body_hash, signed) =
            (lines.next_back().unwrap_or_default(), lines.next_back().unwrap_or_default());
        let headers = lines.filter_map(|line| line.split_once(':')).collect();
        Self { method, path, query, headers, signed, body_hash }
    }

    pub(super) fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.get(name).copied()
    }

    fn names(&self) -> BTreeSet<&'a str> {
        self.signed.split(';').filter(|name| !name.is_empty()).collect()
    }
}

/// What `other` has otherwise than the form's request. `sent` is a header as it was pasted.
pub(super) fn requests<'s>(
    form: &Parts<'_>,
    other: &Parts<'_>,
    body: &[u8],
    sent: impl Fn(&str) -> Option<&'s str>,
) -> Vec<Cause> {
    let mut found = Vec::new();
    let (form_names, other_names) = (form.names(), other.names());
    found.extend(lists(&form_names, &other_names, sent(TOKEN).is_some()));
    if found.is_empty() && form.signed != other.signed {
        found.push(Cause::SignedHeaders { form: Vec::new(), other: Vec::new() });
    }
    for (name, value) in &form.headers {
        let listed_by_both = form_names.contains(name) && other_names.contains(name);
        let cause = match other.headers.get(name) {
            Some(arrived) => arrived_otherwise(name, value, arrived),
            None => listed_by_both.then(|| Cause::HeaderDropped((*name).to_owned())),
        };
        found.extend(cause);
    }
    for (name, arrived) in &other.headers {
        if form.headers.contains_key(name) {
            continue;
        }
        match sent(name).map(collapsed) {
            Some(value) => found.extend(arrived_otherwise(name, &value, arrived)),
            None if !other_names.contains(name) => found.push(Cause::HeaderAdded((*name).to_owned())),
            None => {}
        }
    }
    if form.method != other.method {
        found.push(Cause::Method);
    }
    found.extend(paths(form.path, other.path).map(Cause::Path));
    if form.query != other.query {
        let sorted = |query: &str| query.split('&').map(String::from).collect::<BTreeSet<_>>();
        let same = sorted(form.query) == sorted(other.query);
        found.push(if same { Cause::QueryOrder } else { Cause::Query });
    }
    if form.body_hash != other.body_hash {
        let is = |bytes: &[u8]| hex(&sha256(bytes)) == other.body_hash;
        found.push(if is(b"") { Cause::NoBody } else { Cause::Body(Spelling::find(body, is)) });
    }
    found
}

/// What `string` has otherwise than the form's region and service would have it on that day.
pub(super) fn scopes(scope: &str, day: Option<&str>, signer: &Signer) -> Vec<Cause> {
    let parts: Vec<&str> = scope.split('/').collect();
    let [date, region, service, _] = parts[..] else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(day) = day.filter(|day| *day != date) {
        found.push(Cause::ScopeDate { scope: Some(date.into()), day: Some(day.into()) });
    }
    if region != signer.region() {
        found.push(Cause::Region { sent: Some(region.into()), form: signer.region().into() });
    }
    if service != signer.service() {
        found.push(Cause::Service { sent: Some(service.into()), own: signer.service().into() });
    }
    found
}

/// Whether AWS's two texts belong together: the second holds the hash of the first.
pub(super) fn belong_together(canonical: &str, string_to_sign: &str) -> bool {
    string_to_sign.rsplit('\n').next() == Some(&hex(&sha256(canonical.as_bytes())))
}

/// The region in a scope of four parts.
pub(super) fn scope_of(string_to_sign: &str) -> Option<&str> {
    string_to_sign.split('\n').nth(2).filter(|scope| scope.ends_with(Scope::TERMINATOR))
}

fn lists(form: &BTreeSet<&str>, other: &BTreeSet<&str>, token_sent: bool) -> Option<Cause> {
    let only = |a: &BTreeSet<&str>, b: &BTreeSet<&str>| -> Vec<String> {
        a.difference(b).map(|name| (*name).to_owned()).collect()
    };
    let (form_only, other_only) = (only(form, other), only(other, form));
    let is_token = |names: &[String]| names.len() == 1 && names.iter().all(|name| name == TOKEN);
    Some(match (form_only.as_slice(), other_only.as_slice()) {
        ([], []) => return None,
        (names, []) if is_token(names) && token_sent => Cause::SessionToken(TokenApart::Unsigned),
        (names, []) if is_token(names) => Cause::SessionToken(TokenApart::Missing),
        ([], names) if is_token(names) => Cause::SessionToken(TokenApart::NotInForm),
        _ => Cause::SignedHeaders { form: form_only, other: other_only },
    })
}

/// A header that was signed with `value` and `arrived` otherwise.
fn arrived_otherwise(name: &str, value: &str, arrived: &str) -> Option<Cause> {
    if value == arrived {
        return None;
    }
    let twice = arrived.len() > value.len() && arrived.split(',').any(|one| one == value);
    Some(match (name, arrived) {
        (_, "") => Cause::HeaderDropped(name.into()),
        (TOKEN, _) => Cause::SessionToken(TokenApart::Other),
        _ if twice => Cause::HeaderAdded(name.into()),
        _ => Cause::HeaderChanged(name.into()),
    })
}

fn paths(form: &str, other: &str) -> Option<PathApart> {
    let plain = |text: &str| String::from_utf8_lossy(&decoded(text)).into_owned();
    (form != other).then(|| {
        if encode_path(form) == other || plain(other) == form {
            PathApart::EncodedMore
        } else if plain(form) == other || encode_path(other) == form {
            PathApart::EncodedLess
        } else {
            PathApart::Other
        }
    })
}
