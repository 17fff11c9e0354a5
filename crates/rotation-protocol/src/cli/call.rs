//! What a command would send.

use std::fmt;

use super::model::Operation;
use super::value::{Object, Value};
use crate::endpoint::{Endpoint, Region};
use crate::snippet::{RotateSecretRequest, RotationRules};

/// One call of the service, parsed and checked as the CLI checks it.
#[derive(Clone)]
pub struct Call {
    pub(super) operation: &'static Operation,
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
        if let Some(name) = self.operation.token.filter(|name| parameters.get(name).is_none()) {
            parameters.set(name.into(), Value::Text(token.into()));
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
