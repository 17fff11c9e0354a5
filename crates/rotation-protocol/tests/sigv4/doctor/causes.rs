//! Each cause: what is done on the way, and what the doctor makes of the service's own refusal.

use rotation_core::time::Span;
use rotation_protocol::sigv4::Credentials;
use rotation_protocol::sigv4::doctor::{
    Cause, Ground, Layout, PathApart, Spelling, Text, TokenApart, examine,
};

use super::{Sent, credentials, examined, findings, now};

type Spoil = fn(&mut Sent);

fn changed(name: &str) -> Cause {
    Cause::HeaderChanged(name.into())
}

#[test]
fn what_happened_on_the_way_is_read_from_the_refusal() {
    let compact = Spelling { layout: Layout::Compact, sorted: false, ascii: false, line_end: false };
    let list = |form: &[&str], other: &[&str]| {
        let names = |names: &[&str]| names.iter().map(|name| String::from(*name)).collect();
        Cause::SignedHeaders { form: names(form), other: names(other) }
    };
    let cases: [(Spoil, Cause); 14] = [
        (|sent| sent.edit("x-amz-target", "Rotate", "Delete"), changed("x-amz-target")),
        (|sent| sent.edit("content-type", "1.1", "1.1; charset=utf-8"), changed("content-type")),
        (|sent| sent.edit("host", ".com", ".com:443"), changed("host")),
        (
            |sent| sent.headers.push(("x-amz-target".into(), "more".into())),
            Cause::HeaderAdded("x-amz-target".into()),
        ),
        (
            |sent| sent.headers.retain(|(name, _)| name != "content-type"),
            Cause::HeaderDropped("content-type".into()),
        ),
        (|sent| sent.body = sent.body.replace(": ", ":").replace(", ", ","), Cause::Body(Some(compact))),
        (
            |sent| sent.body = sent.body.replace('é', "\\u00e9"),
            Cause::Body(Some(Spelling { layout: Layout::Spaced, ascii: true, ..compact })),
        ),
        (
            |sent| sent.body = r#"{"ClientRequestToken": "t", "SecretId": "é"}"#.into(),
            Cause::Body(Some(Spelling { layout: Layout::Spaced, sorted: true, ..compact })),
        ),
        (|sent| sent.body.push('x'), Cause::Body(None)),
        (|sent| sent.body.clear(), Cause::NoBody),
        (|sent| sent.path = "/a%2520b/".into(), Cause::Path(PathApart::EncodedMore)),
        (|sent| sent.path = "/a b/".into(), Cause::Path(PathApart::EncodedLess)),
        (|sent| sent.query.push_str("&c=3"), Cause::Query),
        (
            |sent| sent.edit("authorization", "content-type;host", "host;user-agent"),
            list(&["content-type"], &["user-agent"]),
        ),
    ];
    for (spoil, cause) in cases {
        let mut sent = Sent::new().signed(now());
        spoil(&mut sent);
        let refusal = sent.refusal(now());
        let report = examined(&refusal, &Sent::new(), now());
        assert_eq!(findings(&report), [(Ground::Compared, cause.clone())], "{cause:?}: {refusal}");
        let difference = report.difference.as_ref().expect("the texts differ");
        assert_eq!(difference.text, Text::Canonical, "{cause:?}");
        // An hour later the same is said, and not that the clock is wrong.
        let later = examined(&refusal, &Sent::new(), now().plus(Span::hours(1)));
        assert_eq!(findings(&later), findings(&report));
    }
}

#[test]
fn what_the_service_looks_at_first_is_said_in_its_sentence() {
    let region = Cause::Region { sent: Some("us-east-1".into()), form: "eu-west-1".into() };
    let day = Cause::ScopeDate { scope: Some("20261123".into()), day: Some("20261124".into()) };
    let service = Cause::Service { sent: Some("ssm".into()), own: "secretsmanager".into() };
    let unknown = Cause::AccessKey { sent: Some("AKIDOTHER".into()), form: "AKIDEXAMPLE".into() };
    let cases: [(Spoil, Cause); 4] = [
        (|sent| sent.edit("authorization", "eu-west-1", "us-east-1"), region),
        (|sent| sent.edit("authorization", "/20261124", "/20261123"), day),
        (|sent| sent.edit("authorization", "secretsmanager", "ssm"), service),
        (|sent| sent.edit("authorization", "AKIDEXAMPLE", "AKIDOTHER"), unknown),
    ];
    for (spoil, cause) in cases {
        let mut sent = Sent::new().signed(now());
        spoil(&mut sent);
        let refusal = sent.refusal(now());
        let alone = findings(&examined(&refusal, &Sent::new(), now()));
        let (ground, said) = alone.first().expect("a finding");
        assert_eq!(*ground, Ground::Said, "{refusal}");
        assert_eq!(std::mem::discriminant(said), std::mem::discriminant(&cause), "{refusal}");
        let both = findings(&examined(&(sent.shown() + &refusal), &Sent::new(), now()));
        assert!(both.iter().any(|(_, found)| *found == cause), "{cause:?}: {both:?}");
    }
}

