//! Recordings of the real service, replayed. They are no part of the repository: a person who has them names their
//! folder in `ROTATION_LAB_FIXTURES`, and without it nothing is run and nothing counted.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use super::count::{self, Count};
use crate::package;
use crate::run::{Run, cargo};

/// Whole stories, against the package as it is installed: each counts.
pub(super) fn stories() -> Result<Count> {
    let Some(folder) = folder() else { return Ok(Count::default()) };
    let player = Run::new("node").arg(folder.join("tools/replay-recorded.mjs")).arg(package::installed());
    let player = player.arg(folder.join("spec/data/aws-recorded-calls.json")).arg("--all");
    Ok(count::replayed(&player.tee()?))
}

/// Single calls at their recorded times, against the crate: each counts.
pub(super) fn calls() -> Result<Count> {
    if folder().is_none() {
        return Ok(Count::default());
    }
    let test = cargo(["test", "--package", "rotation-protocol", "--test", "recordings", "--", "--nocapture"]);
    Ok(count::replayed(&test.tee()?))
}

fn folder() -> Option<PathBuf> {
    let folder = env::var_os("ROTATION_LAB_FIXTURES").filter(|folder| !folder.is_empty());
    if folder.is_none() {
        println!("not run: the recordings are not here (ROTATION_LAB_FIXTURES is not set)");
    }
    folder.map(PathBuf::from)
}
