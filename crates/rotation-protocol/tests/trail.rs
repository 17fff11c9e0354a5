//! What a vault leaves for EventBridge and CloudTrail, in the recorded shapes, and never a value or a token.

use rotation_core::{
    Vault,
    ident::Place,
    rotation::{Invocation, Outcome, Step},
    stamp::{Entropy, Stamp},
    time::{Span, Timestamp},
    value::ValueTable,
    vault::Setup,
};
use rotation_protocol::{
    service::{HttpRequest, handle_and_tell},
    trail::Trail,
};
use serde_json::{Value, json};

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:rotate";
const CANARY: &str = "hunter2-canary";

struct Host {
    vault: Vault,
    values: ValueTable,
    trail: Trail,
    at: Timestamp,
    calls: u64,
    records: Vec<Value>,
    rotation_tokens: Vec<String>,
}

impl Host {
    fn new(setup: Setup) -> Self {
        // 2026-09-24T06:11:40.825Z
        let at = Timestamp::from_millis(1_790_230_300_825).expect("a time");
        let trail = Trail::new(Place::default(), 7);
        let (vault, values) = (Vault::new(setup), ValueTable::new());
        Self { vault, values, trail, at, calls: 0, records: Vec::new(), rotation_tokens: Vec::new() }
    }

    fn call(&mut self, operation: &str, body: Value) -> u16 {
        self.calls += 1;
        let header = |name: &str, value: String| (name.to_owned(), value);
        let headers = [
            header("X-Amz-Target", format!("secretsmanager.{operation}")),
            header("User-Agent", "aws-cli/1.46.3".into()),
        ];
        let body = body.to_string();
        let request = HttpRequest { method: "POST", path: "/", headers: &headers, body: body.as_bytes() };
        let stamp = Stamp { at: self.at, entropy: Entropy::of_call(7, self.calls) };
        let (answer, call) = handle_and_tell(&mut self.vault, &mut self.values, stamp, &request);
        let records = self.trail.records(&self.vault.take_events(), call.as_ref());
        self.keep(records);
        answer.status
    }

    fn pass(&mut self, span: Span) {
        self.at = self.at.plus(span);
        self.vault.advance(self.at).expect("time goes forward");
        let records = self.trail.records(&self.vault.take_events(), None);
        self.keep(records);
    }

    fn keep(&mut self, records: Vec<String>) {
        self.records.extend(records.iter().map(|record| serde_json::from_str(record).expect("JSON")));
    }

    /// Plays a function that does its work, as its host does.
    fn rotate(&mut self) {
        for _ in Step::ALL {
            self.pass(Span::millis(200));
            for Invocation { id, step, token, rotation_token, .. } in self.vault.take_invocations() {
                self.rotation_tokens.push(rotation_token.clone());
                match step {
                    Step::Create => self.call(
                        "PutSecretValue",
                        json!({ "SecretId": "db", "SecretString": CANARY, "ClientRequestToken": token.as_str(),
                            "RotationToken": rotation_token, "VersionStages": ["AWSPENDING"] }),
                    ),
                    Step::Finish => self.call(
                        "UpdateSecretVersionStage",
                        json!({ "SecretId": "db", "VersionStage": "AWSCURRENT", "MoveToVersionId": token.as_str(),
                            "RemoveFromVersionId": v(1) }),
                    ),
                    _ => 200,
                };
                let stamp = Stamp { at: self.at, entropy: Entropy::of_call(9, self.calls) };
                assert_eq!(self.vault.complete(stamp, &id, Outcome::Returned), Ok(true));
                let records = self.trail.records(&self.vault.take_events(), None);
                self.keep(records);
            }
        }
    }

    fn names(&self) -> Vec<String> {
        let name = |record: &Value| match record["detail-type"].as_str() {
            Some("Secret Label Updated") => {
                format!("label {}", record["detail"]["labelUpdated"].as_str()?).into()
            }
            _ => record["detail"]["eventName"].as_str().map(str::to_owned),
        };
        self.records.iter().map(|record| name(record).expect("a name")).collect()
    }

    fn last(&self) -> &Value {
        self.records.last().expect("a record")
    }
}

fn v(n: u32) -> String {
    format!("{n:036}")
}

fn with_secret(setup: Setup) -> Host {
    let mut host = Host::new(setup);
    host.call("CreateSecret", json!({ "Name": "db", "SecretString": CANARY, "ClientRequestToken": v(1) }));
    host
}

#[test]
fn top_37_a_rotation_sends_one_native_event_and_starts_and_succeeds_in_the_trail() {
    let mut host = with_secret(Setup::default());
    host.records.clear();
    host.call(
        "RotateSecret",
        json!({ "SecretId": "db", "ClientRequestToken": v(2), "RotationLambdaARN": FUNCTION }),
    );
    host.rotate();
    assert_eq!(
        host.names(),
        [
            "RotateSecret",
            "RotationStarted",
            "PutSecretValue",
            "UpdateSecretVersionStage",
            "label AWSCURRENT",
            "RotationSucceeded"
        ]
    );
    let told = host.records.iter().map(Value::to_string).collect::<String>();
    assert!(!told.contains(CANARY));
    assert_eq!(host.rotation_tokens.len(), 4);
    assert!(host.rotation_tokens.iter().all(|token| !told.contains(token.as_str())));
    let native = &host.records[4];
    assert_eq!(native["detail"], json!({ "name": "db", "labelUpdated": "AWSCURRENT", "versionId": v(2) }));
    assert_eq!(native["resources"][0], host.vault.secrets().next().expect("a secret").arn.as_str());
}

