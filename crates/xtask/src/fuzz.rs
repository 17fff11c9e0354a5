//! `cargo xtask fuzz`: every fuzz target for some seconds, from its committed corpus. What is found on the way goes
//! under `target/`, never into the corpus: what is kept there is chosen by a person.

use std::fs;

use anyhow::{Context as _, Result, ensure};

use crate::run::cargo;
use crate::test::count::Count;
use crate::{paths, setup};

/// A fuzz crate is a workspace of its own; its corpus lies in `corpus/<name>/`.
struct Target {
    folder: &'static str,
    name: &'static str,
}

const fn of_protocol(name: &'static str) -> Target {
    Target { folder: "crates/rotation-protocol/fuzz", name }
}

const fn of_lab(name: &'static str) -> Target {
    Target { folder: "crates/rotation-lab/fuzz", name }
}

const TARGETS: &[Target] = &[
    of_protocol("handle"),
    of_protocol("schedule"),
    of_protocol("command"),
    of_protocol("signature"),
    of_protocol("doctor"),
    of_lab("link"),
    of_lab("json"),
];

pub(crate) fn fuzz(seconds: &str) -> Result<()> {
    seconds.parse::<u32>().with_context(|| format!("--seconds {seconds} is no number"))?;
    setup::ensure(&setup::fuzz())?;
    let mut count = Count::default();
    for target in TARGETS {
        count += match target.run(seconds) {
            Ok(()) => Count::PASSED,
            Err(error) => {
                eprintln!("{error:#}");
                Count::FAILED
            }
        };
    }
    println!("{count}");
    ensure!(count.failed == 0, "an input was found that fails: it lies in the target's artifacts/");
    Ok(())
}

impl Target {
    fn run(&self, seconds: &str) -> Result<()> {
        let Self { folder, name } = self;
        let found = paths::out().join("fuzz-corpus").join(name);
        fs::create_dir_all(&found)?;
        // The sanitizers want a compiler built for them; ours has the coverage counters that steer the fuzzer.
        cargo(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir", folder])
            .arg("--target-dir")
            .arg(paths::out().join("fuzz"))
            .arg(name)
            // Inputs are added to the first of these only.
            .arg(found)
            .arg(paths::root().join(folder).join("corpus").join(name))
            .arg("--")
            .args([format!("-max_total_time={seconds}")])
            .args(["-print_final_stats=1", "-timeout=10", "-rss_limit_mb=2048"])
            // Coverage counters are an unstable switch of the compiler.
            .env("RUSTC_BOOTSTRAP", "1")
            .go()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_there_with_a_corpus_and_no_other_is() {
        for Target { folder, name } in TARGETS {
            let folder = paths::root().join(folder);
            let corpus = fs::read_dir(folder.join("corpus").join(name)).expect("a corpus").count();
            assert!(corpus > 0, "{name} has a corpus");
            let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
            assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
            let of_folder = TARGETS.iter().filter(|one| paths::root().join(one.folder) == folder).count();
            assert_eq!(manifest.matches("[[bin]]").count(), of_folder, "every target is listed here");
        }
    }
}
