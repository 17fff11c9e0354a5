//! The dashboard: four pages over one lab, entirely in the browser.
//!
//! - `model` is plain Rust: the state, the events, `update`. It knows neither Yew nor the browser.
//! - `present` puts the model into words, tones and drawings; it decides nothing.
//! - `view` draws data and emits events; it holds no rule and calls no browser.
//! - `effects` is the only room with a clock, randomness, network, storage, clipboard, address and timers.
//! - `few` is the one small map of all rooms.
//! - `app` is the one component of the page: it carries events to `update` and effects to `effects`.
//! - `element` is the one component of a scene inside somebody else's page, and carries the same way.

pub mod app;
pub mod effects;
pub mod element;
pub mod few;
pub mod model;
pub mod present;
pub mod view;
