//! `cargo xtask soak`, and its short form among the tests: the property tests for as many steps as asked,
//! optimised, with every check on.

use anyhow::{Context as _, Result, ensure};

use crate::run::{Run, cargo};
use crate::test::count;

pub(crate) fn soak(steps: &str) -> Result<()> {
    steps.parse::<u64>().with_context(|| format!("--steps {steps} is no number"))?;
    let count = count::cargo(&property(steps).tee()?);
    ensure!(count.failed == 0 && count.passed > 0, "{count}");
    println!("{count}");
    Ok(())
}

/// A property test has "property" in its name and takes its number of steps from the environment.
pub(crate) fn property(steps: &str) -> Run {
    cargo(["test", "--profile", "soak", "--package", "rotation-core", "--package", "rotation-lab", "--tests"])
        .args(["--no-fail-fast", "property", "--", "--nocapture"])
        .env("ROTATION_LAB_STEPS", steps)
}
