//! What must hold of every answer, and of a vault whose call was refused.

use rotation_core::{Vault, secret::Secret, time::Timestamp, value::ValueTable};
use rotation_protocol::service::HttpResponse;
use serde_json::Value;

/// No answer to so small a session is this long.
const LONGEST_BODY: usize = 1 << 20;

/// A vault before a call.
pub(crate) struct Before {
    secrets: Vec<Secret>,
    values: usize,
    wake: Option<Timestamp>,
}

impl Before {
    pub(crate) fn of(vault: &mut Vault, values: &ValueTable) -> Self {
        vault.take_events();
        vault.take_invocations();
        Self { secrets: vault.secrets().cloned().collect(), values: values.len(), wake: vault.next_wake() }
    }

    /// A refused call has changed nothing and left nothing.
    pub(crate) fn check(&self, operation: &str, vault: &mut Vault, values: &ValueTable) {
        assert!(vault.secrets().eq(&self.secrets), "{operation} was refused and changed a secret");
        assert_eq!(values.len(), self.values, "{operation} was refused and left a value");
        assert_eq!(vault.next_wake(), self.wake, "{operation} was refused and moved a wake");
        assert!(vault.take_events().is_empty(), "{operation} was refused and left events");
        assert!(vault.take_invocations().is_empty(), "{operation} was refused and called the function");
    }
}

/// An answer has its form: 200 with an object or nothing, 400 with a type and one message.
pub(crate) fn answered(operation: &str, response: &HttpResponse) {
    let HttpResponse { status, headers, body } = response;
    assert!(body.len() <= LONGEST_BODY, "{operation}: a body of {} bytes", body.len());
    assert!(headers.iter().any(|(name, id)| *name == "x-amzn-requestid" && id.len() == 36));
    let empty = *status == 200 && ["TagResource", "UntagResource"].contains(&operation);
    assert_eq!(body.is_empty(), empty, "{operation}: {status} {body}");
    if empty {
        return;
    }
    let json: Value =
        serde_json::from_str(body).unwrap_or_else(|error| panic!("{operation}: {error}: {body}"));
    let members = json.as_object().unwrap_or_else(|| panic!("{operation}: no object: {body}"));
    match status {
        200 => assert!(!members.contains_key("__type"), "{operation}: {body}"),
        400 => {
            let texts = ["Message", "message"].map(|key| members.get(key).and_then(Value::as_str));
            let named = members.get("__type").and_then(Value::as_str).is_some_and(|name| !name.is_empty());
            assert!(named && members.len() == 2, "{operation}: {body}");
            assert!(texts.into_iter().flatten().count() == 1, "{operation}: {body}");
        }
        _ => panic!("{operation}: status {status}"),
    }
}

/// Between calls nothing due is left, and a secret has one current version exactly if it has a value.
pub(crate) fn at_rest(vault: &Vault, at: Timestamp) {
    assert!(vault.next_wake().is_none_or(|wake| wake > at), "something due was left");
    for secret in vault.secrets() {
        let valued = secret.versions.iter().any(|(_, version)| version.written.is_some());
        assert_eq!(secret.versions.current_value().is_some(), valued, "{secret:?}");
        assert!(secret.versions.labels().count() <= 23, "{secret:?}");
    }
}
