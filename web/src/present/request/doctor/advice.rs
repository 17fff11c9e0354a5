//! One cause in three sentences.

use rotation_protocol::sigv4::amz_date;
use rotation_protocol::sigv4::doctor::{Cause, Finding, Ground};

use super::kinds::{name, path, token};
use crate::present::time;

/// What differs, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What differs.
    pub what: String,
    /// Why it matters, or where it comes from.
    pub why: String,
    /// What to do.
    pub act: String,
}

/// A finding in words.
pub fn advice(finding: &Finding) -> Advice {
    let said = finding.ground == Ground::Said;
    match &finding.cause {
        Cause::Clock { signed, now } => {
            let (apart, side) =
                if signed > now { (signed.since(*now), "ahead") } else { (now.since(*signed), "behind") };
            let whose = if said { "AWS's clock said" } else { "the form's clock says" };
            of(
                format!("The request is dated {} {side}.", time::length(apart.as_millis())),
                format!(
                    "It says {}; {whose} {}. Five minutes are allowed.",
                    amz_date(*signed),
                    amz_date(*now)
                ),
                "Set the clock of the machine that signs, or sign again: a signed request does not keep.",
            )
        }
        Cause::ScopeDate { scope, day } => of(
            "The scope names another day than the request.",
            format!("The scope says {}, x-amz-date says {}.", or_unknown(scope), or_unknown(day)),
            "Take both from one reading of the clock, in UTC. A signing key that is kept is good for one day only.",
        ),
        Cause::Region { sent, form } => of(
            "Signed for another region.",
            match sent {
                Some(sent) => format!("The signature is for {sent}; the form's region is {form}."),
                None => format!("AWS expects the region of the endpoint; the form's is {form}."),
            },
            "Sign for the region of the endpoint that is called, or set the form to the region that was meant.",
        ),
        Cause::Service { sent, own } => of(
            "Signed for another service.",
            match sent {
                Some(sent) => format!("The signature is for {sent}; this service is {own}."),
                None => format!("AWS expects {own} in the scope."),
            },
            format!("Sign with the service name {own}."),
        ),
        Cause::SignedHeaders { form, other } => of(
            "Another list of signed headers.",
            lists(("Only the form signs", form), ("only the refused request signs", other)),
            "Both may be right. What SignedHeaders names has to be sent as it was signed; compare the rest below.",
        ),
        Cause::Listed { unsigned, unlisted } => of(
            "SignedHeaders is not the list that was signed.",
            lists(("Named and not signed", unsigned), ("signed and not named", unlisted)),
            "Write SignedHeaders from the same list as the canonical request.",
        ),
        Cause::HeaderChanged(name) if name == "host" => of(
            "host is not what was signed.",
            "The host or its port was signed in one way and sent in another.",
            "Sign the host that is sent: with its port, unless it is 443 of https or 80 of http.",
        ),
        Cause::HeaderChanged(name) => of(
            format!("{name} is not what was signed."),
            "The header was signed with one value and sent with another: HTTP libraries and proxies write headers anew.",
            format!("Send {name} as it is signed, and set it in one place only."),
        ),
        Cause::HeaderAdded(name) => of(
            format!("{name} came with more than was signed."),
            "It was sent twice, or something on the way added to it: AWS joins the values with a comma.",
            "Send it once. Look for a client and a proxy that both set it.",
        ),
        Cause::HeaderDropped(name) => of(
            format!("{name} was signed and did not arrive."),
            "AWS puts an empty value where a signed header is missing.",
            "Let it pass whatever stands between client and AWS, or do not sign it.",
        ),
        Cause::Method => of(
            "Another method.",
            "The method is the first line of what is signed.",
            "Secrets Manager is called with POST; a redirect may turn it into GET.",
        ),
        Cause::Path(apart) => path(*apart),
        Cause::QueryOrder => of(
            "The query is not sorted.",
            "It holds the same parameters; the canonical request has them in order of their names.",
            "Sort them by name, then by value, after encoding them.",
        ),
        Cause::Query => of(
            "Another query.",
            "The query is part of what is signed.",
            "Secrets Manager needs none: leave it out, or sign it as it is sent.",
        ),
        Cause::Body(Some(spelling)) => of(
            format!("The body is the same JSON in another spelling: {}.", name(*spelling)),
            "Only its bytes differ, and its bytes are what is hashed.",
            "Turn it into text once, sign that text and send that text.",
        ),
        Cause::Body(None) => of(
            "The body is another one.",
            "Its hash is none of the form's JSON in any spelling known here.",
            "Compare every member with the form's, ClientRequestToken first: each request has its own.",
        ),
        Cause::NoBody => of(
            "The body was empty.",
            "The hash is that of no bytes at all.",
            "Hand the body to whatever signs. Where it was lost on the way, look for a redirect.",
        ),
        Cause::SessionToken(apart) => token(*apart),
        Cause::AccessKey { sent: Some(sent), form } if sent != form => of(
            "Another access key.",
            format!("The header names {sent}; the form has {form}."),
            if said {
                "AWS does not know this key: deleted, not active, or of another partition. Use one that it knows."
            } else {
                "Type that key's secret into the form, and the signature can be verified."
            },
        ),
        Cause::AccessKey { form, .. } => of(
            "AWS does not know the access key.",
            format!("The form's is {form}. A key may be deleted, not active, or of another partition."),
            "Use a key that is active in the account, or the session token that belongs to it.",
        ),
        Cause::Malformed(sentence) => of(
            "The signature cannot be read.",
            format!("AWS's words: “{sentence}”"),
            "Send one line: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…, and x-amz-date beside it.",
        ),
        Cause::Copy => of(
            "The pasted texts do not belong together.",
            "The String-to-Sign holds another hash than that of the Canonical String above it.",
            "Paste the answer as it came: terminals and mail break lines and drop blanks.",
        ),
        Cause::SecretKey => of(
            "The secret access key differs.",
            "Every byte that was signed is equal; only the key is left.",
            "Look for a secret that was cut short, has a blank or line break at its end, or belongs to another key id.",
        ),
        Cause::KeyOrBody => of(
            "The secret access key or the body differs.",
            "Neither can be seen in a signature.",
            "Compare ClientRequestToken and the other members with the form's. AWS's refusal would tell the two apart.",
        ),
    }
}

