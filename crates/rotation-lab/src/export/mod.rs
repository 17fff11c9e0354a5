//! What of a lab may leave the page, and how it comes back. Values and tokens of the function never do.

mod json;
mod markdown;

pub use json::{ImportError, MOST_JSON, from_json, to_json};
pub use markdown::{Around, attribute, embed, markdown};
pub use rotation_protocol::wire::events_json;
