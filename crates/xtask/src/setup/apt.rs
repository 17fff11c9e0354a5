//! Debian's packages, where this program may install them.

use std::path::Path;

use anyhow::{Result, bail};

use crate::run::Run;

pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if !Path::new("/etc/debian_version").exists() {
        bail!("not a Debian system");
    }
    if Run::new("id").arg("-u").output()?.trim() != "0" {
        bail!("not root");
    }
    let apt = || Run::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive");
    apt().args(["-q", "update"]).go()?;
    apt().args(["-q", "install", "-y", "--no-install-recommends"]).args(packages).go()
}
