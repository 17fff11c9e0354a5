//! Whatever comes is answered, and nothing but the one right signature is accepted.

use super::{SIGNED_AT, Sent, credentials, time};

const ODD: [&str; 12] = ["", " ", "=", ",", ";", "/", "%", "\0", "é", "\u{10FFFF}", "A", "0"];

/// Every header with every character left out, replaced and followed by something odd.
#[test]
fn no_other_spelling_of_the_signature_is_accepted() {
    let known = [credentials(None)];
    let at = time(SIGNED_AT);
    let right = Sent::signed(None);
    for (name, value) in &right.headers {
        if name == "user-agent" {
            continue;
        }
        for (start, character) in value.char_indices() {
            let (before, after) = (&value[..start], &value[start + character.len_utf8()..]);
            for odd in ODD {
                for spoilt in [format!("{before}{odd}{after}"), format!("{before}{character}{odd}{after}")] {
                    let mut sent = Sent::signed(None);
                    sent.set(name, &spoilt);
                    let accepted = sent.verified(&known, at).is_ok();
                    assert!(!accepted || same(name, value, &spoilt), "{name}: {spoilt:?}");
                }
            }
        }
    }
}

fn same(name: &str, value: &str, other: &str) -> bool {
    plain(name, value) == plain(name, other)
}

/// One spelling for what means the same: white space collapses; in the signature's own header separators may come twice,
/// a parameter may lack its name, the credential may end in a slash, and header names are of any case.
fn plain(name: &str, text: &str) -> String {
    if name != "authorization" {
        return text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    }
    let text = text.replace("aws4_request/", "aws4_request");
    let words = text.split([' ', ',']).filter(|word| !["", "="].contains(word));
    let words = words.map(|word| match word.strip_prefix("SignedHeaders=") {
        Some(list) => list.to_ascii_lowercase().replace(";;", ";").trim_matches(';').to_owned(),
        None => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn queries_of_every_kind_are_answered() {
    let pieces =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders"];
    for piece in pieces {
        for odd in ODD.into_iter().chain(["20261124T101500Z", "99999999999", "-1", "%ff%fe", "a/b/c/d/e"]) {
            let all: Vec<_> = pieces
                .iter()
                .map(|name| format!("{name}={}", if *name == piece { odd } else { "x" }))
                .collect();
            for query in
                [format!("{piece}={odd}"), format!("{piece}{odd}"), all.join("&") + "&X-Amz-Signature=0"]
            {
                let sent = Sent { query, headers: Vec::new(), body: Vec::new() };
                assert!(!sent.refusal().is_empty());
            }
        }
    }
}
