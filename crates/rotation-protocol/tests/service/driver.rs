//! A vault that is talked to in bodies, on a clock that the test moves.

use rotation_core::{
    Vault,
    assumption::Assumptions,
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
    pub(crate) calls: u64,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) text: String,
}

impl Answer {
    /// The body; an operation without an output answers without one.
    pub(crate) fn json(&self) -> Value {
        if self.text.is_empty() {
            return Value::Null;
        }
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
        self.send(&format!("secretsmanager.{operation}"), body.as_bytes())
    }

    /// Any bytes, to any target.
    pub(crate) fn send(&mut self, target: &str, body: &[u8]) -> Answer {
        self.request("POST", "/", target, body)
    }

    /// Any request.
    pub(crate) fn request(&mut self, method: &str, path: &str, target: &str, body: &[u8]) -> Answer {
        self.calls += 1;
        let headers = [(String::from("X-Amz-Target"), String::from(target))];
        let request = HttpRequest { method, path, headers: &headers, body };
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
        Self::with_secret_under(Setup { seed: 7, ..Setup::default() })
    }

    fn with_secret_under(setup: Setup) -> Self {
        let mut driver = Self::with(setup);
        driver.create("db", 1);
        driver
    }

    /// Configured, with the rotation under way as version `v2`.
    pub(crate) fn rotating() -> Self {
        Self::rotating_under(Assumptions::default())
    }

    /// The same, where AWS has not been seen to do otherwise.
    pub(crate) fn rotating_under(assumptions: Assumptions) -> Self {
        let mut driver = Self::with_secret_under(Setup { seed: 7, assumptions, ..Setup::default() });
        driver.rotate(2, &configured());
        driver
    }

    /// A secret with the value `one` as version n.
    pub(crate) fn create(&mut self, name: &str, n: u32) -> Value {
        let body = format!(r#"{{"Name":"{name}","SecretString":"one","ClientRequestToken":"{}"}}"#, v(n));
        self.accepted("CreateSecret", &body)
    }

    /// One call for the whole SecretId `db`, with more members.
    pub(crate) fn on_db(&mut self, operation: &str, rest: &str) -> Value {
        self.accepted(operation, &format!(r#"{{"SecretId":"db"{rest}}}"#))
    }

    /// The refusal of such a call.
    pub(crate) fn db_refused(&mut self, operation: &str, rest: &str) -> String {
        self.refused(operation, &format!(r#"{{"SecretId":"db"{rest}}}"#))
    }

    /// How many values the service keeps the bytes of.
    pub(crate) fn known_values(&self) -> usize {
        self.values.len()
    }

    pub(crate) fn arn(&self) -> String {
        self.vault.secrets().next().expect("a secret").arn.to_string()
    }

    /// The names of the events since the last time they were taken.
    pub(crate) fn event_names(&mut self) -> Vec<&'static str> {
        self.vault.take_events().into_iter().map(|event| event.kind.name()).collect()
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

    pub(crate) fn holder(&self, label: &str) -> Option<String> {
        let label = rotation_core::label::StagingLabel::parse(label)?;
        Some(self.vault.secrets().next()?.versions.holder(&label)?.to_string())
    }
}

/// The members that configure rotation every thirty days.
pub(crate) fn configured() -> String {
    format!(r#","RotationLambdaARN":"{FUNCTION}","RotationRules":{{"AutomaticallyAfterDays":30}}"#)
}

/// The member that names version n as the one to be made.
pub(crate) fn token(n: u32) -> String {
    format!(r#","ClientRequestToken":"{}""#, v(n))
}

/// The body of a refusal.
pub(crate) fn error(code: &str, text: &str) -> String {
    format!(r#"{{"__type":"{code}","Message":"{text}"}}"#)
}

/// The body of a broken constraint: only this one spells `message` (R30).
pub(crate) fn validation(text: &str) -> String {
    format!(r#"{{"__type":"ValidationException","message":"{text}"}}"#)
}

/// The id of version n: 36 digits.
pub(crate) fn v(n: u32) -> String {
    format!("{n:036}")
}
