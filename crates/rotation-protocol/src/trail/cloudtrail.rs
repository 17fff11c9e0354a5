//! CloudTrail records, in the shape that was recorded (R41 to R43).

use rotation_core::{
    error::ErrorCode,
    event::{Event, EventKind},
    ident::Place,
    time::{Span, Timestamp},
    vault::caller_arn,
};

use super::Call;
use crate::wire::json::Json;

const SOURCE: &str = "secretsmanager.amazonaws.com";

/// Who made a call.
pub(super) enum Caller {
    /// The account's user.
    User,
    /// The service for the user, once for each secret of a batch.
    Batch,
    /// The rotation function, in its role.
    Function,
}

/// `2026-09-24T06:32:38Z`: whole seconds.
pub(super) fn time(at: Timestamp) -> String {
    at.minus(Span::millis(at.clock().millisecond.into())).to_string()
}

/// The record of a call.
pub(super) fn api_call(place: &Place, caller: &Caller, call: &Call, event_id: String) -> Json {
    let from = match caller {
        Caller::Batch => SOURCE,
        _ => "127.0.0.1",
    };
    let agent = match caller {
        Caller::Batch => SOURCE,
        _ => call.user_agent.as_deref().unwrap_or("rotation-lab"),
    };
    let (code, message) = match &call.refusal {
        Some(refusal) => (Some(error_code(refusal.code())), Some(refusal.message())),
        None => (None, None),
    };
    Json::in_order([
        ("eventVersion", Json::text("1.11")),
        ("userIdentity", Some(identity(place, caller))),
        ("eventTime", Json::text(time(call.at))),
        ("eventSource", Json::text(SOURCE)),
        ("eventName", Json::text(call.operation)),
        ("awsRegion", Json::text(&place.region)),
        ("sourceIPAddress", Json::text(from)),
        ("userAgent", Json::text(agent)),
        ("errorCode", code.and_then(Json::text)),
        ("errorMessage", message.and_then(Json::text)),
        ("requestParameters", Some(call.parameters.clone())),
        ("responseElements", Some(call.response.clone().unwrap_or(Json::Null))),
        ("requestID", Json::text(&call.request_id)),
        ("eventID", Json::text(event_id)),
        ("readOnly", Some(Json::Flag(is_read_only(call.operation)))),
        ("eventType", Json::text("AwsApiCall")),
        ("managementEvent", Some(Json::Flag(true))),
        ("recipientAccountId", Json::text(&place.account)),
        ("eventCategory", Json::text("Management")),
    ])
}

/// The record of what the service did by itself, for the kinds of events that CloudTrail gets.
pub(super) fn service_event(place: &Place, event: &Event, mut id: impl FnMut() -> String) -> Option<Json> {
    let arn = || ("SecretId", Json::text(&event.secret));
    let (about, error) = match &event.kind {
        EventKind::RotationFailed { error, .. } | EventKind::TestRotationFailed { error } => {
            (Json::in_order([arn()]), Some(error))
        }
        EventKind::RotationStarted { .. }
        | EventKind::RotationSucceeded
        | EventKind::RotationAbandoned
        | EventKind::TestRotationStarted
        | EventKind::TestRotationSucceeded => (Json::in_order([arn()]), None),
        EventKind::DeletionStarted { .. } | EventKind::DeletionCancelled | EventKind::DeletionEnded => {
            let name = Json::text(event.secret.name());
            (Json::in_order([("ARN", Json::text(&event.secret)), ("Name", name)]), None)
        }
        _ => return None,
    };
    let identity =
        Json::in_order([("accountId", Json::text(&place.account)), ("invokedBy", Json::text(SOURCE))]);
    Some(Json::in_order([
        ("eventVersion", Json::text("1.11")),
        ("userIdentity", Some(identity)),
        ("eventTime", Json::text(time(event.at))),
        ("eventSource", Json::text(SOURCE)),
        ("eventName", Json::text(event.kind.name())),
        ("awsRegion", Json::text(&place.region)),
        ("sourceIPAddress", Json::text(SOURCE)),
        ("userAgent", Json::text(SOURCE)),
        ("errorMessage", error.and_then(Json::text)),
        ("requestParameters", Some(Json::Null)),
        ("responseElements", Some(Json::Null)),
        ("additionalEventData", Some(about)),
        ("requestID", Json::text(format!("Rotation-{}-{}", event.secret, id()))),
        ("eventID", Json::text(id())),
        ("readOnly", Some(Json::Flag(false))),
        ("eventType", Json::text("AwsServiceEvent")),
        ("managementEvent", Some(Json::Flag(true))),
        ("recipientAccountId", Json::text(&place.account)),
        ("eventCategory", Json::text("Management")),
    ]))
}

fn identity(place: &Place, caller: &Caller) -> Json {
    let account = &place.account;
    let (kind, arn) = match caller {
        Caller::User | Caller::Batch => ("IAMUser", caller_arn(place)),
        Caller::Function => {
            let partition = place.region.partition();
            ("AssumedRole", format!("arn:{partition}:sts::{account}:assumed-role/rotation-function/rotation"))
        }
    };
    let invoked_by = matches!(caller, Caller::Batch).then_some(SOURCE);
    Json::in_order([
        ("type", Json::text(kind)),
        ("arn", Json::text(arn)),
        ("accountId", Json::text(account)),
        ("invokedBy", invoked_by.and_then(Json::text)),
    ])
}

/// Recorded: AccessDeniedException is told without its last word, the others whole.
fn error_code(code: ErrorCode) -> &'static str {
    if code == ErrorCode::AccessDeniedException { "AccessDenied" } else { code.name() }
}

fn is_read_only(operation: &str) -> bool {
    ["Get", "List", "Describe", "BatchGet", "Validate"].iter().any(|verb| operation.starts_with(verb))
}
