//! `cargo xtask bench`: the built package and its peers, measured in one Node process, signing without wasm beside its
//! hashing alone, and the page and its worker in Chromium.

use std::path::absolute;

use anyhow::Result;

use crate::run::{Run, cargo};
use crate::{package, paths, setup, site};

pub(crate) fn bench(json: Option<&str>) -> Result<()> {
    setup::ensure(&setup::bench())?;
    package::package()?;
    site::trunk()?;
    // The profile in which the package is built: speed first.
    cargo(["build", "--package", "rotation-protocol", "--example", "sign_speed", "--profile", "npm"]).go()?;
    cargo(["build", "--package", "rotation-lab", "--example", "scrub", "--profile", "npm"]).go()?;
    let example = |name| paths::cargo_target().join("npm/examples").join(name);
    let run = Run::new("node").arg("crates/xtask/bench/main.mjs").arg(paths::package());
    let run = run.arg(example("sign_speed")).arg(example("scrub"));
    match json {
        Some(file) => run.arg("--json").arg(absolute(file)?).go(),
        None => run.go(),
    }
}
