//! What a machine needs before anything can be built. Each tool is checked first and installed only if it is
//! missing; where that cannot be done, one line says what to install.

mod apt;
mod cargo_program;
mod chromium;
mod node_modules;
mod python;
mod rustup;

use anyhow::{Result, bail};

use crate::versions;
use cargo_program::CargoProgram;
pub(crate) use chromium::program as chromium;
pub(crate) use rustup::sysroot;

/// Something that has to be there.
pub(crate) trait Tool {
    fn name(&self) -> String;
    /// Cheap: asked before every build.
    fn is_there(&self) -> bool;
    fn install(&self) -> Result<()>;
    /// What a person does where `install` cannot, after "please".
    fn advice(&self) -> String;
}

type Tools = Vec<Box<dyn Tool>>;

/// What the npm package is built with.
pub(crate) fn package() -> Tools {
    vec![
        Box::new(rustup::Target("wasm32-unknown-unknown")),
        Box::new(CargoProgram {
            name: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: versions::WASM_BINDGEN,
        }),
        Box::new(node_modules::NodeModules),
    ]
}

/// What the package's server is measured with.
pub(crate) fn soak() -> Tools {
    let mut tools = package();
    tools.push(Box::new(python::Venv));
    tools
}

/// What the page is built and served with.
pub(crate) fn serve() -> Tools {
    let mut tools = package();
    tools.push(Box::new(CargoProgram { name: "trunk", program: "trunk", version: versions::TRUNK }));
    tools
}

/// What this project and its peers are measured with.
pub(crate) fn bench() -> Tools {
    let mut tools = serve();
    tools.push(Box::new(python::Venv));
    tools.push(Box::new(chromium::Chromium));
    tools
}

/// What every check and test runs with.
pub(crate) fn test() -> Tools {
    let mut tools = serve();
    tools.push(Box::new(rustup::Target("wasm32v1-none")));
    tools.push(Box::new(rustup::Component { name: "rustfmt", program: "cargo-fmt" }));
    tools.push(Box::new(rustup::Component { name: "clippy", program: "cargo-clippy" }));
    tools.push(Box::new(CargoProgram {
        name: "cargo-deny",
        program: "cargo-deny",
        version: versions::CARGO_DENY,
    }));
    tools.push(Box::new(python::Venv));
    tools.push(Box::new(chromium::Chromium));
    tools
}

/// What the fuzz targets are built and run with, besides a C++ compiler.
pub(crate) fn fuzz() -> Tools {
    vec![Box::new(CargoProgram { name: "cargo-fuzz", program: "cargo-fuzz", version: versions::CARGO_FUZZ })]
}

/// Installs what is missing, in order.
pub(crate) fn ensure(tools: &[Box<dyn Tool>]) -> Result<()> {
    let missing: Vec<_> = tools.iter().filter(|tool| !tool.is_there()).collect();
    for (n, tool) in missing.iter().enumerate() {
        eprintln!("setup {} of {}: {}", n + 1, missing.len(), tool.name());
        if let Err(error) = tool.install() {
            bail!("{} could not be installed: please {} ({error:#})", tool.name(), tool.advice());
        }
        if !tool.is_there() {
            bail!("{} was installed but is still not found: please {}", tool.name(), tool.advice());
        }
    }
    Ok(())
}