#[test]
fn a_call_is_told_in_the_recorded_shape() {
    let mut host = with_secret(Setup::default());
    let record = &host.records[0];
    assert_eq!(record["detail-type"], "AWS API Call via CloudTrail");
    let detail = &record["detail"];
    let arn = host.vault.secrets().next().expect("a secret").arn.to_string();
    assert_eq!(
        detail["requestParameters"],
        json!({ "name": "db", "clientRequestToken": v(1), "forceOverwriteReplicaSecret": false })
    );
    assert_eq!(detail["responseElements"], json!({ "arn": arn }));
    for (member, expected) in [
        ("eventVersion", "1.11"),
        ("eventTime", "2026-09-24T06:11:40Z"),
        ("eventSource", "secretsmanager.amazonaws.com"),
        ("eventType", "AwsApiCall"),
        ("userAgent", "aws-cli/1.46.3"),
        ("eventCategory", "Management"),
        ("recipientAccountId", "123456789012"),
    ] {
        assert_eq!(detail[member], expected, "{member}");
    }
    assert_eq!((&detail["readOnly"], detail.get("errorCode")), (&json!(false), None));
    let filters = json!([{ "Key": "name", "Values": ["d"] }]);
    host.call("ListSecrets", json!({ "Filters": filters }));
    let detail = &host.last()["detail"];
    assert_eq!(detail["requestParameters"], json!({ "filters": [{ "key": "name", "values": ["d"] }] }));
    assert_eq!((&detail["readOnly"], &detail["responseElements"]), (&json!(true), &Value::Null));
    host.call("DeleteSecret", json!({ "SecretId": "db", "RecoveryWindowInDays": 7 }));
    let detail = &host.records[host.records.len() - 2]["detail"];
    assert_eq!(
        detail["responseElements"],
        json!({ "deletionDate": "2026-10-01T06:11:40Z", "name": "db", "arn": arn })
    );
}

#[test]
fn a_refused_call_is_told_with_its_error() {
    let denied = vec![String::from("secretsmanager:GetSecretValue")];
    let mut host = with_secret(Setup { denied, ..Setup::default() });
    for (operation, body, code) in [
        ("DescribeSecret", json!({ "SecretId": "nobody" }), "ResourceNotFoundException"),
        ("GetSecretValue", json!({ "SecretId": "db" }), "AccessDenied"),
        (
            "PutSecretValue",
            json!({ "SecretId": "db", "SecretString": CANARY, "ClientRequestToken": "short" }),
            "ValidationException",
        ),
    ] {
        assert_eq!(host.call(operation, body), 400);
        let detail = &host.last()["detail"];
        assert_eq!(detail["errorCode"], code, "{operation}");
        assert!(detail["errorMessage"].is_string());
        assert!(!host.last().to_string().contains(CANARY));
    }
    // A request that is no call leaves no record.
    let before = host.records.len();
    host.call("Nothing", json!({}));
    host.call("DescribeSecret", json!([]));
    assert_eq!(host.records.len(), before);
}

#[test]
fn deletion_is_told_once_for_each_secret_and_abandonment_with_its_arn() {
    let mut host = with_secret(Setup::default());
    let arn = host.vault.secrets().next().expect("a secret").arn.to_string();
    host.call("PutSecretValue", json!({ "SecretId": "db", "SecretString": "2", "ClientRequestToken": v(2), "VersionStages": ["AWSPENDING"] }));
    host.call("PutSecretValue", json!({ "SecretId": "db", "SecretString": "3", "ClientRequestToken": v(3) }));
    let abandoned = host.records.iter().find(|record| record["detail"]["eventName"] == "RotationAbandoned");
    let detail = &abandoned.expect("RotationAbandoned")["detail"];
    assert_eq!(detail["additionalEventData"], json!({ "SecretId": arn }));
    assert_eq!(
        (&detail["eventType"], &detail["requestParameters"], &detail["readOnly"]),
        (&json!("AwsServiceEvent"), &Value::Null, &json!(false))
    );
    host.records.clear();
    host.call("DeleteSecret", json!({ "SecretId": "db", "ForceDeleteWithoutRecovery": true }));
    host.pass(Span::seconds(4));
    assert_eq!(host.names(), ["DeleteSecret", "StartSecretVersionDelete", "EndSecretVersionDelete"]);
    assert_eq!(host.last()["detail"]["additionalEventData"], json!({ "ARN": arn, "Name": "db" }));
    assert_eq!(host.vault.secrets().count(), 0);
}

#[test]
fn a_batch_is_told_with_a_read_for_each_secret() {
    let mut host = with_secret(Setup::default());
    host.records.clear();
    host.call("BatchGetSecretValue", json!({ "SecretIdList": ["db", "nobody"] }));
    assert_eq!(host.names(), ["BatchGetSecretValue", "GetSecretValue"]);
    let request_id = host.records[0]["detail"]["requestID"].as_str().expect("an id").to_owned();
    let read = &host.records[1]["detail"];
    assert!(read["requestID"].as_str().expect("an id").starts_with(&format!("{request_id}:arn:")));
    assert_eq!(read["userIdentity"]["invokedBy"], "secretsmanager.amazonaws.com");
}
