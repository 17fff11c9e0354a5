//! Every tool's version, in one place. `tests/tidy.rs` holds Cargo.toml and Trunk.toml to the first two.
//! The npm tools are pinned in package.json, the Python ones in web/e2e/requirements.txt.

/// Also `wasm-bindgen` in Cargo.toml and `[tools]` in Trunk.toml: the three must be the same to the digit.
pub(crate) const WASM_BINDGEN: &str = "0.2.128";

/// The last series that the pinned Rust compiles.
pub(crate) const TRUNK: &str = "0.21.14";

pub(crate) const CARGO_DENY: &str = "0.20.2";

pub(crate) const CARGO_FUZZ: &str = "0.13.2";

/// The oldest Node that the npm package promises to run on.
pub(crate) const NODE_MAJOR: u32 = 20;
