//! A pasted header verified backwards: one variation gives its signature, and is named as proved.

use rotation_core::time::Span;
use rotation_protocol::sigv4::Credentials;
use rotation_protocol::sigv4::doctor::{Cause, Ground, Layout, PathApart, Spelling, TokenApart, Verdict};

use super::{HOST, Sent, credentials, examined, findings, now};

/// What the one who signed did otherwise; what is pasted is the request as the form has it, with that signature.
type Otherwise = fn(&mut Sent);

#[test]
fn the_header_of_the_forms_own_request_is_right() {
    let sent = Sent::new().signed(now());
    let late = now().plus(Span::seconds(200));
    for pasted in [
        sent.shown(),
        format!("Authorization: {}", sent.header("authorization")),
        format!("{}\nX-Amz-Date: {}", sent.header("authorization"), sent.header("x-amz-date")),
    ] {
        let report = examined(&pasted, &Sent::new(), late);
        assert_eq!(report.verdict, Verdict::Valid, "{pasted}");
        assert_eq!((findings(&report), report.signed_at), (vec![], Some(now())), "{pasted}");
    }
    // The key that AWS publishes is known, whatever stands in the form.
    let form = Sent { key: Credentials::new("AKIDMINE", "mine", None), ..Sent::new() };
    assert_eq!(examined(&sent.shown(), &form, now()).verdict, Verdict::Valid);
}

#[test]
fn what_was_signed_otherwise_is_proved() {
    let spaced = Spelling { layout: Layout::Spaced, sorted: true, ascii: true, line_end: false };
    let region = Cause::Region { sent: Some("us-west-2".into()), form: "eu-west-1".into() };
    let service = Cause::Service { sent: Some("ssm".into()), own: "secretsmanager".into() };
    let cases: [(Otherwise, Cause); 9] = [
        (|sent| sent.region = "us-west-2", region.clone()),
        (
            |sent| {
                sent.region = "us-west-2";
                sent.edit("host", "eu-west-1", "us-west-2");
            },
            region,
        ),
        (|sent| sent.service = "ssm", service),
        (|sent| sent.path = "/a b/".into(), Cause::Path(PathApart::EncodedLess)),
        (|sent| sent.path = "/a%2520b/".into(), Cause::Path(PathApart::EncodedMore)),
        (
            |sent| sent.body = r#"{"ClientRequestToken": "t", "SecretId": "\u00e9"}"#.into(),
            Cause::Body(Some(spaced)),
        ),
        (|sent| sent.body.clear(), Cause::NoBody),
        (|sent| sent.edit("host", ".com", ".com:443"), Cause::HeaderChanged("host".into())),
        (
            |sent| sent.headers.retain(|(name, _)| name != "x-amz-target"),
            Cause::Listed { unsigned: vec!["x-amz-target".into()], unlisted: vec![] },
        ),
    ];
    for (otherwise, cause) in cases {
        let mut signed = Sent::new();
        otherwise(&mut signed);
        let signed = signed.signed(now());
        let mut sent = Sent::new().signed(now());
        let signature = signed.header("authorization").rsplit('=').next().unwrap();
        let own = sent.header("authorization").rsplit('=').next().unwrap().to_owned();
        sent.edit("authorization", &own, signature);
        let report = examined(&sent.shown(), &Sent::new(), now());
        assert_eq!(report.verdict, Verdict::ValidIf, "{cause:?}: {report:?}");
        assert_eq!(findings(&report), [(Ground::Proved, cause)]);
    }
}

#[test]
fn a_scope_that_says_where_it_was_signed_for_is_proved_with_its_host() {
    let mut signed = Sent { region: "us-west-2", ..Sent::new() };
    signed.edit("host", "eu-west-1", "us-west-2");
    let signed = signed.signed(now());
    let region = Cause::Region { sent: Some("us-west-2".into()), form: "eu-west-1".into() };
    let lines = [signed.header("authorization"), "\nx-amz-date: ", signed.header("x-amz-date")].concat();
    let report = examined(&lines, &Sent::new(), now());
    assert_eq!(
        (report.verdict, findings(&report)),
        (Verdict::ValidIf, vec![(Ground::Proved, region.clone())])
    );
    // The whole request names its host: it is right as it is, and still for another region.
    let report = examined(&signed.shown(), &Sent::new(), now());
    assert_eq!((report.verdict, findings(&report)), (Verdict::Valid, vec![(Ground::Compared, region)]));
    assert!(HOST.contains("eu-west-1"));
}

#[test]
fn a_token_that_was_listed_and_not_signed_is_proved() {
    let with = || Sent { key: credentials(Some("canary")), ..Sent::new() };
    let mut sent = with().signed(now());
    let bare = Sent::new().signed(now());
    let digits = |sent: &Sent| sent.header("authorization").rsplit('=').next().unwrap().to_owned();
    sent.edit("authorization", &digits(&sent), &digits(&bare));
    let report = examined(&sent.shown(), &with(), now());
    assert_eq!(findings(&report), [(Ground::Proved, Cause::SessionToken(TokenApart::Unsigned))]);
    assert!(!format!("{report:?}").contains("canary"));
}

#[test]
fn a_query_that_was_signed_unsorted_is_proved() {
    let mut sent = Sent::new().signed(now());
    // Made by hand, as this project's own signer sorts.
    let canonical = super::every_byte::canonical(&sent).replace("a=1&b=2", "b=2&a=1");
    let signature = super::every_byte::sign(&canonical);
    let digits = sent.header("authorization").rsplit('=').next().unwrap().to_owned();
    sent.edit("authorization", &digits, &signature);
    let report = examined(&sent.shown(), &Sent::new(), now());
    assert_eq!(findings(&report), [(Ground::Proved, Cause::QueryOrder)]);
}

#[test]
fn a_signature_that_nothing_explains_is_said_to_be_so() {
    let mut sent = Sent::new().signed(now());
    let digits = sent.header("authorization").rsplit('=').next().unwrap().to_owned();
    sent.edit("authorization", &digits, &"0".repeat(64));
    let report = examined(&sent.shown(), &Sent::new(), now());
    let Verdict::Invalid(tried) = report.verdict else { panic!("{report:?}") };
    assert!(tried > 100, "{tried}");
    assert_eq!(findings(&report), [(Ground::Compared, Cause::KeyOrBody)]);
}
