//! `cargo xtask serve`: from a bare machine to the page in a browser.

use anyhow::{Context as _, Result};

use crate::run::Run;
use crate::{paths, site};

pub(crate) fn serve(port: &str) -> Result<()> {
    port.parse::<u16>().with_context(|| format!("--port {port} is no port"))?;
    site::build()?;
    // The server of the browser tests: what is served here is what was tested.
    Run::new("node").arg("web/e2e/static-server.mjs").arg(paths::dist()).args(["--port", port]).go()
}
