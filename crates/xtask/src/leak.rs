//! No path of the build machine in what is shipped: panic locations carry source paths, which would name a
//! person's home and make each machine's build a different file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::run::Run;
use crate::{paths, setup};

/// The machine's folders and what stands for each in panic locations. Of several that match, rustc takes the last.
fn folders() -> Vec<(PathBuf, &'static str)> {
    let mut folders = vec![
        (paths::home(), "home"),
        (paths::cargo_home(), "cargo"),
        (setup::sysroot().clone(), "rust"),
        (paths::root().to_path_buf(), "."),
    ];
    // A registry's folder is named after the host it was read from.
    let registries = fs::read_dir(paths::cargo_home().join("registry/src")).into_iter().flatten().flatten();
    folders.extend(registries.map(|registry| (registry.path(), "crates")));
    folders
}

/// The run with the compiler told to leave those folders out of wasm, and told `more`. Only the wasm target's flags are set, so
/// build scripts and macros of the host are not compiled twice.
pub(crate) fn remapped(run: Run, more: &[&str]) -> Run {
    let (apart, together): (Vec<_>, Vec<_>) =
        folders().into_iter().partition(|(path, _)| path.display().to_string().contains(char::is_whitespace));
    for (path, _) in apart {
        eprintln!("note: {} has a space in its name and may end up in panic messages", path.display());
    }
    let remaps = together.iter().map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    let flags: Vec<_> = remaps.chain(more.iter().map(|flag| (*flag).to_owned())).collect();
    // Either of the first two would replace the third.
    run.env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTFLAGS")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "))
}

/// Fails if a file under one of these folders has a path of this machine in it.
pub(crate) fn check(shipped: &[PathBuf]) -> Result<()> {
    let needles = needles();
    let mut found = Vec::new();
    for folder in shipped {
        for file in files(folder)? {
            let bytes = fs::read(&file)?;
            for needle in &needles {
                if has(&bytes, needle.as_bytes()) {
                    found.push(format!("{} contains {needle}", file.display()));
                }
            }
        }
    }
    if !found.is_empty() {
        bail!("paths of this machine are shipped:\n{}", found.join("\n"));
    }
    Ok(())
}

fn needles() -> Vec<String> {
    let mut needles: Vec<_> = folders().iter().map(|(path, _)| format!("{}/", path.display())).collect();
    needles.retain(|needle| needle.len() > 2);
    // Whatever the folders are called here: a registry's checkout has this in its path.
    needles.push("/registry/src/index.".into());
    needles
}

/// Every file under a folder, in order.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() { found.extend(files(&entry)?) } else { found.push(entry) }
    }
    Ok(found)
}

fn has(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shipped_path_is_found_and_a_clean_file_is_not() {
        let folder = paths::out().join("leak-test");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.wasm"), b"\0panicked at ./crates/rotation-core/src/lib.rs").unwrap();
        check(std::slice::from_ref(&folder)).unwrap();
        fs::write(folder.join("a.wasm"), format!("\0{}/crates", paths::root().display())).unwrap();
        let error = check(std::slice::from_ref(&folder)).unwrap_err().to_string();
        fs::remove_dir_all(&folder).unwrap();
        assert!(error.contains("a.wasm"), "{error}");
    }
}
