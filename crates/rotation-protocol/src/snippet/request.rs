//! A RotateSecret request as a form holds it: every text as typed, nothing judged.

use super::json::{self, Scalar};

/// What is absent is `None`; an empty text is a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RotateSecretRequest {
    /// A name or an ARN.
    pub secret_id: String,
    /// Becomes the id of the new version.
    pub client_request_token: Option<String>,
    /// The rotation function.
    pub rotation_lambda_arn: Option<String>,
    /// When to rotate.
    pub rotation_rules: Option<RotationRules>,
    /// `None` is the service's default, true.
    pub rotate_immediately: Option<bool>,
}

/// The members of `RotationRules`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RotationRules {
    /// As typed. What is a JSON number or truth value goes out as one, anything else as a text.
    pub automatically_after_days: Option<String>,
    /// `3h`.
    pub duration: Option<String>,
    /// `rate(…)` or `cron(…)`.
    pub schedule_expression: Option<String>,
}

impl RotateSecretRequest {
    /// The body of a raw HTTP request, members in the model's order. It says what an SDK would leave to itself or to
    /// the service: the token (`token`, unless the request names one) and whether to rotate at once.
    pub fn http_body(&self, token: &str) -> String {
        let text = |text: &String| json::text(text);
        json::object([
            ("SecretId", Some(text(&self.secret_id))),
            ("ClientRequestToken", Some(json::text(self.client_request_token.as_deref().unwrap_or(token)))),
            ("RotationLambdaARN", self.rotation_lambda_arn.as_ref().map(text)),
            ("RotationRules", self.rotation_rules.as_ref().map(RotationRules::json)),
            ("RotateImmediately", Some(self.at_once().to_string())),
        ])
    }

    /// Whether it rotates at once. Every form says so: what is left to a default is read differently by two people.
    pub fn at_once(&self) -> bool {
        self.rotate_immediately.unwrap_or(true)
    }

    /// What is configured by it, as texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let rules = self.rotation_rules.as_ref();
        let rules =
            rules.map(|rules| [&rules.automatically_after_days, &rules.duration, &rules.schedule_expression]);
        let texts = rules.into_iter().flatten().chain([&self.rotation_lambda_arn]);
        texts.filter_map(|text| text.as_deref()).chain([self.secret_id.as_str()])
    }
}

impl RotationRules {
    /// The days, as what they are.
    pub(super) fn days(&self) -> Option<Scalar<'_>> {
        self.automatically_after_days.as_deref().map(json::scalar)
    }

    pub(super) fn json(&self) -> String {
        let text = |text: &String| json::text(text);
        json::object([
            ("AutomaticallyAfterDays", self.days().map(Scalar::json)),
            ("Duration", self.duration.as_ref().map(text)),
            ("ScheduleExpression", self.schedule_expression.as_ref().map(text)),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_http_always_says_the_token_and_whether_to_rotate_at_once() {
        let request = RotateSecretRequest { secret_id: "a".into(), ..Default::default() };
        let body = request.http_body("t");
        assert_eq!(body, r#"{"SecretId": "a", "ClientRequestToken": "t", "RotateImmediately": true}"#);
    }

    #[test]
    fn members_stand_in_the_order_of_the_model() {
        let rules = RotationRules {
            automatically_after_days: Some(" 30 ".into()),
            duration: Some("3h".into()),
            schedule_expression: Some("rate(4 hours)".into()),
        };
        let request = RotateSecretRequest {
            secret_id: "é \"☃\"".into(),
            client_request_token: Some("mine".into()),
            rotation_lambda_arn: Some(String::new()),
            rotation_rules: Some(rules),
            rotate_immediately: Some(false),
        };
        let rules =
            r#"{"AutomaticallyAfterDays": 30, "Duration": "3h", "ScheduleExpression": "rate(4 hours)"}"#;
        assert_eq!(
            request.http_body("unused"),
            format!(
                r#"{{"SecretId": "é \"☃\"", "ClientRequestToken": "mine", "RotationLambdaARN": "", "RotationRules": {rules}, "RotateImmediately": false}}"#
            )
        );
    }

    #[test]
    fn days_go_out_as_what_they_are() {
        for (typed, written) in [
            ("30", "30"),
            ("-1", "-1"),
            ("30.5", "30.5"),
            ("1e3", "1e3"),
            ("true", "true"),
            ("abc", r#""abc""#),
            ("+30", r#""+30""#),
            ("030", r#""030""#),
            ("1.", r#""1.""#),
            ("", r#""""#),
        ] {
            let rules = RotationRules { automatically_after_days: Some(typed.into()), ..Default::default() };
            assert_eq!(rules.json(), format!(r#"{{"AutomaticallyAfterDays": {written}}}"#), "{typed:?}");
        }
    }
}
