//! The stages of `cargo xtask test`, as data: a stage that must run before another stands above it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::count::{self, Count};
use super::recordings;
use crate::run::{Run, cargo};
use crate::{leak, package, paths, setup, site, size, soak};

pub(super) struct Stage {
    pub(super) name: &'static str,
    /// Names of stages whose output this one reads.
    pub(super) needs: &'static [&'static str],
    pub(super) work: Work,
}

pub(super) enum Work {
    /// Counts as one: it succeeds or it does not.
    Check(fn() -> Result<()>),
    /// Runs tests, and says how many.
    Tests(fn() -> Result<Count>),
}

const fn check(name: &'static str, work: fn() -> Result<()>) -> Stage {
    Stage { name, needs: &[], work: Work::Check(work) }
}

const fn tests(name: &'static str, work: fn() -> Result<Count>) -> Stage {
    Stage { name, needs: &[], work: Work::Tests(work) }
}

impl Stage {
    const fn after(self, needs: &'static [&'static str]) -> Self {
        Self { needs, ..self }
    }
}

const STEPS: &str = "200000";
const WASM: &str = "wasm32-unknown-unknown";

pub(super) const STAGES: &[Stage] = &[
    check("format", || cargo(["fmt", "--all", "--check"]).go()),
    check("lints, host", || clippy(&["--workspace", "--all-targets"])),
    check("lints, wasm32", || {
        clippy(&["--workspace", "--exclude", "xtask", "--lib", "--bins", "--target", WASM])
    }),
    check("rotation-core without std", || {
        cargo(["build", "--package", "rotation-core", "--target", "wasm32v1-none"]).go()
    }),
    check("licences and sources of crates", || {
        cargo(["deny", "--log-level", "warn", "check", "bans", "licenses", "sources"]).go()
    }),
    tests("host tests", || {
        let run =
            cargo(["test", "--workspace", "--lib", "--bins", "--tests", "--examples", "--no-fail-fast"]);
        Ok(count::cargo(&run.tee()?))
    }),
    tests("doc tests", || {
        Ok(count::cargo(&cargo(["test", "--workspace", "--doc", "--no-fail-fast"]).tee()?))
    }),
    check("documentation", || {
        let crates = ["core", "protocol", "lab", "wasm"].map(|room| format!("--package=rotation-{room}"));
        cargo(["doc", "--no-deps", "--lib"]).args(crates).env("RUSTDOCFLAGS", "-D warnings").go()
    }),
    tests("property tests", || Ok(count::cargo(&soak::property(STEPS).tee()?))),
    tests("against Python clients", python),
    check("npm package", package::package),
    check("npm package installs", package::install).after(&["npm package"]),
    check("npm package's types", types).after(&["npm package installs"]),
    tests("npm package in Node", || {
        let tests = with_end(&paths::root().join("crates/rotation-wasm/npm/test"), ".test.mjs")?;
        node(&tests, "ROTATION_LAB_PACKAGE", package::installed())
    })
    .after(&["npm package installs"]),
    tests("recorded calls of AWS", recordings::calls),
    tests("recorded stories of AWS", recordings::stories).after(&["npm package installs"]),
    check("release build", site::trunk),
    check("size of the first visit", || size::size(true)).after(&["release build"]),
    check("no path of this machine", || leak::check(&[paths::dist(), paths::package()]))
        .after(&["npm package", "release build"]),
    tests("browser tests", || {
        let tests = with_end(&paths::root().join("web/e2e"), ".test.mjs")?;
        node(&tests, "CHROMIUM", setup::chromium().unwrap_or_default())
    })
    .after(&["release build", "npm package"]),
];

fn clippy(what: &[&str]) -> Result<()> {
    cargo(["clippy"]).args(what).args(["--", "-D", "warnings"]).go()
}

/// The scripts that hold us against clients of another make; each prints its own count.
fn python() -> Result<Count> {
    let mut count = Count::default();
    for script in with_end(&paths::root().join("crates/rotation-protocol/tests"), ".py")? {
        count +=
            count::plain(&Run::new(paths::venv_python()).env("PYTHONUNBUFFERED", "1").arg(script).tee()?);
    }
    Ok(count)
}

/// The public types are sound by themselves, and right for whoever installs the package and uses it with the AWS SDK,
/// whose own types are not ours to check.
fn types() -> Result<()> {
    strict().args(with_end(&package::installed(), ".d.ts")?).go()?;
    strict().arg("--skipLibCheck").arg(package::user().join("index.ts")).go()
}

fn strict() -> Run {
    // From version 6 on no types are taken in that nobody asked for.
    let lib = ["--lib", "es2022,dom"];
    Run::new("tsc").args(["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext"]).args(lib)
}

fn node(tests: &[PathBuf], variable: &str, value: PathBuf) -> Result<Count> {
    let run = Run::new("node").args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(tests);
    // The summary is read: it must come without colours.
    let run = run.env(variable, value).env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    Ok(count::node(&run.tee()?))
}

/// The files of a folder with this end, in order. None is an error: a stage must not run nothing.
fn with_end(folder: &Path, end: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(end));
    files.sort();
    ensure!(!files.is_empty(), "no *{end} in {}", folder.display());
    Ok(files)
}
