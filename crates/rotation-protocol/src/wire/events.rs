//! Events as the npm package and the page's exports spell them. No value and no token is in them.

use rotation_core::event::{Event, EventKind};

use super::json::Json;

/// A JSON array of `{ at, kind, secretArn, versionId?, label?, why }`, times in epoch milliseconds.
pub fn events_json<'a>(events: impl IntoIterator<Item = &'a Event>) -> String {
    Json::List(events.into_iter().map(event_json).collect()).write()
}

/// One of them.
pub fn event_json(event: &Event) -> Json {
    let label = match &event.kind {
        EventKind::LabelMoved { label, .. } => Json::text(label),
        _ => None,
    };
    let why = Json::object([
        ("fact", Json::text(event.why.id)),
        ("text", Json::text(event.why.text)),
        ("evidence", Json::text(event.why.evidence.name())),
    ]);
    Json::object([
        ("at", Some(Json::Whole(event.at.as_millis()))),
        ("kind", Json::text(event.kind.name())),
        ("secretArn", Json::text(&event.secret)),
        ("versionId", event.version.as_ref().and_then(Json::text)),
        ("label", label),
        ("why", Some(why)),
    ])
}
