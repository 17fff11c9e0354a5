//! How many tests a program says it ran. A program that was to run tests and names none has failed: a green run
//! must not come from an empty one.

use std::fmt;
use std::ops::AddAssign;

use crate::run::Finished;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Count {
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0 };
    pub(crate) const FAILED: Self = Self { passed: 0, failed: 1 };

    /// With what the exit code adds to the figures that were read.
    fn judged(self, ok: bool) -> Self {
        if self.failed == 0 && !(ok && self.passed > 0) { Self { failed: 1, ..self } } else { self }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// `cargo test`: the sum of its "test result:" lines. No test here is ignored, so an ignored one counts as failed.
pub(crate) fn cargo(finished: &Finished) -> Count {
    let mut count = Count::default();
    for line in finished.text.lines().filter_map(|line| line.trim().strip_prefix("test result: ")) {
        count += Count {
            passed: before(line, "passed"),
            failed: before(line, "failed") + before(line, "ignored"),
        };
    }
    count.judged(finished.ok)
}

/// `node --test` with its "spec" reporter. A skipped test counts as failed, as an ignored one does.
pub(crate) fn node(finished: &Finished) -> Count {
    let mut count = Count::default();
    for line in finished.text.lines().filter_map(|line| line.strip_prefix("ℹ ")) {
        match line.split_once(' ').map(|(name, n)| (name, n.trim().parse().unwrap_or(0))) {
            Some(("pass", n)) => count.passed += n,
            Some(("fail" | "cancelled" | "skipped" | "todo", n)) => count.failed += n,
            _ => {}
        }
    }
    count.judged(finished.ok)
}

/// Our own scripts: a line "N passed, N failed".
pub(crate) fn plain(finished: &Finished) -> Count {
    let mut count = Count::default();
    for line in finished.text.lines().filter(|line| line.ends_with(" failed") && line.contains(" passed, ")) {
        count += Count { passed: before(line, "passed"), failed: before(line, "failed") };
    }
    count.judged(finished.ok)
}

/// A replay of recordings: a line "N of N recorded AWS … replayed".
pub(crate) fn replayed(finished: &Finished) -> Count {
    let mut count = Count::default();
    let told = |line: &&str| line.contains(" recorded AWS ") && line.ends_with(" replayed");
    if let Some(line) = finished.text.lines().rev().find(told) {
        let (same, all) = (before(line, "of"), before(line, "recorded"));
        count = Count { passed: same, failed: all.saturating_sub(same) };
    }
    count.judged(finished.ok)
}

/// The number in front of a word: 3 in "ok. 3 passed; 0 failed" for "passed".
fn before(line: &str, word: &str) -> u64 {
    let words: Vec<_> = line.split([' ', ';', ',', '.']).filter(|word| !word.is_empty()).collect();
    let found = words.windows(2).find(|pair| pair[1] == word);
    found.and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reader: fn(&Finished) -> Count, ok: bool, text: &str, passed: u64, failed: u64) {
        let finished = Finished { ok, text: text.into() };
        assert_eq!(reader(&finished), Count { passed, failed }, "{text}");
    }

    #[test]
    fn cargo_s_results_are_added_up() {
        let text = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.1s\n\
                    test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out";
        check(cargo, false, text, 14, 1);
        check(cargo, true, "test result: ok. 1 passed; 0 failed; 2 ignored; 0 measured", 1, 2);
    }

    #[test]
    fn node_s_summary_is_read() {
        check(
            node,
            true,
            "✔ it works (3ms)\nℹ tests 3\nℹ pass 3\nℹ fail 0\nℹ cancelled 0\nℹ skipped 0\n",
            3,
            0,
        );
        check(node, false, "ℹ pass 3\nℹ fail 1\nℹ cancelled 2\nℹ skipped 1\nℹ todo 0\n", 3, 4);
    }

    #[test]
    fn our_scripts_summary_is_read() {
        check(plain, true, "seed 7\n200 passed, 0 failed\n", 200, 0);
    }

    #[test]
    fn a_replay_counts_what_was_the_same_and_what_was_not() {
        check(replayed, true, "FAIL a: b\n66 of 66 recorded AWS stories replayed\n", 66, 0);
        check(replayed, false, "64 of 66 recorded AWS stories replayed\n", 64, 2);
        check(replayed, true, "0 of 0 recorded AWS calls replayed\n", 0, 1);
    }

    #[test]
    fn a_run_without_a_test_has_failed() {
        for reader in [cargo, node, plain, replayed] {
            check(reader, true, "", 0, 1);
            check(reader, false, "", 0, 1);
        }
        check(cargo, true, "test result: ok. 0 passed; 0 failed; 0 ignored", 0, 1);
        check(node, true, "ℹ tests 0\nℹ pass 0\nℹ fail 0\n", 0, 1);
    }

    #[test]
    fn an_exit_code_counts_when_no_test_says_why() {
        check(plain, false, "200 passed, 0 failed\n", 200, 1);
    }
}
