//! How one plays with rotation: a simulated rotation function beside the vault, a log of what was done, and time
//! travel over it. Sans-IO like the core: time comes in with each call.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod export;
pub mod fleet;
pub mod forecast;
pub mod lab;
pub mod link;
pub mod outcome;
pub mod scenario;
pub mod simulation;
pub mod spread;
pub mod world;

pub use lab::{Beat, Branch, Command, Entry, Lab, Permission, Position, Setup, Tip};
pub use world::{Fault, Lasts, Steps};
