//! What is told beforehand is what then happens.

mod dice;
mod order;
mod permissions;
mod property;
mod session;
mod table;
