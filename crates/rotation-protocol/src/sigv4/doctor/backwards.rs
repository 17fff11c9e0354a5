//! The pasted signature, computed again: for the request as it is, and then for one variation of it after another. The
//! one that gives the same 64 digits is what was signed; nobody meets them by chance.

use std::cell::Cell;
use std::collections::BTreeSet;

use rotation_core::time::{Span, Timestamp};

use crate::endpoint::regions;
use crate::sigv4::canonical::{decoded, encode_path};
use crate::sigv4::hash::{hex, sha256};
use crate::sigv4::verify::{Claim, canonical};
use crate::sigv4::{Credentials, Received, Scope, Signer, SigningKey, StringToSign, amz_date, scope};

use super::compare::TOKEN;
use super::{Cause, PathApart, Spelling, TokenApart, Verdict};

/// Names that this service is signed for by mistake.
const SERVICES: [&str; 8] =
    ["secretsmanager", "secrets-manager", "SecretsManager", "ssm", "kms", "lambda", "sts", "execute-api"];

/// More headers than this are not tried in every combination.
const HEADERS: usize = 9;

/// A claim to be verified.
pub(super) struct Backwards<'a> {
    request: Received<'a>,
    /// The headers that the form signs.
    form: &'a [(String, String)],
    claim: &'a Claim,
    signed_at: Timestamp,
    region: &'a str,
    service: &'a str,
    scope: Scope,
    scope_text: String,
    credentials: Credentials,
    tried: Cell<usize>,
}

impl<'a> Backwards<'a> {
    /// None where the claim's credential is no scope.
    pub(super) fn new(
        request: Received<'a>,
        form: &'a [(String, String)],
        claim: &'a Claim,
        signed_at: Timestamp,
        signer: &'a Signer,
    ) -> Option<Self> {
        let [key_id, date, region, service, terminator] = claim.credential().ok()?;
        Some(Self {
            request,
            form,
            claim,
            signed_at,
            region: signer.region(),
            service: signer.service(),
            scope: Scope::written(date, region, service),
            scope_text: format!("{date}/{region}/{service}/{terminator}"),
            credentials: key_for(key_id, signer.credentials()),
            tried: Cell::new(0),
        })
    }

    /// What the signature is worth, and the one thing that makes it right if one does.
    pub(super) fn verdict(&self) -> (Verdict, Option<Cause>) {
        let key = self.key(&self.scope);
        if self.right(&key, &self.scope_text, &self.text(&self.request, &self.claim.signed_headers)) {
            return (Verdict::Valid, None);
        }
        let cause = self
            .header(&key)
            .or_else(|| self.body(&key))
            .or_else(|| self.list(&key))
            .or_else(|| self.path(&key))
            .or_else(|| self.query(&key))
            .or_else(|| self.scope_parts());
        match cause {
            Some(cause) => (Verdict::ValidIf, Some(cause)),
            None => (Verdict::Invalid(self.tried.get()), None),
        }
    }

    /// The second at which a header that was pasted alone was signed: looked for around `at`, the form's time.
    pub(super) fn second(&self, at: Timestamp) -> Option<Timestamp> {
        const BEFORE: u32 = 15 * 60;
        const AFTER: u32 = 60;
        let key = self.key(&self.scope);
        let text = self.text(&self.request, &self.claim.signed_headers);
        let before = (0..=BEFORE).map(|seconds| at.minus(Span::seconds(seconds)));
        let after = (1..=AFTER).map(|seconds| at.plus(Span::seconds(seconds)));
        before.chain(after).find(|at| {
            let date = amz_date(*at);
            date.starts_with(self.scope.date()) && {
                let hash = hex(&sha256(text.replace(&self.claim.date, &date).as_bytes()));
                let string = StringToSign::of(&date, &self.scope_text, &hash);
                key.verifies(&string.to_string(), &self.claim.signature)
            }
        })
    }

    /// One header with the form's value in place of the pasted one, or a host with and without its port.
    fn header(&self, key: &SigningKey) -> Option<Cause> {
        let own = self.form.iter().map(|(name, value)| (name.as_str(), value.clone()));
        let host = self.request.header("host").unwrap_or_default();
        let bare = host.split(':').next().unwrap_or_default();
        let hosts = ["", ":443", ":80"].map(|port| ("host", format!("{bare}{port}")));
        own.chain(hosts).find_map(|(name, value)| {
            let is = |cause| {
                self.with_header(name, &value, |text| self.right(key, &self.scope_text, text))
                    .then_some(cause)
            };
            match self.request.header(name) {
                Some(pasted) if pasted != value && name == TOKEN => {
                    is(Cause::SessionToken(TokenApart::Other))
                }
                Some(pasted) if pasted != value => is(Cause::HeaderChanged(name.into())),
                _ => None,
            }
        })
    }

    fn body(&self, key: &SigningKey) -> Option<Cause> {
        let is = |body: &[u8]| {
            let request = Received { body, ..self.request };
            self.right(key, &self.scope_text, &self.text(&request, &self.claim.signed_headers))
        };
        if is(b"") {
            return Some(Cause::NoBody);
        }
        Spelling::find(self.request.body, is).map(|spelling| Cause::Body(Some(spelling)))
    }

