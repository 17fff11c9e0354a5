//! One examination: the pasted text on one side, the form's request on the other.

use rotation_core::time::Timestamp;

use crate::sigv4::verify::{Claim, canonical, moment, refusal};
use crate::sigv4::{Options, Received, Scope, Signed, Signer, StringToSign, Unsigned};

use super::backwards::Backwards;
use super::compare::{self, Parts, TOKEN};
use super::findings::Findings;
use super::pasted::Pasted;
use super::{Cause, Difference, Found, Ground, Report, Text, Verdict, said};

/// What is examined.
pub(super) struct Case<'a> {
    pub(super) pasted: Pasted,
    pub(super) signer: &'a Signer,
    pub(super) request: &'a Unsigned<'a>,
    pub(super) at: Timestamp,
}

/// What was compared with the form's: AWS's texts, or those that the pasted header was made from.
struct Other {
    canonical: Option<String>,
    string_to_sign: Option<String>,
}

impl Case<'_> {
    pub(super) fn report(&self) -> Report {
        let mut found = Findings::default();
        let signed_at = self.pasted.date().or_else(|| self.second());
        let form = self.signed(signed_at.unwrap_or(self.at));
        let headers = self.headers(&form);
        let received = self.received(&headers);
        let claim = self.claim(&received, &mut found);
        let claim = claim.as_ref();

        let key_id = claim.and_then(|claim| Some(claim.credential().ok()?[0]));
        let said = said::causes(&self.pasted.rest, self.signer, key_id);
        let sentence = !said.is_empty();
        found.extend(said, Ground::Said);

        let backwards = claim.and_then(|claim| self.backwards(received, &form, claim));
        let (verdict, proved) = backwards.map_or((Verdict::Unasked, None), |backwards| backwards.verdict());
        found.extend(proved, Ground::Proved);

        let other = self.other(&received, claim);
        let difference = self.difference(&form, &other);
        self.compare(&form, &other, &mut found);
        self.compare_keys(key_id, &mut found);
        self.last_resorts(claim, verdict, difference.is_none(), &mut found);

        let texts = self.pasted.canonical.is_some() || self.pasted.string_to_sign.is_some();
        let header = self.pasted.header("authorization").is_some();
        let read = Found { header, texts, sentence };
        Report { found: read, signed_at, difference, verdict, findings: found.sorted() }
    }

    /// The form's request, signed at the time of the other one.
    fn signed(&self, at: Timestamp) -> Signed {
        let mut signer =
            Signer::new(self.signer.credentials().clone(), self.signer.region(), self.signer.service());
        signer.sign(self.request, at, Options::default())
    }

    /// The form's headers with the pasted ones in their place.
    fn headers(&self, form: &Signed) -> Vec<(String, String)> {
        let pasted = |name: &str| self.pasted.header(name).is_some();
        let listed =
            |name: &str| self.pasted.header("authorization").is_some_and(|header| header.contains(name));
        let missing = |name: &str| match name {
            "authorization" => true,
            // A whole request without a date has none; of a header alone it was left out.
            "x-amz-date" => self.pasted.whole || pasted("date"),
            TOKEN => self.pasted.whole && !listed(TOKEN),
            _ => false,
        };
        let host = ("host".to_owned(), self.request.host.to_owned());
        let own = form.headers.iter().cloned().chain([host]);
        let own = own.filter(|(name, _)| !missing(name) && !pasted(name));
        own.chain(self.pasted.headers.iter().cloned()).collect()
    }

    fn received<'a>(&'a self, headers: &'a [(String, String)]) -> Received<'a> {
        let Unsigned { method, path, query, body, .. } = *self.request;
        Received { method, path, query, headers, body }
    }

    /// The pasted header as AWS reads it.
    fn claim(&self, received: &Received<'_>, found: &mut Findings) -> Option<Claim> {
        self.pasted.header("authorization")?;
        let read = Claim::read(received).and_then(|claim| {
            moment::read(&claim.date).ok_or_else(|| refusal::date(&claim.date))?;
            claim.check()?;
            claim.credential()?;
            Ok(claim)
        });
        let claim = read.map_err(|error| found.extend([malformed(error.message())], Ground::Read)).ok()?;
        let terminator = claim.credential().map(|[.., terminator]| terminator.to_owned());
        let wrong = terminator.ok().filter(|terminator| terminator != Scope::TERMINATOR);
        found.extend(wrong.map(|terminator| malformed(&refusal::terminator(&terminator))), Ground::Read);
        Some(claim)
    }

    fn backwards<'a>(
        &'a self,
        received: Received<'a>,
        form: &'a Signed,
        claim: &'a Claim,
    ) -> Option<Backwards<'a>> {
        Backwards::new(received, &form.headers, claim, moment::read(&claim.date)?, self.signer)
    }

    /// When a header without a date was signed.
    fn second(&self) -> Option<Timestamp> {
        if self.pasted.whole {
            return None;
        }
        let form = self.signed(self.at);
        let headers = self.headers(&form);
        let received = self.received(&headers);
        let claim = self.claim(&received, &mut Findings::default())?;
        self.backwards(received, &form, &claim)?.second(self.at)
    }

    fn other(&self, received: &Received<'_>, claim: Option<&Claim>) -> Other {
        if let Some(canonical) = &self.pasted.canonical {
            let string_to_sign = self.pasted.string_to_sign.clone();
            return Other { canonical: Some(canonical.clone()), string_to_sign };
        }
        let Some(claim) = claim else { return Other { canonical: None, string_to_sign: None } };
        let canonical = canonical(received, claim);
        let string = StringToSign::of(&claim.date, &scope_text(claim), &canonical.hash());
        Other { canonical: Some(canonical.as_str().to_owned()), string_to_sign: Some(string.to_string()) }
    }

    fn difference(&self, form: &Signed, other: &Other) -> Option<Difference> {
        let secret = self.signer.credentials().session_token();
        let between = |text, form: &str, other: &Option<String>| {
            other.as_ref().and_then(|other| Difference::between(text, form, other, secret))
        };
        between(Text::Canonical, form.canonical_request.as_str(), &other.canonical)
            .or_else(|| between(Text::StringToSign, &form.string_to_sign.to_string(), &other.string_to_sign))
    }

    fn compare(&self, form: &Signed, other: &Other, found: &mut Findings) {
        let scope = other.string_to_sign.as_deref().and_then(compare::scope_of);
        let region = scope.and_then(|scope| scope.split('/').nth(1));
        if let Some(scope) = scope {
            let day = other.string_to_sign.as_deref().and_then(|text| text.split('\n').nth(1)?.get(..8));
            found.extend(compare::scopes(scope, day, self.signer), Ground::Compared);
        }
        let Some(canonical) = &other.canonical else { return };
        let (form, parts) = (Parts::of(form.canonical_request.as_str()), Parts::of(canonical));
        let sent = |name: &str| self.pasted.header(name);
        found.extend(compare::requests(&form, &parts, self.request.body, sent), Ground::Compared);
        // Another region has another host: that is one thing, not two.
        let moved = region.map(|region| self.request.host.replace(self.signer.region(), region));
        if moved.is_some()
            && moved.as_deref() == parts.header("host")
            && moved.as_deref() != Some(self.request.host)
        {
            found.retain(|cause| *cause != Cause::HeaderChanged("host".into()));
        }
        if let (Some(canonical), Some(string)) = (&self.pasted.canonical, &self.pasted.string_to_sign)
            && !compare::belong_together(canonical, string)
        {
            found.extend([Cause::Copy], Ground::Compared);
        }
    }

    fn compare_keys(&self, key_id: Option<&str>, found: &mut Findings) {
        let form = self.signer.credentials().access_key_id();
        let other = key_id.filter(|id| *id != form);
        let cause = other.map(|id| Cause::AccessKey { sent: Some(id.into()), form: form.into() });
        found.extend(cause, Ground::Compared);
    }

    /// The clock, where AWS has not compared texts (it looks at the clock first), and what is left when all is equal.
    fn last_resorts(&self, claim: Option<&Claim>, verdict: Verdict, equal: bool, found: &mut Findings) {
        let texts = self.pasted.canonical.is_some();
        let signed = claim.and_then(|claim| moment::read(&claim.date)).filter(|_| !texts);
        if let Some(signed) = signed.filter(|signed| moment::check(*signed, self.at, None).is_err()) {
            found.extend([Cause::Clock { signed, now: self.at }], Ground::Compared);
        }
        let explained = found.any(|cause| !matches!(cause, Cause::Clock { .. }));
        if !explained && texts && equal {
            found.extend([Cause::SecretKey], Ground::Compared);
        } else if !explained && matches!(verdict, Verdict::Invalid(_)) {
            found.extend([Cause::KeyOrBody], Ground::Compared);
        }
    }
}

fn malformed(sentence: &str) -> Cause {
    Cause::Malformed(sentence.trim().to_owned())
}

/// The credential without its key id.
fn scope_text(claim: &Claim) -> String {
    claim.credential.trim_end_matches('/').split_once('/').map_or("", |(_, scope)| scope).to_owned()
}
