//! Why a call is refused, and whether time alone lifts that.

use rotation_core::{
    assumption,
    error::{ErrorCode, ServiceError},
    fact::{self, Fact},
    ident::SecretId,
    operation::{Operation, rotate_secret},
    rotation::Rotation,
    schedule::Window,
    secret::Secret,
    stamp::{Entropy, Stamp},
    time::{Span, Timestamp},
    value::ValueTable,
};

use super::{
    rule,
    run::{MOST_WAKES, ending},
};
use crate::simulation::Simulation;

/// A refusal and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The service's own words.
    pub error: ServiceError,
    /// The rule that refuses.
    pub rule: &'static Fact,
    /// When the same call is accepted, if the next try that ends, within a day, brings that about.
    pub until: Option<Timestamp>,
    /// The window that NextRotationDate goes on naming.
    pub next: Option<Window>,
}

/// What is known of the `error` that `input` is refused with now.
pub fn refusal(
    now: &Simulation,
    values: &ValueTable,
    input: &rotate_secret::Input,
    error: ServiceError,
) -> Refusal {
    let secret = target(now, input);
    let rule = rule_behind(&error, secret);
    let unfinished = secret.filter(|_| is_unfinished(&error));
    let until = unfinished.and_then(|secret| accepted_from(now, values.trial(), input, secret));
    Refusal { error, rule, until, next: secret.and_then(|secret| secret.rotation.next) }
}

/// The secret that `input` means, as it stands.
fn target<'a>(now: &'a Simulation, input: &rotate_secret::Input) -> Option<&'a Secret> {
    now.vault().find(&SecretId::parse(&input.secret_id).ok()?).ok()
}

/// No RotateSecret is answered like another operation, and none is accepted for a secret that is not there.
pub(super) fn unexplained() -> Refusal {
    let error = ServiceError::new(ErrorCode::UnknownOperationException, "This is no call of RotateSecret.");
    Refusal { error, rule: &rule::CONSTRAINTS, until: None, next: None }
}

/// Whether a call is refused because a rotation is unfinished.
pub(super) fn is_unfinished(error: &ServiceError) -> bool {
    error.message().starts_with("A previous rotation isn't complete.")
}

/// The codes are few and the words AWS's own, so the words tell the rule.
fn rule_behind(error: &ServiceError, secret: Option<&Secret>) -> &'static Fact {
    let words = error.message();
    let cancelled = |secret: &Secret| secret.rotation.enabled == Some(false) && secret.rotation.run.is_none();
    match error.code() {
        ErrorCode::AccessDeniedException if words.contains(" no resource-based policy ") => {
            &assumption::OTHER_ACCOUNT
        }
        ErrorCode::AccessDeniedException if words.contains("perform: lambda:InvokeFunction") => {
            &assumption::INVOKE_DENIED
        }
        ErrorCode::AccessDeniedException if words.starts_with("User: ") => &rule::NOT_PERMITTED,
        ErrorCode::AccessDeniedException => &rule::FUNCTION_ADMITS,
        ErrorCode::ResourceNotFoundException => &rule::NO_SUCH_SECRET,
        ErrorCode::ResourceExistsException => &assumption::REUSED_TOKEN,
        ErrorCode::LimitExceededException => &assumption::VERSION_LIMIT,
        ErrorCode::SerializationException => &rule::BODY_FORM,
        ErrorCode::InvalidRequestException if is_unfinished(error) => {
            if secret.is_some_and(cancelled) {
                &assumption::ROTATE_AFTER_CANCEL
            } else {
                &rule::PREVIOUS_UNFINISHED
            }
        }
        ErrorCode::InvalidRequestException if words.contains("marked for deletion") => &fact::RECOVERY_WINDOW,
        ErrorCode::InvalidRequestException if words.contains("service-managed") => &rule::OWNER_ROTATES,
        ErrorCode::InvalidRequestException => &rule::NO_FUNCTION,
        ErrorCode::InvalidParameterException if words.contains("ClientRequestToken") => &rule::TOKEN_NEEDED,
        ErrorCode::InvalidParameterException if words.contains("with a Type") => &assumption::EXTERNAL_ROLE,
        ErrorCode::InvalidParameterException if words.contains("rotation Lambda ARN") => &rule::FUNCTION_ARN,
        ErrorCode::InvalidParameterException => &rule::SCHEDULE_LIMITS,
        _ => &rule::CONSTRAINTS,
    }
}

/// A try that begins later than this is not waited for.
const LONGEST_WAIT: Span = Span::hours(24);

/// When the call is accepted, if the next end of the unfinished rotation's try makes it so.
fn accepted_from(
    now: &Simulation,
    mut values: ValueTable,
    input: &rotate_secret::Input,
    secret: &Secret,
) -> Option<Timestamp> {
    let unfinished = secret.versions.unfinished()?;
    let call = Operation::RotateSecret(input.clone());
    let mut copy = now.clone();
    copy.take_events();
    let latest = copy.vault().now().plus(LONGEST_WAIT);
    for _ in 0..MOST_WAKES {
        let Rotation { run, plan, .. } = &copy.vault().find_arn(&secret.arn)?.rotation;
        let due = copy.next_wake().filter(|due| *due <= latest && (run.is_some() || plan.is_some()))?;
        copy.advance(&mut values, due).ok()?;
        let news: Vec<_> =
            copy.take_events().into_iter().filter(|event| event.secret == secret.arn).collect();
        let entropy = Entropy::of_due(0, secret.arn.as_str(), due);
        // Only what happens to this secret can change the answer.
        if !news.is_empty() && copy.vault().would(Stamp { at: due, entropy }, &call).is_ok() {
            return Some(due);
        }
        if news.iter().any(|event| ending(event, unfinished).is_some()) {
            return None;
        }
    }
    None
}