    /// Another list of signed headers: every choice of those that are there.
    fn list(&self, key: &SigningKey) -> Option<Cause> {
        let there: BTreeSet<String> =
            self.request.headers.iter().map(|(name, _)| name.trim().to_ascii_lowercase()).collect();
        let listed: BTreeSet<&str> = self.claim.signed_headers.split(';').collect();
        let mut names: Vec<&str> =
            there.iter().map(String::as_str).filter(|name| *name != "authorization").collect();
        names.sort_by_key(|name| !listed.contains(name));
        names.truncate(HEADERS);
        (1..1_u32 << names.len()).rev().find_map(|choice| {
            let chosen =
                names.iter().enumerate().filter(|(n, _)| choice >> n & 1 == 1).map(|(_, name)| *name);
            let chosen: BTreeSet<&str> = chosen.collect();
            let list = chosen.iter().copied().collect::<Vec<_>>().join(";");
            self.right(key, &self.scope_text, &self.text(&self.request, &list)).then(|| {
                let only = |a: &BTreeSet<&str>, b: &BTreeSet<&str>| -> Vec<String> {
                    a.difference(b).map(|name| (*name).to_owned()).collect()
                };
                let (unsigned, unlisted) = (only(&listed, &chosen), only(&chosen, &listed));
                match (unsigned.as_slice(), unlisted.as_slice()) {
                    ([name], []) if name == TOKEN => Cause::SessionToken(TokenApart::Unsigned),
                    _ => Cause::Listed { unsigned, unlisted },
                }
            })
        })
    }

    fn path(&self, key: &SigningKey) -> Option<Cause> {
        let less = String::from_utf8_lossy(&decoded(self.request.path)).into_owned();
        let more = encode_path(self.request.path);
        [(less, PathApart::EncodedLess), (more, PathApart::EncodedMore)].into_iter().find_map(
            |(path, apart)| {
                let request = Received { path: &path, ..self.request };
                let right =
                    || self.right(key, &self.scope_text, &self.text(&request, &self.claim.signed_headers));
                (path != self.request.path && right()).then_some(Cause::Path(apart))
            },
        )
    }

    /// The query as it was written instead of sorted.
    fn query(&self, key: &SigningKey) -> Option<Cause> {
        let text = self.text(&self.request, &self.claim.signed_headers);
        let mut lines: Vec<&str> = text.split('\n').collect();
        let query = lines.get_mut(2).filter(|query| **query != self.claim.query)?;
        *query = &self.claim.query;
        self.right(key, &self.scope_text, &lines.join("\n")).then_some(Cause::QueryOrder)
    }

    /// Another region, with its host or this one; another service; another day. The scope's text may be right where the
    /// key is not, and the other way round.
    fn scope_parts(&self) -> Option<Cause> {
        let (date, region, service) = (self.scope.date(), self.scope.region(), self.scope.service());
        let own = [region, self.region];
        let other_regions = own.into_iter().chain(regions().map(|(name, _)| name)).map(|other| {
            let sent = if other == self.region { region } else { other };
            let cause = Cause::Region { sent: Some(sent.into()), form: self.region.into() };
            (Scope::written(date, other, service), cause)
        });
        let names = [self.service].into_iter().chain(SERVICES).filter(|other| *other != service);
        let other_services = names.map(|other| {
            let sent = if other == self.service { service } else { other };
            let cause = Cause::Service { sent: Some(sent.into()), own: self.service.into() };
            (Scope::written(date, region, other), cause)
        });
        let day = scope::date(self.signed_at);
        let other_day = (day != date).then(|| {
            let cause = Cause::ScopeDate { scope: Some(date.into()), day: Some(day.clone()) };
            (Scope::written(&day, region, service), cause)
        });
        let here = self.text(&self.request, &self.claim.signed_headers);
        other_day.into_iter().chain(other_services).chain(other_regions).find_map(|(scope, cause)| {
            let key = self.key(&scope);
            let right = |text: &str| {
                self.right(&key, &self.scope_text, text) || self.right(&key, &scope.to_string(), text)
            };
            let host = self.request.header("host").unwrap_or_default().replace(self.region, scope.region());
            (right(&here) || self.with_header("host", &host, right)).then_some(cause)
        })
    }

    fn with_header(&self, name: &str, value: &str, is: impl Fn(&str) -> bool) -> bool {
        let mut headers = self.request.headers.to_vec();
        headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        headers.push((name.into(), value.into()));
        is(&self.text(&Received { headers: &headers, ..self.request }, &self.claim.signed_headers))
    }

    fn text(&self, request: &Received<'_>, signed_headers: &str) -> String {
        canonical(request, &Claim { signed_headers: signed_headers.into(), ..self.claim.clone() })
            .as_str()
            .into()
    }

    fn key(&self, scope: &Scope) -> SigningKey {
        SigningKey::derive(&self.credentials, scope)
    }

    fn right(&self, key: &SigningKey, scope: &str, canonical: &str) -> bool {
        self.tried.set(self.tried.get() + 1);
        let hash = hex(&sha256(canonical.as_bytes()));
        let string = StringToSign::of(&self.claim.date, scope, &hash);
        key.verifies(&string.to_string(), &self.claim.signature)
    }
}

/// AWS's published example key where it is named, else the form's.
fn key_for(id: &str, form: &Credentials) -> Credentials {
    const EXAMPLE: [&str; 2] = ["AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"];
    let [example, secret] = EXAMPLE;
    if id == example && form.access_key_id() != id {
        Credentials::new(example, secret, None)
    } else {
        form.clone()
    }
}
