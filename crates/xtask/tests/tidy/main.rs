//! The house rules that no compiler checks, run by plain `cargo test`: who may use whom, which room may touch what,
//! and what no file may contain. Each rule is a function from a file to its breaches, tried on a breach first.

mod arrows;
mod code;
mod pins;
mod repository;
mod rooms;
mod text;

/// Fails with every breach, one a line.
fn none(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}
