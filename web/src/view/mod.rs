//! Draws the model and emits events. No rule lives here, and nothing here calls the browser.

pub mod fleet;
mod frame;
pub mod kit;
pub mod lab;
pub mod request;
pub mod schedule;
pub mod terminal;

pub use frame::page;