#[test]
fn a_clock_that_is_wrong_is_measured() {
    for minutes in [-90_i32, -6, 6, 600] {
        let far = Span::minutes(minutes.unsigned_abs());
        let signed = if minutes < 0 { now().minus(far) } else { now().plus(far) };
        let sent = Sent::new().signed(signed);
        let clock = Cause::Clock { signed, now: now() };
        let said = examined(&sent.refusal(now()), &Sent::new(), now().plus(Span::days(9)));
        assert_eq!(findings(&said), [(Ground::Said, clock.clone())], "AWS's clock, not the form's");
        let header = examined(&sent.shown(), &Sent::new(), now());
        assert_eq!(findings(&header), [(Ground::Compared, clock)]);
    }
}

#[test]
fn session_tokens_are_told_apart() {
    let with = |token: &str| Sent { key: credentials(Some(token)), ..Sent::new() };
    let mut other = with("T").signed(now());
    other.set("x-amz-security-token", "canary-token");
    let mut unsigned = with("T").signed(now());
    unsigned.edit("authorization", "x-amz-security-token;", "");
    let without = {
        let mut sent = Sent::new().signed(now());
        sent.body.push(' ');
        sent
    };
    let token = |apart| Some(Cause::SessionToken(apart));
    for (pasted, form, cause) in [
        (other.refusal(now()), with("T"), token(TokenApart::Other)),
        (other.refusal(now()), Sent::new(), token(TokenApart::NotInForm)),
        (unsigned.shown() + &unsigned.refusal(now()), with("T"), token(TokenApart::Unsigned)),
        (without.refusal(now()), with("T"), token(TokenApart::Missing)),
        ("The security token included in the request is expired".into(), with("T"), token(TokenApart::Stale)),
        (
            "The security token included in the request is invalid.".into(),
            with("T"),
            token(TokenApart::Stale),
        ),
        ("The security token included in the request is invalid.".into(), Sent::new(), None),
    ] {
        let report = examined(&pasted, &form, now());
        let found = findings(&report).into_iter().map(|(_, cause)| cause);
        let found = found.clone().find(|found| matches!(found, Cause::SessionToken(_)));
        assert_eq!(found, cause, "{pasted}");
        assert!(
            !format!("{report:?} {:?}", report.difference.as_ref().map(|all| &all.lines)).contains("canary")
        );
    }
}

#[test]
fn where_everything_is_equal_the_secret_key_differs() {
    let other = Credentials::new("AKIDEXAMPLE", "another", None);
    let sent = Sent { key: other, ..Sent::new() }.signed(now());
    for pasted in [sent.refusal(now()), sent.shown() + &sent.refusal(now())] {
        let report = examined(&pasted, &Sent::new(), now());
        assert_eq!(findings(&report), [(Ground::Compared, Cause::SecretKey)]);
        assert_eq!(report.difference, None);
    }
    let header = examined(&sent.shown(), &Sent::new(), now());
    assert_eq!(findings(&header), [(Ground::Compared, Cause::KeyOrBody)]);
}

#[test]
fn a_header_that_cannot_be_read_is_answered_in_awss_words() {
    for (from, to) in [
        ("Signature=", "Signature "),
        ("SignedHeaders=", "Signed="),
        ("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512"),
        ("/aws4_request", ""),
        (";host;", ";"),
    ] {
        let mut sent = Sent::new().signed(now());
        sent.edit("authorization", from, to);
        let refusal = sent.refusal(now());
        let report = examined(&sent.shown(), &Sent::new(), now());
        let [(Ground::Read, Cause::Malformed(sentence))] = &findings(&report)[..] else {
            panic!("{report:?}")
        };
        assert!(refusal.contains(sentence.as_str()), "{refusal}\n{sentence}");
        let said = examined(&refusal, &Sent::new(), now());
        assert_eq!(findings(&said), [(Ground::Said, Cause::Malformed(sentence.clone()))]);
    }
}

#[test]
fn a_blank_text_is_not_examined_and_prose_says_nothing() {
    let form = Sent::new();
    assert_eq!(examine(" \n", &form.signer(), &super::unsigned(&form, "h", &[]), now()), None);
    let report = examined("Good morning: nothing to see", &form, now());
    assert!(report.findings.is_empty() && report.difference.is_none(), "{report:?}");
}
