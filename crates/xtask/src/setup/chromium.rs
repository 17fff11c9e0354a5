//! The browser of the browser tests: the machine's own Chromium.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use super::{Tool, apt};
use crate::paths;

pub(crate) struct Chromium;

impl Tool for Chromium {
    fn name(&self) -> String {
        "Chromium".into()
    }

    fn is_there(&self) -> bool {
        program().is_some_and(|program| program.is_file())
    }

    fn install(&self) -> Result<()> {
        apt::install(&["chromium", "fonts-liberation"])
    }

    fn advice(&self) -> String {
        "install Chromium or Chrome, or name it in the environment variable CHROMIUM".into()
    }
}

/// The browser to drive: `CHROMIUM` if it is set, else the first one on the search path.
pub(crate) fn program() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    named.or_else(|| {
        paths::find_program(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
    })
}
