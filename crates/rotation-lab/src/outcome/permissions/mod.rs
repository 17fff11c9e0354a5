//! Which permissions a RotateSecret takes, of whom: policies with no more in them than the documentation asks for.
//!
//! What a function needs beside Secrets Manager (a network, logs, the secret of a superuser) is not known here.

mod resource;

use rotation_core::{
    fact::Evidence,
    ident::{FunctionArn, Place},
    operation::rotate_secret,
    secret::Secret,
};
use rotation_protocol::policy::{Condition, Document, Statement};

use resource::{key_statement, secret_arn};

const SERVICE: &str = "secretsmanager.amazonaws.com";

/// Whose permissions, or of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The identity that sends the request.
    Caller,
    /// The rotation function: who may invoke it.
    Function,
    /// The role in which the function runs.
    FunctionRole,
    /// The role in which the service rotates a partner's secret.
    PartnerRole,
    /// Who may take that role.
    PartnerTrust,
}

/// One policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Whose it is.
    pub of: Of,
    /// What it says.
    pub document: Document,
    /// How it is known.
    pub evidence: Evidence,
}

/// The policies that `input` needs in a region of an account, for the secret as far as it is known. None where the
/// SecretId could be no secret's.
pub fn permissions(input: &rotate_secret::Input, place: &Place, secret: Option<&Secret>) -> Vec<Policy> {
    let Some(arn) = secret_arn(&input.secret_id, place, secret) else { return Vec::new() };
    let kind = secret.and_then(|secret| secret.kind.as_deref());
    let by_service = secret.is_some_and(Secret::rotates_without_function);
    let function = function(input, place, secret).filter(|_| !by_service);
    let key = secret.and_then(|secret| key_statement(secret.kms_key_id.as_deref()?, place, &arn));
    let mut policies = vec![(Of::Caller, caller(&arn, function.as_ref()))];
    if let Some(function) = &function {
        policies.push((Of::Function, vec![invocation(function, place)]));
        policies.push((Of::FunctionRole, worker(&arn, None, key.clone())));
    }
    if let Some(kind) = kind {
        policies.push((Of::PartnerRole, worker(&arn, Some(kind), key)));
        policies.push((Of::PartnerTrust, vec![trust(&arn, place)]));
    }
    let documented =
        |(of, statements)| Policy { of, document: Document(statements), evidence: Evidence::Documented };
    policies.into_iter().map(documented).collect()
}

/// The function that would be called: the one that is given, else the one that is configured.
fn function(input: &rotate_secret::Input, place: &Place, secret: Option<&Secret>) -> Option<FunctionArn> {
    match input.rotation_lambda_arn.as_deref().filter(|arn| !arn.is_empty()) {
        Some(given) => FunctionArn::parse(given, place).ok(),
        None => secret?.rotation.function.clone(),
    }
}

fn caller(arn: &str, function: Option<&FunctionArn>) -> Vec<Statement> {
    let rotate = allow("RotateSecret", ["secretsmanager:RotateSecret"], arn);
    let invoke =
        |function: &FunctionArn| allow("InvokeFunction", ["lambda:InvokeFunction"], function.as_str());
    std::iter::once(rotate).chain(function.map(invoke)).collect()
}

/// With the account alone, as the user guide recommends: with the secret's ARN the function could rotate no other.
fn invocation(function: &FunctionArn, place: &Place) -> Statement {
    Statement {
        service: Some(SERVICE),
        conditions: vec![source_account(place)],
        ..allow("SecretsManagerAccess", ["lambda:InvokeFunction"], function.as_str())
    }
}

/// What makes a new version: a function's role, or a partner's, which is kept to secrets of its Type.
fn worker(arn: &str, kind: Option<&str>, key: Option<Statement>) -> Vec<Statement> {
    const VERSIONS: [&str; 4] = [
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
        "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecretVersionStage",
    ];
    let mut versions = allow("Versions", VERSIONS, arn);
    versions.conditions.extend(kind.map(|kind| equals("secretsmanager:resource/Type", kind)));
    let password = allow("Password", ["secretsmanager:GetRandomPassword"], "*");
    [versions, password].into_iter().chain(key).collect()
}

fn trust(arn: &str, place: &Place) -> Statement {
    let this_secret = Condition { operator: "ArnLike", key: "aws:SourceArn", value: arn.to_owned() };
    Statement {
        sid: "SecretsManagerAccess",
        service: Some(SERVICE),
        actions: vec!["sts:AssumeRole"],
        resource: None,
        conditions: vec![source_account(place), this_secret],
    }
}

fn source_account(place: &Place) -> Condition {
    equals("aws:SourceAccount", place.account.as_str())
}

fn equals(key: &'static str, value: &str) -> Condition {
    Condition { operator: "StringEquals", key, value: value.to_owned() }
}

fn allow<const N: usize>(sid: &'static str, actions: [&'static str; N], resource: &str) -> Statement {
    Statement { sid, actions: actions.to_vec(), resource: Some(resource.to_owned()), ..Statement::default() }
}
