//! Draws the model and emits events. No rule lives here, and nothing here calls the browser.

pub mod fleet;
mod frame;
pub mod kit;
pub mod lab;
pub mod request;
mod scene;
pub mod schedule;
pub mod terminal;

pub use frame::page;
pub use scene::scene;
