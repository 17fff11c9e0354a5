//! What is particular to a signature in the query.

use rotation_protocol::sigv4::{Form, Lifetime, Options, Signer, Unsigned};

use super::{BODY, SIGNED_AT, Sent, credentials, time};

#[test]
fn a_query_form_says_what_it_lacks() {
    let mut sent = Sent {
        query: "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=".into(),
        headers: Vec::new(),
        body: Vec::new(),
    };
    assert_eq!(
        sent.refusal(),
        "IncompleteSignatureException: AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters."
    );
    sent.query +=
        "20261124T101500Z&X-Amz-Credential=a&X-Amz-Signature=b&X-Amz-SignedHeaders=host&X-Amz-Expires=60";
    let late = sent.verified(&[], time("20261124T101601Z")).unwrap_err();
    assert_eq!(
        late.message(),
        "Signature expired: 20261124T101500Z is now earlier than 20261124T101501Z (20261124T101601Z - 60 sec.)"
    );
}

fn presigned(seconds: u32) -> Sent {
    let headers = [("x-amz-target", "secretsmanager.DescribeSecret")];
    let request =
        Unsigned { method: "POST", host: "h:4566", path: "/", query: "a=b", headers: &headers, body: BODY };
    let form = Form::Query(Lifetime::of_seconds(seconds).unwrap());
    let mut signer = Signer::new(credentials(Some("T")), "eu-west-1", "secretsmanager");
    let signed = signer.sign(&request, time(SIGNED_AT), Options { form, ..Options::default() });
    let mut headers = signed.headers;
    headers.push(("Host".into(), "h:4566".into()));
    Sent { query: signed.query, headers, body: BODY.to_vec() }
}

#[test]
fn what_is_signed_in_the_query_is_accepted_for_as_long_as_it_says() {
    let sent = presigned(604_800);
    let accepted = |at| sent.verified(&[credentials(Some("T"))], time(at)).is_ok();
    assert!(accepted(SIGNED_AT) && accepted("20261201T101500Z"));
    assert!(!accepted("20261201T101501Z") && !accepted("20261124T100959Z"));
}

#[test]
fn no_part_of_the_query_can_be_changed_or_left_out() {
    let sent = presigned(60);
    let pairs: Vec<&str> = sent.query.split('&').collect();
    for n in 0..pairs.len() {
        let mut without = pairs.clone();
        without.remove(n);
        let changed: Vec<_> = pairs
            .iter()
            .enumerate()
            .map(|(at, pair)| format!("{pair}{}", if at == n { "0" } else { "" }))
            .collect();
        for query in [without.join("&"), changed.join("&")] {
            let spoilt = Sent { query, headers: sent.headers.clone(), body: sent.body.clone() };
            let verified = spoilt.verified(&[credentials(Some("T"))], time(SIGNED_AT));
            assert!(verified.is_err(), "{}", spoilt.query);
        }
    }
}
