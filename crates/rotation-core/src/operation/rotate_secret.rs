//! RotateSecret: stores the configuration that is given, then starts a rotation, or a test of it.

use alloc::{string::String, vec::Vec};

use super::{Context, target, write};
use crate::{
    assumption::{AfterCancel, Assumptions, ReusedToken},
    error::{ErrorCode, ServiceError},
    event::EventKind,
    fact,
    ident::{FunctionArn, SecretArn, SecretName, VersionId},
    label::StagingLabel,
    rotation::{External, RunKind, accept, schedule_next},
    schedule::{Days, RotationRules},
    secret::Secret,
    vault::Vault,
};

/// What to configure and start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
    /// ClientRequestToken: the id of the new version.
    pub client_request_token: Option<VersionId>,
    /// RotationLambdaARN, as sent.
    pub rotation_lambda_arn: Option<String>,
    /// RotationRules, as sent.
    pub rotation_rules: Option<Rules>,
    /// ExternalSecretRotationRoleArn.
    pub external_role_arn: Option<String>,
    /// ExternalSecretRotationMetadata: keys and values.
    pub external_metadata: Option<Vec<(String, String)>>,
    /// RotateImmediately; true if it is left out.
    pub rotate_immediately: Option<bool>,
}

/// RotationRules within the API's constraints, but not yet by the service's rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// AutomaticallyAfterDays.
    pub automatically_after_days: Option<Days>,
    /// Duration.
    pub duration: Option<String>,
    /// ScheduleExpression.
    pub schedule_expression: Option<String>,
}

/// What was started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
    /// VersionId: the token.
    pub version_id: VersionId,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let token = input
        .client_request_token
        .clone()
        .ok_or_else(|| ServiceError::token_missing(ErrorCode::InvalidParameterException))?;
    let secret = target::live(vault, &input.secret_id)?;
    check_rotator(secret, &input)?;
    let rules = input.rotation_rules.map(|rules| check_rules(rules, vault.assumptions())).transpose()?;
    let function = if secret.rotates_without_function() {
        None
    } else {
        Some(function_of(vault, secret, input.rotation_lambda_arn.as_deref())?)
    };
    let output = Output { arn: secret.arn.clone(), name: secret.name.clone(), version_id: token.clone() };
    if check_unfinished(vault, secret, &token)? == Start::Replay {
        return Ok(output);
    }
    write::check_room(secret, context)?;
    let at = context.stamp.at;
    let kind = if input.rotate_immediately.unwrap_or(true) { RunKind::Rotation } else { RunKind::Test };
    vault.change(&output.arn, |secret, settings, out| {
        let call = EventKind::Call("RotateSecret");
        secret.note(out, at, context.actor, Some(&token), call, &fact::CALL_ACCEPTED);
        secret.rotation.enabled = Some(true);
        secret.rotation.function = function;
        let External { role, metadata } = &mut secret.rotation.external;
        if input.external_role_arn.is_some() {
            *role = input.external_role_arn;
        }
        if input.external_metadata.is_some() {
            *metadata = input.external_metadata;
        }
        // Given rules replace the stored ones as a whole (R16).
        secret.rotation.rules = rules.or_else(|| secret.rotation.rules.take());
        secret.last_changed = at;
        // A test does not count as a rotation, so its schedule still starts from the last one.
        let base = match kind {
            RunKind::Rotation => at,
            RunKind::Test => secret.rotation.counted_from.unwrap_or(at),
        };
        schedule_next(secret, settings, out, at, base, &fact::NEXT_AT_ACCEPTANCE);
        // Without a function there is nothing to test.
        if kind == RunKind::Rotation || !secret.rotates_without_function() {
            accept(secret, out, at, context.stamp.entropy, &token, kind);
        }
    });
    Ok(output)
}

/// Who rotates a secret is given by what it is: its own service, its partner's role, or a function.
fn check_rotator(secret: &Secret, input: &Input) -> Result<(), ServiceError> {
    let function = input.rotation_lambda_arn.as_deref().is_some_and(|arn| !arn.is_empty());
    let role = input.external_role_arn.is_some();
    if secret.owner.is_some() && function {
        return Err(ServiceError::invalid_request(
            "Rotation Lambda ARN is not supported for a service-managed secret.",
        ));
    }
    // From here on see `EXTERNAL_ROLE`.
    let refusal = if secret.kind.is_none() {
        (role || input.external_metadata.is_some()).then_some(
            "ExternalSecretRotationRoleArn and ExternalSecretRotationMetadata are for secrets with a Type.",
        )
    } else if function {
        Some("Rotation Lambda ARN is not supported for a secret with a Type.")
    } else {
        (!role && secret.rotation.external.role.is_none())
            .then_some("You must provide ExternalSecretRotationRoleArn for a secret with a Type.")
    };
    refusal.map_or(Ok(()), |text| Err(ServiceError::invalid_parameter(text)))
}

fn check_rules(rules: Rules, assumed: &Assumptions) -> Result<RotationRules, ServiceError> {
    let Rules { automatically_after_days, duration, schedule_expression } = rules;
    Ok(RotationRules::check(automatically_after_days, schedule_expression, duration.as_deref(), assumed)?)
}

fn function_of(vault: &Vault, secret: &Secret, given: Option<&str>) -> Result<FunctionArn, ServiceError> {
    let given = given.filter(|arn| !arn.is_empty());
    let parsed = given.map(|arn| FunctionArn::parse(arn, vault.place())).transpose()?;
    let function = parsed.or_else(|| secret.rotation.function.clone()).ok_or_else(|| {
        ServiceError::invalid_request("No Lambda rotation function ARN is associated with this secret.")
    })?;
    vault.authorise_invocation(&function)?;
    if vault.is_invocable(&function) {
        return Ok(function);
    }
    Err(ServiceError::new(
        ErrorCode::AccessDeniedException,
        "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to \
         the principal secretsmanager.amazonaws.com.",
    ))
}

#[derive(PartialEq, Eq)]
enum Start {
    New,
    /// The same token again, while its rotation is pending.
    Replay,
}

/// The rule of the previous rotation, and of tokens that were used.
fn check_unfinished(vault: &Vault, secret: &Secret, token: &VersionId) -> Result<Start, ServiceError> {
    let assumed = vault.assumptions();
    let enabled = secret.rotation.enabled == Some(true);
    if let Some(unfinished) = secret.versions.unfinished() {
        let running = enabled && secret.rotation.run.as_ref().is_some_and(|run| run.token == *token);
        if running && assumed.reused_token == ReusedToken::ReplayOrRefuse {
            return Ok(Start::Replay);
        }
        let cancelled = secret.rotation.enabled == Some(false) && secret.rotation.run.is_none();
        let pardoned =
            cancelled && assumed.rotate_after_cancel == AfterCancel::Accepted && unfinished != token;
        if !pardoned {
            return Err(ServiceError::invalid_request(
                "A previous rotation isn't complete. That rotation will be reattempted.",
            ));
        }
    }
    let just_made = enabled
        && secret.versions.holder(&StagingLabel::PENDING) == Some(token)
        && secret.rotation.last_rotated.is_some_and(|at| at >= secret.last_changed);
    match secret.versions.get(token) {
        // The rotation that this token started has just succeeded: an SDK that repeats it gets its answer.
        Some(_) if just_made && assumed.reused_token == ReusedToken::ReplayOrRefuse => Ok(Start::Replay),
        Some(_) => Err(ServiceError::token_in_use(token.as_str(), secret.arn.as_str())),
        None => Ok(Start::New),
    }
}
