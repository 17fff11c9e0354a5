//! `cargo xtask size`: what the first visit downloads, against the committed budget.

use anyhow::Result;

use crate::paths;
use crate::run::Run;

/// Bytes after brotli, the encoding that static hosts send.
const BUDGET: &str = include_str!("../size-budget.txt");

/// Measures dist/ as it is.
pub(crate) fn size(check: bool) -> Result<()> {
    let table = Run::new("node").arg("crates/xtask/js/size.mjs").arg(paths::dist()).arg(BUDGET.trim());
    if check { table.arg("--check").go() } else { table.go() }
}
