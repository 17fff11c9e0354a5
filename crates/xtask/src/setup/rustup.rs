//! Targets and components of the Rust toolchain in use.

use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::Result;

use super::Tool;
use crate::run::Run;

/// The standard library for a target.
pub(crate) struct Target(pub(crate) &'static str);

/// A program that comes with the toolchain.
pub(crate) struct Component {
    pub(crate) name: &'static str,
    pub(crate) program: &'static str,
}

impl Tool for Target {
    fn name(&self) -> String {
        format!("Rust target {}", self.0)
    }

    fn is_there(&self) -> bool {
        sysroot().join("lib/rustlib").join(self.0).join("lib").is_dir()
    }

    fn install(&self) -> Result<()> {
        Run::new("rustup").args(["target", "add", self.0]).go()
    }

    fn advice(&self) -> String {
        format!("install Rust with rustup, then `rustup target add {}`", self.0)
    }
}

impl Tool for Component {
    fn name(&self) -> String {
        format!("Rust component {}", self.name)
    }

    fn is_there(&self) -> bool {
        sysroot().join("bin").join(self.program).is_file()
    }

    fn install(&self) -> Result<()> {
        Run::new("rustup").args(["component", "add", self.name]).go()
    }

    fn advice(&self) -> String {
        format!("install Rust with rustup, then `rustup component add {}`", self.name)
    }
}

/// The toolchain's folder. Asking rustc once is quicker than asking rustup for its lists.
pub(crate) fn sysroot() -> &'static PathBuf {
    static SYSROOT: OnceLock<PathBuf> = OnceLock::new();
    SYSROOT.get_or_init(|| {
        let printed = Run::new("rustc").args(["--print", "sysroot"]).output().unwrap_or_default();
        PathBuf::from(printed.trim())
    })
}
