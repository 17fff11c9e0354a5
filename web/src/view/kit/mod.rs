//! The parts every page is made of: small functions of data and a callback.

mod badge;
mod button;
mod dialog;
mod evidence;
mod field;
mod icon;
mod label;
mod notice;

pub use badge::{Tone, badge};
pub use button::{Button, button, copy_button, copy_by, on, segment};
pub use dialog::{Dialog, dialog};
pub use evidence::evidence_tag;
pub use field::{Field, checked, field, number_field, select_field, text_field, typed};
pub use icon::{Icon, icon};
pub use label::{label, label_kind, label_text};
pub use notice::{notice, toast};
