//! What is particular to a signature in the query.

use super::{Sent, time};

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
