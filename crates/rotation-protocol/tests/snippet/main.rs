//! One request in every form.

mod request;
mod rust;
mod texts;
