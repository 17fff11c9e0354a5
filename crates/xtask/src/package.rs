//! `cargo xtask package`: the npm package in target/npm/rotation-lab/, installable as it stands.
//! Its public face is written by hand in crates/rotation-wasm/npm; everything there but the tests is copied.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::run::{Run, cargo};
use crate::{element, leak, notices, paths};

/// What every browser and Node that the package supports understands: no more may come out than went in.
/// Trunk's parameters in index.html are the same.
pub(crate) const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Builds the package; the tools are there.
pub(crate) fn package() -> Result<()> {
    let package = paths::package();
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    inner(&package.join("inner"))?;
    face(&package)?;
    element::build(&package.join("element"))?;
    notices::write(&["rotation-wasm", "web"], &package)?;
    api_pages(&package.join("docs"))?;
    eprintln!("package: {}", package.display());
    Ok(())
}

/// The generated modules. Their `web` form serves both faces: a browser hands it an address, Node the bytes.
fn inner(folder: &Path) -> Result<()> {
    for (feature, name, flags, passes) in [
        ("core", "rotation_wasm", &[SIMD][..], "-O3"),
        ("tools", "rotation_tools", &[SIMD, INLINE_LITTLE][..], "-Oz"),
    ] {
        let build = cargo(["build", "--package", "rotation-wasm", "--lib", "--profile", "npm"])
            .args(["--no-default-features", "--features", feature])
            .args(["--target", "wasm32-unknown-unknown"]);
        leak::remapped(build, flags).go()?;
        let built = paths::cargo_target().join("wasm32-unknown-unknown/npm/rotation_wasm.wasm");
        let wasm = folder.join(format!("{name}_bg.wasm"));
        let bind = Run::new("wasm-bindgen").args(["--target", "web", "--out-name", name, "--out-dir"]);
        bind.arg(folder).arg(built).go()?;
        Run::new("wasm-opt")
            .arg(passes)
            .args(FEATURES)
            .arg("--enable-simd")
            .arg(&wasm)
            .arg("-o")
            .arg(&wasm)
            .go()?;
    }
    Ok(())
}

/// Hashing is a third of what a signature takes, and with SIMD a third faster; Safari before 16.4 (2023) has none.
const SIMD: &str = "-Ctarget-feature=+simd128";

/// For what nobody waits for. Of the core it would take another 9 KB (brotli), and a rotation would take 8 % longer.
const INLINE_LITTLE: &str = "-Cllvm-args=-inline-threshold=75";

fn face(package: &Path) -> Result<()> {
    let npm = paths::root().join("crates/rotation-wasm/npm");
    for file in leak::files(&npm)? {
        let name = file.strip_prefix(&npm)?;
        if !name.starts_with("test") {
            copy(&file, &package.join(name))?;
        }
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&paths::root().join(name), &package.join(name))?;
    }
    Ok(())
}

/// The pages of the API, made of the types; what has no sentence there, or a broken link, is an error.
fn api_pages(folder: &Path) -> Result<()> {
    let options = paths::root().join("crates/rotation-wasm/api/typedoc.json");
    Run::new("typedoc").arg("--options").arg(options).arg("--out").arg(folder).go()
}

/// Where `install` puts the package.
pub(crate) fn installed() -> PathBuf {
    user().join("node_modules/rotation-lab")
}

/// A project that uses the package, and nothing else.
pub(crate) fn user() -> PathBuf {
    paths::out().join("npm/user")
}

/// Installs the package the way its users do: packed into an archive, then from there, with nothing downloaded.
pub(crate) fn install() -> Result<()> {
    let user = user();
    if user.exists() {
        fs::remove_dir_all(&user)?;
    }
    fs::create_dir_all(&user)?;
    fs::write(user.join("package.json"), "{ \"private\": true, \"type\": \"module\" }\n")?;
    copy(&paths::root().join("crates/rotation-wasm/npm/test/types.ts"), &user.join("index.ts"))?;
    let pack = Run::new("npm").args(["pack", "--silent", "--pack-destination"]).arg(&user);
    let archive = pack.arg(paths::package()).output()?;
    let archive = user.join(archive.lines().last().context("npm pack named no archive")?);
    Run::new("npm")
        .args([
            "install",
            "--offline",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "--no-package-lock",
            "--silent",
        ])
        .arg(archive)
        .dir(&user)
        .go()?;
    // Its command is found and starts.
    Run::new("npx").args(["--no-install", "rotation-lab", "--version"]).dir(&user).go()
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("{} could not be copied", from.display()))?;
    Ok(())
}
