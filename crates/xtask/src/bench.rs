//! `cargo xtask bench`: the built package and its peers, measured in one Node process, and the page's worker in Chromium.

use std::path::absolute;

use anyhow::Result;

use crate::run::Run;
use crate::{package, paths, setup, site};

pub(crate) fn bench(json: Option<&str>) -> Result<()> {
    setup::ensure(&setup::bench())?;
    package::package()?;
    site::trunk()?;
    let run = Run::new("node").arg("crates/xtask/bench/main.mjs").arg(paths::package());
    match json {
        Some(file) => run.arg("--json").arg(absolute(file)?).go(),
        None => run.go(),
    }
}
