//! One answer against the recorded one: status, code and text of a refusal, members of what was accepted, and the whole
//! body where it was recorded.

use serde_json::Value;

use crate::{
    compare::{Interval, differences, without_times},
    file::{Call, text_of},
};

/// What of an answer is otherwise than recorded.
pub(crate) fn differ(call: &Call, status: u16, text: &str, intervals: &[Interval]) -> Vec<String> {
    let recorded = &call.answer;
    let want = match &recorded["status"] {
        Value::String(word) => {
            if word == "ok" {
                200
            } else {
                400
            }
        }
        number => number.as_u64().unwrap_or_default(),
    };
    if u64::from(status) != want {
        return vec![format!("status: AWS {want}, here {status} {text}")];
    }
    let here: Value = serde_json::from_str(text).unwrap_or_else(|_| serde_json::json!({}));
    let mut found = if want == 200 {
        differences(&recorded["output"], &here, intervals)
    } else {
        let key = if recorded["code"] == "ValidationException" { "message" } else { "Message" };
        let want = serde_json::json!({ "__type": recorded["code"], key: as_our_caller(&text_of(&recorded["message"])) });
        differences(&want, &here, &[])
    };
    if let Some(raw) = recorded["raw_body"].as_str() {
        let raw = without_times(&as_our_caller(raw));
        let here = without_times(text);
        found.extend((raw != here).then(|| format!("body: AWS {raw}, here {here}")));
    }
    found
}

/// AWS refused the caller, for want of a permission.
pub(crate) fn denial(call: &Call) -> bool {
    text_of(&call.answer["message"]).contains("is not authorized to perform")
}

/// The refusal of a caller, with the caller and the kind of policy that there are here.
fn as_our_caller(text: &str) -> String {
    let Some((start, rest)) = text.split_once("User: ") else { return text.into() };
    let Some((_, rest)) = rest.split_once(" is not authorized") else { return text.into() };
    let rest = rest.replace("no session policy", "no identity-based policy");
    format!("{start}User: arn:aws:iam::000000000000:user/caller is not authorized{rest}")
}
