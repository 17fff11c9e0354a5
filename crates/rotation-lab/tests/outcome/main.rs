//! What is told beforehand is what then happens.

mod dice;
mod permissions;
mod property;
mod session;
mod table;
