//! The page: `trunk build --release` into dist/, free of this machine's paths.

use anyhow::Result;

use crate::run::Run;
use crate::{leak, setup};

/// Nothing is inlined that makes the page larger: 3 KB of what is downloaded.
pub(crate) const SMALL: [&str; 1] = ["-Cllvm-args=-inline-threshold=0"];

/// Sets up and builds.
pub(crate) fn build() -> Result<()> {
    setup::ensure(&setup::serve())?;
    trunk()
}

/// Builds; the tools are there.
pub(crate) fn trunk() -> Result<()> {
    let trunk = Run::new("trunk").args(["build", "--release", "--skip-version-check"]);
    // Trunk reads NO_COLOR as a boolean and refuses the usual "1".
    leak::remapped(trunk.env_remove("NO_COLOR"), &SMALL).go()
}
