//! `cargo xtask soak`: the property tests for as many steps as asked, optimised, with every check on (their short form
//! is among the tests), then the built package's memory over many calls, and its server under many clients, beside moto's.

use anyhow::{Context as _, Result, ensure};

use crate::run::{Run, cargo};
use crate::test::count;
use crate::{package, paths, setup};

/// How long it goes on.
struct Length<'a> {
    /// Of the property tests.
    steps: &'a str,
    /// Reads of one service; a tenth as many rotations.
    reads: &'a str,
    /// Of each server's load.
    seconds: &'a str,
}

pub(crate) fn soak(words: &[&str]) -> Result<()> {
    let length = length(words)?;
    setup::ensure(&setup::soak())?;
    package::package()?;
    let mut count = count::cargo(&property(length.steps).tee()?);
    count += count::plain(&memory(length.reads).tee()?);
    count += count::plain(&servers(length.seconds).tee()?);
    println!("{count}");
    ensure!(count.failed == 0 && count.passed > 0, "the soak found something");
    Ok(())
}

/// A property test has "property" in its name and takes its number of steps from the environment.
pub(crate) fn property(steps: &str) -> Run {
    cargo(["test", "--profile", "soak", "--package", "rotation-core", "--package", "rotation-lab", "--tests"])
        .args(["--no-fail-fast", "property", "--", "--nocapture"])
        .env("ROTATION_LAB_STEPS", steps)
}

fn memory(reads: &str) -> Run {
    let run = Run::new("node").arg("--expose-gc").arg("crates/xtask/soak/memory.mjs");
    run.arg(paths::package()).args(["--reads", reads])
}

fn servers(seconds: &str) -> Run {
    let run = Run::new("node").arg("crates/xtask/soak/main.mjs").arg(paths::package());
    run.arg(paths::moto_server()).args(["--seconds", seconds])
}

fn length<'a>(words: &[&'a str]) -> Result<Length<'a>> {
    let mut length = Length { steps: "10000000", reads: "1000000", seconds: "30" };
    for pair in words.chunks(2) {
        match *pair {
            ["--steps", steps] => length.steps = steps,
            ["--reads", reads] => length.reads = reads,
            ["--seconds", seconds] => length.seconds = seconds,
            _ => anyhow::bail!("cargo xtask soak [--steps N] [--reads N] [--seconds N]"),
        }
    }
    for (flag, number) in
        [("--steps", length.steps), ("--reads", length.reads), ("--seconds", length.seconds)]
    {
        number.parse::<u64>().with_context(|| format!("{flag} {number} is no number"))?;
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_its_own_length() {
        let read = |words: &[&'static str]| {
            length(words).map(|length| (length.steps, length.reads, length.seconds)).ok()
        };
        assert_eq!(read(&[]), Some(("10000000", "1000000", "30")));
        assert_eq!(read(&["--seconds", "5", "--steps", "10", "--reads", "20"]), Some(("10", "20", "5")));
        for wrong in [&["--steps"][..], &["--steps", "many"], &["10"], &["--seconds", "-1"]] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }
}
