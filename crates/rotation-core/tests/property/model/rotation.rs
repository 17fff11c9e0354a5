//! RotateSecret and CancelRotateSecret: sections 5 and 8, R1 to R3, R7, R8, R10, R12, R16, R23, R27.

use rotation_core::{error::ErrorCode, operation::rotate_secret};

use super::{
    CURRENT, Model, PENDING, Record, Refusal, Verdict,
    call::Call,
    record::{Next, Rules},
    refusal::{coded, limit, parameter, token_missing, token_used, worded},
};

impl Model {
    pub(super) fn cancel(&mut self, call: Call, id: &str) -> Verdict {
        let secret = self.own(call, id)?;
        // Never configured or cancelled before, the secret is not changed by it (R23, R27).
        if secret.enabled == Some(true) {
            secret.changed = call.at;
        }
        secret.enabled = Some(false);
        secret.next = Next::None;
        secret.stop_run();
        Ok(())
    }

    pub(super) fn rotate(&mut self, call: Call, input: &rotate_secret::Input) -> Verdict {
        let token = input.client_request_token.as_ref().map(|id| id.as_str());
        let token = token.ok_or_else(|| token_missing(ErrorCode::InvalidParameterException))?;
        let secret = self.live(&input.secret_id)?.clone();
        let given = input.rotation_lambda_arn.as_deref().filter(|arn| !arn.is_empty());
        check_kind(&secret, given, input)?;
        let rules = input.rotation_rules.as_ref().map(read_rules).transpose()?;
        let function = if secret.needs_no_function() { None } else { Some(self.function(&secret, given)?) };
        if self.is_repeated(&secret, token)? {
            return Ok(());
        }
        if !secret.has_room(call.at) {
            return Err(limit());
        }
        let secret = self.live(&input.secret_id)?;
        secret.enabled = Some(true);
        secret.function = function;
        secret.rules = rules.or(secret.rules.take());
        secret.role = input.external_role_arn.clone().or(secret.role.take());
        secret.metadata = input.external_metadata.clone().or(secret.metadata.take());
        secret.changed = call.at;
        let test = input.rotate_immediately == Some(false);
        // A test is no rotation: the next one is reckoned from the last (section 9.6).
        if test {
            secret.next = Next::Drawn;
        } else {
            secret.count_from(call.at);
        }
        // Without a function there is nothing to test.
        if !test || !secret.needs_no_function() {
            secret.make_version(token, call.at);
            let current = secret.holder(CURRENT).and_then(|id| secret.versions[&id].value);
            if let Some((value, _)) = current.filter(|_| test) {
                secret.write_value(token, value, call.at);
            }
            secret.labels.insert(PENDING.into(), token.into());
            secret.run = Some((token.into(), false));
        }
        Ok(())
    }

    /// Steps 10 to 12 of section 5.4: the ARN's form, whether there is one, whether it can be invoked.
    fn function(&self, secret: &Record, given: Option<&str>) -> Result<String, Refusal> {
        if given.is_some_and(|arn| !arn.starts_with("arn:aws:lambda:us-east-1:123456789012:function:")) {
            return Err(parameter(
                "Invalid rotation Lambda ARN. Ensure the ARN matches format arn:aws:lambda:<region>:<account>:function:<functionName>.",
            ));
        }
        let function = given.map(str::to_owned).or(secret.function.clone()).ok_or_else(|| {
            let text = "No Lambda rotation function ARN is associated with this secret.";
            worded(ErrorCode::InvalidRequestException, text)
        })?;
        self.allow("lambda:InvokeFunction", Some(&function))?;
        if self.invocable.as_ref().is_none_or(|known| known.contains(&function)) {
            return Ok(function);
        }
        Err(worded(
            ErrorCode::AccessDeniedException,
            "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants \
             access to the principal secretsmanager.amazonaws.com.",
        ))
    }

    /// Section 5.5 and 4.6. `true`: the rotation that this token started answers again.
    fn is_repeated(&self, secret: &Record, token: &str) -> Result<bool, Refusal> {
        let enabled = secret.enabled == Some(true);
        if let Some(pending) = secret.unfinished() {
            if enabled && secret.run.as_ref().is_some_and(|(made, _)| made == token) {
                return Ok(true);
            }
            let cancelled = secret.enabled == Some(false) && secret.run.is_none();
            if !(self.cancel_unblocks && cancelled && pending != token) {
                let text = "A previous rotation isn't complete. That rotation will be reattempted.";
                return Err(worded(ErrorCode::InvalidRequestException, text));
            }
        }
        // A client that repeats the call of a rotation that has just succeeded gets its answer.
        let just_made = enabled
            && secret.labels.get(PENDING).is_some_and(|pending| pending == token)
            && secret.rotated.is_some_and(|rotated| rotated >= secret.changed);
        match secret.versions.contains_key(token) {
            true if !just_made => Err(token_used(token, &secret.arn)),
            known => Ok(known),
        }
    }
}

/// Who rotates a secret is given by what it is: section 10.
fn check_kind(secret: &Record, function: Option<&str>, input: &rotate_secret::Input) -> Verdict {
    if secret.owner.is_some() && function.is_some() {
        let text = "Rotation Lambda ARN is not supported for a service-managed secret.";
        return Err(worded(ErrorCode::InvalidRequestException, text));
    }
    let partner = secret.kind.is_some();
    let external = input.external_role_arn.is_some() || input.external_metadata.is_some();
    let role = input.external_role_arn.is_some() || secret.role.is_some();
    let wrong = if partner { function.is_some() || !role } else { external };
    if wrong { Err(coded(ErrorCode::InvalidParameterException)) } else { Ok(()) }
}

/// Expressions that are a schedule, with the longest Duration each allows (sections 9.2 and 9.4).
const EXPRESSIONS: [(&str, u8); 6] = [
    ("rate(4 hours)", 4),
    ("rate(12 hours)", 12),
    ("rate(1 day)", 24),
    ("rate(7 days)", 24),
    ("cron(0 8 ? * MON *)", 16),
    ("cron(0 0/6 * * ? *)", 6),
];

fn read_rules(given: &rotate_secret::Rules) -> Result<Rules, Refusal> {
    let days = given.automatically_after_days.map(|days| days.get());
    let expression = given.schedule_expression.clone();
    if days.is_some() && expression.is_some() {
        return Err(parameter(
            "You cannot specify both rotation frequency and schedule expression together.",
        ));
    }
    let most = match expression.as_deref() {
        None => 24,
        Some("rate(24 hours)") => return Err(parameter("Rate in hour should be least 4 and less than 24.")),
        Some(text) => {
            let known = EXPRESSIONS.iter().find(|(known, _)| *known == text);
            known.ok_or_else(|| parameter("Invalid schedule expression."))?.1
        }
    };
    let hours = given.duration.as_ref().map(|text| text.trim_end_matches('h').parse::<u8>().unwrap_or(0));
    if hours.is_some_and(|hours| hours == 0 || hours > 24) {
        return Err(parameter("Duration must be at least 1 hour, at most 24 hour."));
    }
    // Which sentence it is depends on what is too short: the rate, the day or the gap.
    if hours.is_some_and(|hours| hours > most) {
        return Err(coded(ErrorCode::InvalidParameterException));
    }
    Ok(Rules { days, expression, hours })
}
