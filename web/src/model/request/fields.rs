//! The fields of the form, and the two ways between them and a request.

use rotation_lab::Lab;
use rotation_protocol::{
    cli::Call,
    endpoint::{Endpoint, EndpointError, Region, RegionError, Variant},
    snippet::{RotateSecretRequest, RotationRules, Snippet, Target},
};

/// A field of the form: what is typed into, and where an error stands. The keys have an event of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// SecretId.
    SecretId,
    /// The region it is signed for.
    Region,
    /// RotationLambdaARN.
    Function,
    /// AutomaticallyAfterDays.
    Days,
    /// ScheduleExpression.
    Expression,
    /// Duration.
    Duration,
    /// ClientRequestToken.
    Token,
    /// Where to send it.
    Endpoint,
}

/// Every text as typed. An empty one is a member that is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// SecretId.
    pub secret_id: String,
    /// The region.
    pub region: String,
    /// RotationLambdaARN.
    pub function: String,
    /// AutomaticallyAfterDays.
    pub days: String,
    /// ScheduleExpression.
    pub expression: String,
    /// Duration.
    pub duration: String,
    /// RotateImmediately, if it is said.
    pub immediate: Option<bool>,
    /// ClientRequestToken.
    pub token: String,
    /// Whether the command names the token; the CLI makes one by itself.
    pub token_named: bool,
    /// An endpoint other than the region's own.
    pub endpoint: String,
}

impl Fields {
    /// The request they make.
    pub fn request(&self) -> RotateSecretRequest {
        let rules = RotationRules {
            automatically_after_days: given(&self.days),
            duration: given(&self.duration),
            schedule_expression: given(&self.expression),
        };
        RotateSecretRequest {
            secret_id: self.secret_id.clone(),
            client_request_token: self.token_named.then(|| self.token.clone()),
            rotation_lambda_arn: given(&self.function),
            rotation_rules: (rules != RotationRules::default()).then_some(rules),
            rotate_immediately: self.immediate,
        }
    }

    /// The body of the raw request.
    pub fn body(&self) -> String {
        self.request().http_body(&self.token)
    }

    /// Whether it rotates at once.
    pub fn at_once(&self) -> bool {
        self.immediate.unwrap_or(true)
    }

    /// The region, or the SDKs' refusal.
    pub fn region(&self) -> Result<Region, RegionError> {
        Region::parse(self.region.trim())
    }

    /// The endpoint that was typed, if one was.
    pub fn typed_endpoint(&self) -> Option<Result<Endpoint, EndpointError>> {
        let typed = self.endpoint.trim();
        (!typed.is_empty()).then(|| Endpoint::parse(typed))
    }

    /// Where the request goes: to the typed endpoint, else to the region's own.
    pub fn target(&self) -> Option<(Region, Endpoint)> {
        let region = self.region().ok()?;
        let own = Endpoint::of(&region, Variant::default());
        let endpoint = self.typed_endpoint().and_then(Result::ok).unwrap_or(own);
        Some((region, endpoint))
    }

    /// As a command for the region's own endpoint.
    pub fn command(&self) -> Option<String> {
        let region = self.region().ok()?;
        let endpoint = Endpoint::of(&region, Variant::default());
        let target = Target {
            region: &region,
            endpoint: &endpoint,
            token: &self.token,
            temporary: false,
            signed: None,
        };
        Some(Snippet::AwsCli.text(&self.request(), &target))
    }

    /// Takes over what a command says. What the form has no field for is refused and changes nothing.
    pub(super) fn take(&mut self, call: &Call) -> Result<(), String> {
        let request = call
            .rotate_secret()
            .ok_or("This page makes RotateSecret requests: aws secretsmanager rotate-secret …")?;
        let rules = request.rotation_rules.unwrap_or_default();
        self.secret_id = request.secret_id;
        self.region = call.region().as_str().into();
        self.function = request.rotation_lambda_arn.unwrap_or_default();
        self.days = rules.automatically_after_days.unwrap_or_default();
        self.expression = rules.schedule_expression.unwrap_or_default();
        self.duration = rules.duration.unwrap_or_default();
        // True is the same as nothing said: one position of the switch.
        self.immediate = request.rotate_immediately.filter(|now| !now);
        self.token_named = request.client_request_token.is_some();
        if let Some(token) = request.client_request_token {
            self.token = token;
        }
        if let Some(endpoint) = call.endpoint() {
            self.endpoint = endpoint.url();
        }
        Ok(())
    }

    /// The lab's first secret with what is configured for it.
    pub(super) fn suggest(&mut self, lab: &Lab) {
        let vault = lab.vault();
        self.region = vault.place().region.as_str().into();
        let Some(secret) = vault.secrets().next() else { return };
        self.secret_id = secret.name.as_str().into();
        let rotation = &secret.rotation;
        self.function = rotation.function.as_ref().map(|arn| arn.as_str().into()).unwrap_or_default();
        let rules = rotation.rules.clone().unwrap_or_default();
        self.days = rules.automatically_after_days().map(|days| days.get().to_string()).unwrap_or_default();
        self.expression = rules.schedule_expression().map(str::to_owned).unwrap_or_default();
        self.duration = rules.duration().map(|hours| hours.to_string()).unwrap_or_default();
        self.immediate = None;
        self.token_named = false;
    }

    pub(super) fn text_mut(&mut self, field: Field) -> &mut String {
        match field {
            Field::SecretId => &mut self.secret_id,
            Field::Region => &mut self.region,
            Field::Function => &mut self.function,
            Field::Days => &mut self.days,
            Field::Expression => &mut self.expression,
            Field::Duration => &mut self.duration,
            Field::Token => &mut self.token,
            Field::Endpoint => &mut self.endpoint,
        }
    }
}

fn given(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}
