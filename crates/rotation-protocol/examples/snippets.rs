//! Reads requests, one JSON object a line, and writes their snippets, one JSON object a line: the name of each form and
//! its text. What others make of them can then be compared (`tests/snippet_differential.py`, and the npm package's
//! `snippets.test.mjs`).

use std::io::{self, BufRead as _, Write as _};

use rotation_core::time::Timestamp;
use rotation_protocol::endpoint::{Endpoint, Region, Variant};
use rotation_protocol::sigv4::{Credentials, SERVICE, Signer, sign_call};
use rotation_protocol::snippet::{RotateSecretRequest, RotationRules, Snippet, Target};
use serde_json::{Map, Value};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let snippets = snippets(&line?).unwrap_or_else(|| "not understood".into());
        writeln!(out, "{snippets}")?;
    }
    Ok(())
}

/// The request's members by their names on the wire, beside `region`, `endpoint`, `token`, `at` and the keys.
fn snippets(line: &str) -> Option<Value> {
    let input: Value = serde_json::from_str(line).ok()?;
    let text = |name: &str| input[name].as_str();
    let request = request(&input)?;
    let region = Region::parse(text("region")?).ok()?;
    let own = || Some(Endpoint::of(&region, Variant::default()));
    let endpoint = text("endpoint").map_or_else(own, |typed| Endpoint::parse(typed).ok())?;
    let (token, session) = (text("token")?, text("session_token").map(String::from));
    let temporary = session.is_some();
    let keys = Credentials::new(text("access_key")?, text("secret_key")?, session);
    let at = Timestamp::from_millis(input["at"].as_i64()?)?;
    let mut signer = Signer::new(keys, region.as_str(), SERVICE);
    let signed = sign_call(&mut signer, &endpoint, "RotateSecret", request.http_body(token), at);
    let target = Target { region: &region, endpoint: &endpoint, token, temporary, signed: Some(&signed) };
    let texts = Snippet::ALL.map(|form| (form.id().to_owned(), form.text(&request, &target).into()));
    Some(Value::Object(Map::from_iter(texts)))
}

/// The days are a text, as they are typed.
fn request(input: &Value) -> Option<RotateSecretRequest> {
    let of = |object: &Value, name: &str| object[name].as_str().map(String::from);
    let rules = &input["RotationRules"];
    Some(RotateSecretRequest {
        secret_id: of(input, "SecretId")?,
        client_request_token: of(input, "ClientRequestToken"),
        rotation_lambda_arn: of(input, "RotationLambdaARN"),
        rotation_rules: rules.is_object().then(|| RotationRules {
            automatically_after_days: of(rules, "AutomaticallyAfterDays"),
            duration: of(rules, "Duration"),
            schedule_expression: of(rules, "ScheduleExpression"),
        }),
        rotate_immediately: input["RotateImmediately"].as_bool(),
    })
}
