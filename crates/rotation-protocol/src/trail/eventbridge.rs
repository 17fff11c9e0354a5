//! EventBridge: the envelope of every event, and the one event that Secrets Manager sends itself.

use rotation_core::{
    event::Event,
    ident::{Place, SecretArn, VersionId},
    label::StagingLabel,
    time::Timestamp,
};

use super::cloudtrail;
use crate::wire::json::Json;

/// What is in the envelope.
pub(super) enum Envelope<'a> {
    /// A CloudTrail record of a call.
    ApiCall,
    /// A CloudTrail record of what the service did.
    ServiceEvent,
    /// `Secret Label Updated` of this secret.
    Label(&'a SecretArn),
}

pub(super) fn envelope(place: &Place, at: Timestamp, detail: Json, kind: Envelope<'_>, id: String) -> Json {
    let (detail_type, resources) = match kind {
        Envelope::ApiCall => ("AWS API Call via CloudTrail", Vec::new()),
        Envelope::ServiceEvent => ("AWS Service Event via CloudTrail", Vec::new()),
        Envelope::Label(secret) => ("Secret Label Updated", vec![secret]),
    };
    Json::in_order([
        ("version", Json::text("0")),
        ("id", Json::text(id)),
        ("detail-type", Json::text(detail_type)),
        ("source", Json::text("aws.secretsmanager")),
        ("account", Json::text(&place.account)),
        ("time", Json::text(cloudtrail::time(at))),
        ("region", Json::text(&place.region)),
        ("resources", Some(Json::texts(resources))),
        ("detail", Some(detail)),
    ])
}

/// The detail of `Secret Label Updated`.
pub(super) fn label_updated(event: &Event, label: &StagingLabel, to: &VersionId) -> Json {
    Json::in_order([
        ("name", Json::text(event.secret.name())),
        ("labelUpdated", Json::text(label)),
        ("versionId", Json::text(to)),
    ])
}
