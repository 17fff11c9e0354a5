//! What a fault does: to a script before it is played, to a call of the API, to an answer. Apart from the function
//! itself, because most rotations meet no fault.

use rotation_core::{
    Vault,
    error::{ErrorCode, ServiceError},
    ident::FunctionArn,
    operation::Operation,
    rotation::{Invocation, Step},
    time::{Span, Timestamp},
};

use super::{
    boto3,
    fault::Fault,
    function::Failure,
    injected::Injected,
    script::{Action, What},
};

/// What an SDK does before it gives up (botocore's legacy mode): five attempts, each pause twice as long.
const ATTEMPTS: u8 = 5;
const FIRST_PAUSE: u32 = 500;
/// How long an answer that comes too late is late.
const LATE: i64 = 1000;

/// The script under a fault.
#[inline(never)]
pub(super) fn bent(actions: Vec<Action>, fault: Fault) -> Vec<Action> {
    let reads = |what: What| {
        matches!(what, What::CheckVersion | What::ReadCurrent | What::ReadPrevious | What::ReadPending)
    };
    let alone = |after, what| vec![Action { after: Span::millis(after), what }];
    match fault {
        // A function that fails has looked at the secret, but changed nothing and not returned.
        Fault::TimesOut => actions.into_iter().filter(|action| reads(action.what)).collect(),
        Fault::Raises => {
            let mut bent = actions;
            bent.retain(|action| reads(action.what));
            bent.extend(alone(250, What::Raise));
            bent
        }
        Fault::InvokeDenied => alone(0, What::Raise),
        Fault::DoesNothing => {
            let last = actions.last().copied();
            last.map(|last| Action { what: What::Return, ..last }).into_iter().collect()
        }
        _ => actions,
    }
}

/// When a second call of the function begins, if the fault makes one.
pub(super) fn second_call(fault: Option<Fault>) -> Option<Span> {
    (fault == Some(Fault::CalledTwice)).then_some(Span::millis(7))
}

/// When the answer comes under this fault, counted from the call.
#[inline(never)]
pub(super) fn answer_after(fault: Fault, timeout: Span) -> Option<Span> {
    let millis = match fault {
        Fault::AnswersTooLate => timeout.as_millis() + LATE,
        Fault::AnswersJustInTime => timeout.as_millis() - 1,
        _ => return None,
    };
    Some(Span::millis(u32::try_from(millis).unwrap_or(0)))
}

/// What keeps a call of the API from the service, or is its answer. `served` counts what was throttled so far in
/// this invocation.
#[inline(never)]
pub(super) fn hindrance(
    vault: &Vault,
    trouble: &Injected,
    invocation: &Invocation,
    at: Timestamp,
    operation: &Operation,
    served: &mut u8,
) -> Result<(), Failure> {
    let name = operation.name();
    match trouble.fault {
        Fault::Partition if trouble.heals.is_none_or(|heals| at < heals) => Err(Failure::Hangs),
        Fault::Throttled(times) if *served < times => {
            *served += 1;
            if served.is_multiple_of(ATTEMPTS) {
                return Err(Failure::Raised(boto3::throttled(name, ATTEMPTS - 1)));
            }
            Err(Failure::NotYet(Span::millis(FIRST_PAUSE << (*served % ATTEMPTS - 1))))
        }
        _ => match refusal(vault, trouble.fault, invocation, name) {
            Some(error) => Err(Failure::Raised(boto3::raised(name, &error))),
            None => Ok(()),
        },
    }
}

/// What the service refuses a call of the function with under this fault.
pub(super) fn refusal(
    vault: &Vault,
    fault: Fault,
    invocation: &Invocation,
    operation: &str,
) -> Option<ServiceError> {
    let denied = |message: String| Some(ServiceError::new(ErrorCode::AccessDeniedException, message));
    match fault {
        Fault::KmsDenied if matches!(operation, "GetSecretValue" | "PutSecretValue") => {
            denied("Access to KMS is not allowed".to_owned())
        }
        Fault::RoleDenied if operation == needed(invocation.step) => denied(format!(
            "User: {} is not authorized to perform: secretsmanager:{operation} on resource: {} because no \
             identity-based policy allows the secretsmanager:{operation} action",
            role(vault, invocation.function.as_ref()),
            invocation.secret
        )),
        _ => None,
    }
}

/// The action a step is about.
fn needed(step: Step) -> &'static str {
    match step {
        Step::Create => "PutSecretValue",
        Step::Set | Step::Test => "GetSecretValue",
        Step::Finish => "UpdateSecretVersionStage",
    }
}

/// Who the function is when it calls.
fn role(vault: &Vault, function: Option<&FunctionArn>) -> String {
    let place = vault.place();
    let name = function.map_or("function", FunctionArn::name);
    format!("arn:{}:sts::{}:assumed-role/{name}-role/{name}", place.region.partition(), place.account)
}

/// What the function says, or the service for it, when it was told to fail.
#[inline(never)]
pub(super) fn error(fault: Option<Fault>, invocation: &Invocation) -> String {
    let (step, arn) = (invocation.step, &invocation.secret);
    if fault == Some(Fault::InvokeDenied) {
        return "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants \
                access to the principal secretsmanager.amazonaws.com."
            .to_owned();
    }
    match step {
        Step::Create | Step::Finish => format!("{} was told to fail", step.name()),
        Step::Set => format!(
            "Unable to log into database with previous, current, or pending secret of secret arn {arn}"
        ),
        Step::Test => format!("Unable to log into database with pending secret of secret ARN {arn}"),
    }
}
