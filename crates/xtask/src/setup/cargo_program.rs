//! Programs built from crates.io, at a pinned version.

use anyhow::Result;

use super::Tool;
use crate::paths;
use crate::run::{Run, cargo};

pub(crate) struct CargoProgram {
    /// The crate.
    pub(crate) name: &'static str,
    /// A program of it that answers `--version`.
    pub(crate) program: &'static str,
    pub(crate) version: &'static str,
}

impl Tool for CargoProgram {
    fn name(&self) -> String {
        format!("{} {} (built from source, some minutes)", self.name, self.version)
    }

    /// A person's own program serves as well as ours, if it is the right version.
    fn is_there(&self) -> bool {
        let said = Run::new(self.program).arg("--version").output().unwrap_or_default();
        said.split_whitespace().any(|word| word == self.version)
    }

    fn install(&self) -> Result<()> {
        let tools = paths::tools();
        std::fs::create_dir_all(&tools)?;
        cargo(["install", "--locked", "--force", "--root"])
            .arg(&tools)
            .args([self.name, "--version", self.version])
            // Outside the repository, where its cargo settings do not count.
            .dir(&tools)
            .go()
    }

    fn advice(&self) -> String {
        format!("run `cargo install --locked {} --version {}`", self.name, self.version)
    }
}
