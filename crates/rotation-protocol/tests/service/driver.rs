//! A vault that is talked to in bodies, on a clock that the test moves.

use rotation_core::{
    Vault,
    rotation::{Invocation, Outcome},
    stamp::{Entropy, Stamp},
    time::{Span, Timestamp},
    value::ValueTable,
    vault::Setup,
};
use rotation_protocol::service::{HttpRequest, handle};
use serde_json::Value;

pub(crate) const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:rotate";

pub(crate) struct Driver {
    pub(crate) vault: Vault,
    values: ValueTable,
    pub(crate) at: Timestamp,
    calls: u64,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("a JSON body")
    }
}

impl Driver {
    pub(crate) fn new() -> Self {
        Self::with(Setup { seed: 7, ..Setup::default() })
    }

    pub(crate) fn with(setup: Setup) -> Self {
        // 2026-09-24T06:11:40Z
        let at = Timestamp::from_millis(1_790_230_300_000).expect("a time");
        Self { vault: Vault::new(setup), values: ValueTable::new(), at, calls: 0 }
    }

    pub(crate) fn call(&mut self, operation: &str, body: &str) -> Answer {
        self.calls += 1;
        let headers = [(String::from("X-Amz-Target"), format!("secretsmanager.{operation}"))];
        let request = HttpRequest { method: "POST", path: "/", headers: &headers, body: body.as_bytes() };
        let stamp = Stamp { at: self.at, entropy: Entropy::of_call(7, self.calls) };
        let answer = handle(&mut self.vault, &mut self.values, stamp, &request);
        Answer { status: answer.status, text: answer.body }
    }

    pub(crate) fn accepted(&mut self, operation: &str, body: &str) -> Value {
        let answer = self.call(operation, body);
        assert_eq!(answer.status, 200, "{operation} {body}: {}", answer.text);
        answer.json()
    }

    pub(crate) fn refused(&mut self, operation: &str, body: &str) -> String {
        let answer = self.call(operation, body);
        assert_eq!(answer.status, 400, "{operation} {body}: {}", answer.text);
        answer.text
    }

    pub(crate) fn pass(&mut self, span: Span) {
        self.at = self.at.plus(span);
        self.vault.advance(self.at).expect("time goes forward");
    }

    /// A secret `db` with version `v1`.
    pub(crate) fn with_secret() -> Self {
        let mut driver = Self::new();
        driver.accepted(
            "CreateSecret",
            &format!(r#"{{"Name":"db","SecretString":"one","ClientRequestToken":"{}"}}"#, v(1)),
        );
        driver
    }

    /// Configured, with the rotation under way as version `v2`.
    pub(crate) fn rotating() -> Self {
        let mut driver = Self::with_secret();
        driver.rotate(
            2,
            &format!(r#","RotationLambdaARN":"{FUNCTION}","RotationRules":{{"AutomaticallyAfterDays":30}}"#),
        );
        driver
    }

    pub(crate) fn rotate(&mut self, n: u32, rest: &str) -> Value {
        self.accepted(
            "RotateSecret",
            &format!(r#"{{"SecretId":"db","ClientRequestToken":"{}"{rest}}}"#, v(n)),
        )
    }

    /// A new current value, as version n.
    pub(crate) fn put_by_hand(&mut self, n: u32) {
        let body = format!(r#"{{"SecretId":"db","SecretString":"by hand","ClientRequestToken":"{}"}}"#, v(n));
        self.accepted("PutSecretValue", &body);
    }

    /// The next call of the function.
    pub(crate) fn invocation(&mut self) -> Invocation {
        self.at = self.vault.next_wake().expect("something falls due");
        self.vault.advance(self.at).expect("time goes forward");
        self.vault.take_invocations().pop().expect("a call of the function")
    }

    /// The first call of the function at or after `from`.
    pub(crate) fn invocation_after(&mut self, from: Timestamp) -> Invocation {
        self.at = from;
        self.vault.advance(from).expect("time goes forward");
        self.invocation()
    }

    pub(crate) fn answer(&mut self, invocation: &Invocation, outcome: Outcome) {
        let stamp = Stamp { at: self.at, entropy: Entropy::of_call(8, self.calls) };
        assert!(self.vault.complete(stamp, &invocation.id, outcome).expect("time goes forward"));
    }

    /// Plays the function's part until its last step has returned.
    pub(crate) fn play_function(&mut self) -> Vec<&'static str> {
        let mut steps = Vec::new();
        loop {
            let invocation = self.invocation();
            let (step, token) = (invocation.step.name(), invocation.token.to_string());
            match step {
                "createSecret" => {
                    self.accepted("PutSecretValue", &format!(
                        r#"{{"SecretId":"db","SecretString":"new {token}","ClientRequestToken":"{token}","VersionStages":["AWSPENDING"]}}"#
                    ));
                }
                "finishSecret" => {
                    let current = self.holder("AWSCURRENT").expect("a current version");
                    self.accepted("UpdateSecretVersionStage", &format!(
                        r#"{{"SecretId":"db","VersionStage":"AWSCURRENT","MoveToVersionId":"{token}","RemoveFromVersionId":"{current}"}}"#
                    ));
                }
                _ => {}
            }
            self.answer(&invocation, Outcome::Returned);
            steps.push(step);
            if step == "finishSecret" {
                return steps;
            }
        }
    }

    pub(crate) fn described(&mut self) -> Value {
        self.accepted("DescribeSecret", r#"{"SecretId":"db"}"#)
    }

    /// `v1: AWSPREVIOUS; v2: AWSCURRENT AWSPENDING`, from DescribeSecret.
    pub(crate) fn labels(&mut self) -> String {
        let described = self.described();
        let Some(map) = described.get("VersionIdsToStages").and_then(Value::as_object) else {
            return String::new();
        };
        let lines = map.iter().map(|(id, labels)| {
            let labels: Vec<_> = labels.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            format!("v{}: {}", id.trim_start_matches('0'), labels.join(" "))
        });
        lines.collect::<Vec<_>>().join("; ")
    }

    fn holder(&self, label: &str) -> Option<String> {
        let label = rotation_core::label::StagingLabel::parse(label)?;
        Some(self.vault.secrets().next()?.versions.holder(&label)?.to_string())
    }
}

/// The id of version n: 36 digits.
pub(crate) fn v(n: u32) -> String {
    format!("{n:036}")
}
