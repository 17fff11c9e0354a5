//! AWS JSON 1.1: bodies in, bodies out, byte for byte as recorded. The constraints of the API are data
//! (`model`) that one mechanism checks; no operation has a check of its own here.

mod answer;
pub(crate) mod base64;
mod body;
mod check;
mod described;
mod events;
pub(crate) mod json;
mod layout;
mod list;
mod parameters;
mod policy;
mod read;
pub(crate) mod spelling;
mod value;
mod written;

pub use answer::{error_body, reply_body};
pub use described::{Described, described};
pub use events::{event_json, events_json};
pub use json::Json;
pub(crate) use layout::printed;
pub use list::{ListError, Listed, Listing, read_list};
pub use policy::read as read_policy;
pub use read::{Deserialised, deserialise, read_operation};
pub(crate) use value::without_escapes;
pub use value::{member, texts, with_member};
pub use written::operation_body;
