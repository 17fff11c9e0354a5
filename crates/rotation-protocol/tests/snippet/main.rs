//! One request in every form.

mod pasted;
mod request;
mod rust;
mod texts;
