//! What of a lab may leave the page. Values and tokens of the function never do.

pub use rotation_protocol::wire::events_json;
