//! The Python test clients, in a virtual environment of the project's own.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::Tool;
use crate::paths;
use crate::run::Run;

pub(crate) struct Venv;

impl Tool for Venv {
    fn name(&self) -> String {
        "Python test clients (moto, boto3, awscli) in target/venv".into()
    }

    fn is_there(&self) -> bool {
        let wanted = fs::read(requirements());
        paths::venv_python().exists()
            && wanted.is_ok_and(|text| fs::read(stamp()).is_ok_and(|done| done == text))
    }

    fn install(&self) -> Result<()> {
        // Without its own pip, which some distributions pack apart: the machine's pip fills it.
        Run::new("python3").args(["-m", "venv", "--without-pip", "--clear"]).arg(folder()).go()?;
        Run::new("python3")
            .args(["-m", "pip", "--disable-pip-version-check", "--python"])
            .arg(paths::venv_python())
            .args(["install", "--quiet", "--progress-bar", "off", "-r"])
            .arg(requirements())
            .go()?;
        fs::copy(requirements(), stamp())?;
        Ok(())
    }

    fn advice(&self) -> String {
        "install Python 3.11 or newer with pip 22.3 or newer".into()
    }
}

fn folder() -> PathBuf {
    paths::out().join("venv")
}

fn requirements() -> PathBuf {
    paths::root().join("web/e2e/requirements.txt")
}

/// The requirements as they were when the environment was filled.
fn stamp() -> PathBuf {
    folder().join("installed.txt")
}
