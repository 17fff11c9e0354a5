//! The rotation function of the recording: it does at each moment what its log says it did.

use rotation_core::rotation::{Invocation, Outcome};
use serde_json::{Value, json};

use crate::{
    file::{Recording, text_of},
    names::Names,
    world::World,
};

/// One thing the function did, or was called for.
pub(crate) struct Act {
    pub(crate) at: i64,
    /// How the secret's name ends.
    pub(crate) secret: String,
    pub(crate) step: String,
    pub(crate) kind: String,
    detail: Value,
}

/// All of them, in the order of their times.
pub(crate) fn acts(recording: &Recording) -> Vec<Act> {
    let act = |at: &Value, kind: &str, detail: &Value| Act {
        at: at.as_i64().expect("a time"),
        secret: format!("-{}", text_of(&detail["secret"])),
        step: text_of(&detail["step"]),
        kind: kind.into(),
        detail: detail.clone(),
    };
    let ends = recording
        .invocations
        .iter()
        .flat_map(|call| [act(&call["start_ms"], "called", call), act(&call["end_ms"], "returned", call)]);
    let log = recording
        .callbacks
        .iter()
        .map(|event| act(&event["event_ms"], event["kind"].as_str().unwrap_or_default(), event));
    // What the log says of a moment happened between the call's beginning and its end.
    let mut acts: Vec<_> = log.chain(ends).collect();
    acts.sort_by_key(|act| match act.kind.as_str() {
        "called" => (act.at, 0),
        "returned" => (act.at, 2),
        _ => (act.at, 1),
    });
    acts
}

/// The call under way.
#[derive(Default)]
pub(crate) struct Function {
    open: Option<Invocation>,
    failed: bool,
}

impl Function {
    /// Does one of these, and says what is otherwise than recorded.
    pub(crate) fn act(
        &mut self,
        act: &Act,
        recording: &Recording,
        world: &mut World,
        names: &mut Names,
    ) -> Vec<String> {
        let mut wrong = Vec::new();
        if act.kind == "called" {
            let waiting = world.invocations(act.at);
            if waiting.len() > 1 {
                wrong.push(format!("here the function is called {} times at once", waiting.len()));
            }
            self.open = waiting.into_iter().next();
            self.failed = false;
        }
        let Some(open) = self.open.clone() else {
            return vec![format!("{} {}: AWS called the function, here nothing", act.secret, act.step)];
        };
        let arn = open.secret.to_string();
        let mut call = |operation: &str, body: Value| world.call(act.at, operation, &body.to_string());
        match act.kind.as_str() {
            "called" if open.step.name() != act.step => {
                wrong.push(format!("AWS called {}, here {}", act.step, open.step.name()));
            }
            "callback_started" if open.rotation_token.is_empty() => wrong.push("no RotationToken".into()),
            "stage_state" | "current_promoted" => {
                if act.kind == "current_promoted" {
                    let current =
                        parsed(&call("GetSecretValue", json!({ "SecretId": arn })))["VersionId"].clone();
                    let body = json!({ "SecretId": arn, "VersionStage": "AWSCURRENT", "MoveToVersionId": open.token.as_str(), "RemoveFromVersionId": current });
                    let (status, text) = call("UpdateSecretVersionStage", body);
                    wrong.extend((status != 200).then_some(text));
                }
                let described = parsed(&call("DescribeSecret", json!({ "SecretId": arn })));
                if act.kind == "stage_state" && described["RotationEnabled"] != act.detail["rotation_enabled"]
                {
                    wrong.push(format!("RotationEnabled is {}", described["RotationEnabled"]));
                }
                let want = versions(&act.detail["versions"], recording, names);
                if described["VersionIdsToStages"] != want {
                    wrong.push(format!("labels: AWS {want}, here {}", described["VersionIdsToStages"]));
                }
            }
            "pending_created" => {
                let pending = json!({ "SecretId": arn, "VersionId": open.token.as_str(), "VersionStage": "AWSPENDING" });
                let (status, text) = call("GetSecretValue", pending);
                wrong.extend((status == 200).then_some(text));
                let current = parsed(&call("GetSecretValue", json!({ "SecretId": arn })));
                let generation = act.detail["generation"].as_i64().unwrap_or_default();
                let (old, new) = (
                    format!(r#""generation": {}"#, generation - 1),
                    format!(r#""generation": {generation}"#),
                );
                let value = text_of(&current["SecretString"]).replace(&old, &new);
                let body = json!({ "SecretId": arn, "ClientRequestToken": open.token.as_str(), "SecretString": value, "VersionStages": ["AWSPENDING"] });
                let (status, text) = call("PutSecretValue", body);
                wrong.extend((status != 200).then_some(text));
            }
            "pending_validated" => {
                let pending = json!({ "SecretId": arn, "VersionId": open.token.as_str(), "VersionStage": "AWSPENDING" });
                let read = parsed(&call("GetSecretValue", pending));
                let generation = format!(r#""generation": {}"#, act.detail["generation"]);
                if !text_of(&read["SecretString"]).contains(&generation) {
                    wrong.push(format!("the pending value is {}", read["SecretString"]));
                }
            }
            "cancellation_observed" => {
                let described = parsed(&call("DescribeSecret", json!({ "SecretId": arn })));
                wrong.extend((described["RotationEnabled"] != false).then(|| "not cancelled".into()));
            }
            "callback_failed" => self.failed = true,
            "returned" => {
                let outcome =
                    if self.failed { Outcome::Raised("ValueError".into()) } else { Outcome::Returned };
                wrong.extend(
                    (!world.complete(act.at, &open, outcome)).then(|| "the call was over before".into()),
                );
                self.open = None;
            }
            _ => {}
        }
        wrong.into_iter().map(|what| format!("{} {} {}: {what}", act.secret, act.step, act.kind)).collect()
    }
}

fn parsed((_, text): &(u16, String)) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// The label map of a log line, whose version ids are fingerprints, with the ids that stand for them here.
fn versions(logged: &Value, recording: &Recording, names: &mut Names) -> Value {
    let here = |fingerprint: &String| {
        let known = recording.fingerprints.iter().find(|(start, _)| fingerprint.starts_with(start));
        let placeholder =
            known.and_then(|(_, name)| names.placeholder(name)).unwrap_or(fingerprint).to_owned();
        names.here(&placeholder)
    };
    let mut here = here;
    logged.as_object().into_iter().flatten().map(|(id, labels)| (here(id), labels.clone())).collect()
}