fn lists(first: (&str, &[String]), second: (&str, &[String])) -> String {
    let parts: Vec<String> = [first, second]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(words, names)| format!("{words}: {}", names.join(", ")))
        .collect();
    if parts.is_empty() {
        return "The same names in another order or spelling; they stand in lower case, sorted.".into();
    }
    let text = parts.join("; ") + ".";
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn or_unknown(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or("another day")
}

pub(super) fn of(what: impl Into<String>, why: impl Into<String>, act: impl Into<String>) -> Advice {
    Advice { what: what.into(), why: why.into(), act: act.into() }
}

#[cfg(test)]
mod tests {
    use rotation_core::time::{Span, Timestamp};
    use rotation_protocol::sigv4::doctor::{Layout, Spelling};

    use super::*;

    #[test]
    fn a_cause_names_what_it_knows() {
        let now = Timestamp::from_millis(1_795_515_300_000).unwrap();
        let spelling = Spelling { layout: Layout::Compact, sorted: true, ascii: false, line_end: true };
        for (cause, parts) in [
            (
                Cause::Clock { signed: now.minus(Span::minutes(90)), now },
                ["1 h 30 min behind", "20261124T084500Z"],
            ),
            (Cause::Clock { signed: now.plus(Span::hours(26)), now }, ["1 d 2 h ahead", "20261124T101500Z"]),
            (
                Cause::Region { sent: Some("us-west-2".into()), form: "eu-west-1".into() },
                ["us-west-2", "eu-west-1"],
            ),
            (Cause::Body(Some(spelling)), ["compact", "keys sorted, a line break at the end"]),
            (
                Cause::SignedHeaders { form: vec![], other: vec!["a".into(), "b".into()] },
                ["Only the refused request signs: a, b.", ""],
            ),
            (Cause::HeaderChanged("host".into()), ["host is not what was signed", "with its port"]),
        ] {
            let Advice { what, why, act } = advice(&Finding { cause, ground: Ground::Compared });
            let all = format!("{what} {why} {act}");
            assert!(parts.iter().all(|part| all.contains(part)), "{all}");
        }
    }
}
