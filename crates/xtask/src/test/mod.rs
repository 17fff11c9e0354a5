//! `cargo xtask test`: every check and test, one stage after the other. A stage that fails does not keep the others
//! from running, save those that read what it would have built. The last line is "N passed, N failed".

pub(crate) mod count;
mod recordings;
mod stages;

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::setup;
use count::Count;
use stages::{STAGES, Stage, Work};

/// The stages' names, in order.
pub(crate) fn list() -> Result<()> {
    for stage in STAGES {
        println!("{}", stage.name);
    }
    Ok(())
}

/// Runs every stage, or those whose name contains one of `names` with what they need.
pub(crate) fn test(names: &[&str]) -> Result<()> {
    let chosen = chosen(names);
    ensure!(!chosen.is_empty(), "no stage has a name like {names:?}: see `cargo xtask test --list`");
    if let Err(error) = setup::ensure(&setup::test()) {
        eprintln!("xtask: {error:#}");
        println!("{}", Count::FAILED);
        std::process::exit(1);
    }

    let mut done: Vec<(&Stage, Count, u64)> = Vec::new();
    for (n, stage) in chosen.iter().enumerate() {
        println!("\n== {} of {}: {}", n + 1, chosen.len(), stage.name);
        let start = now();
        let blocked = stage
            .needs
            .iter()
            .find(|need| done.iter().any(|(one, count, _)| one.name == **need && count.failed > 0));
        let count = match blocked {
            Some(need) => {
                println!("not run: \"{need}\" failed");
                Count::FAILED
            }
            None => run(stage),
        };
        let seconds = start.elapsed().as_secs();
        println!("-- {}: {count} ({seconds} s)", stage.name);
        done.push((stage, count, seconds));
    }

    println!("\n== all stages");
    let mut total = Count::default();
    for (stage, count, seconds) in done {
        let mark = if count.failed == 0 { "ok  " } else { "FAIL" };
        println!(
            "{mark} {:<32} {:>6} passed {:>4} failed {seconds:>5} s",
            stage.name, count.passed, count.failed
        );
        total += count;
    }
    println!("{total}");
    if total.failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

fn chosen(names: &[&str]) -> Vec<&'static Stage> {
    let named = |stage: &Stage| names.is_empty() || names.iter().any(|name| stage.name.contains(name));
    let mut wanted: Vec<&str> = Vec::new();
    // From the end: a stage's needs stand above it.
    for stage in STAGES.iter().rev() {
        if named(stage) || wanted.contains(&stage.name) {
            wanted.push(stage.name);
            wanted.extend(stage.needs);
        }
    }
    STAGES.iter().filter(|stage| wanted.contains(&stage.name)).collect()
}

fn run(stage: &Stage) -> Count {
    let count = match stage.work {
        Work::Check(work) => work().map(|()| Count::PASSED),
        Work::Tests(work) => work(),
    };
    count.unwrap_or_else(|error| {
        println!("{error:#}");
        Count::FAILED
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a stage takes is told to a person; no result depends on it"
)]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_stands_below_what_it_needs() {
        for (n, stage) in STAGES.iter().enumerate() {
            for need in stage.needs {
                assert!(STAGES[..n].iter().any(|one| one.name == *need), "{} needs {need}", stage.name);
            }
        }
    }

    #[test]
    fn choosing_a_stage_brings_what_it_needs() {
        let names: Vec<_> = chosen(&["in Node"]).iter().map(|stage| stage.name).collect();
        assert_eq!(names, ["npm package", "npm package installs", "npm package in Node"]);
        assert_eq!(chosen(&[]).len(), STAGES.len());
        assert!(chosen(&["no such stage"]).is_empty());
    }
}
