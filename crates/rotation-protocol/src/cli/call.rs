//! What a command would send.

use std::fmt;

use super::operation::Operation;
use super::value::{Object, Value};
use crate::endpoint::{Endpoint, Region};
use crate::model::{Kind, TOKEN};
use crate::snippet::{RotateSecretRequest, RotationRules};

/// One call of the service, parsed and checked as the CLI checks it.
#[derive(Clone)]
pub struct Call {
    pub(super) operation: Operation,
    pub(super) parameters: Object,
    pub(super) region: Region,
    pub(super) endpoint: Option<Endpoint>,
}

impl Call {
    /// `RotateSecret`.
    pub fn operation(&self) -> &'static str {
        self.operation.name
    }

    /// The region of `--region`, or the one that was given for a command without it.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// The endpoint of `--endpoint-url`.
    pub fn endpoint(&self) -> Option<&Endpoint> {
        self.endpoint.as_ref()
    }

    /// The JSON the CLI sends: the parameters of the command line in the model's order, then `token` as the generated
    /// one, if the operation has such a member and the command does not give it.
    pub fn body(&self, token: &str) -> String {
        let mut parameters = self.parameters.clone();
        let makes_up = self.operation.input().any(|member| member.name == TOKEN);
        if makes_up && parameters.get(TOKEN).is_none() {
            parameters.set(TOKEN.into(), Value::Text(token.into()));
        }
        for member in self.operation.input().filter(|member| matches!(member.kind, Kind::Blob { .. })) {
            if let Some(value) = parameters.get_mut(member.name) {
                // A text stands for its own bytes: binary values cannot be written on the line, or in JSON.
                if let Value::Text(text) = value {
                    *value = Value::Bytes(std::mem::take(text).into_bytes());
                }
            }
        }
        Value::Object(parameters).to_json()
    }

    /// The same as a form holds it, if it is a RotateSecret.
    pub fn rotate_secret(&self) -> Option<RotateSecretRequest> {
        let Self { parameters, .. } = self;
        (self.operation.name == "RotateSecret").then(|| RotateSecretRequest {
            secret_id: text(parameters, "SecretId").unwrap_or_default(),
            client_request_token: text(parameters, "ClientRequestToken"),
            rotation_lambda_arn: text(parameters, "RotationLambdaARN"),
            rotation_rules: match parameters.get("RotationRules") {
                Some(Value::Object(rules)) => Some(RotationRules {
                    automatically_after_days: text(rules, "AutomaticallyAfterDays"),
                    duration: text(rules, "Duration"),
                    schedule_expression: text(rules, "ScheduleExpression"),
                }),
                _ => None,
            },
            rotate_immediately: match parameters.get("RotateImmediately") {
                Some(Value::Bool(now)) => Some(*now),
                _ => None,
            },
        })
    }
}

/// Parameters can hold a secret value: they don't print.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { region, endpoint, .. } = self;
        let mut debug = f.debug_struct("Call");
        debug.field("operation", &self.operation.name).field("region", region).field("endpoint", endpoint);
        debug.finish_non_exhaustive()
    }
}

fn text(object: &Object, name: &str) -> Option<String> {
    object.get(name).map(|value| match value {
        Value::Text(text) => text.clone(),
        other => other.to_json(),
    })
}
