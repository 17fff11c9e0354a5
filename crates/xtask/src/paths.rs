//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("crates/xtask lies two folders below the root")
}

/// What `trunk build` makes.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// What this program makes, beside cargo's own output.
pub(crate) fn out() -> PathBuf {
    root().join("target")
}

/// What cargo makes.
pub(crate) fn cargo_target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(out, |folder| root().join(folder))
}

/// The installable npm package.
pub(crate) fn package() -> PathBuf {
    out().join("npm/rotation-lab")
}

/// The Python of the project's own virtual environment.
pub(crate) fn venv_python() -> PathBuf {
    out().join("venv/bin/python")
}

/// moto's server there.
pub(crate) fn moto_server() -> PathBuf {
    out().join("venv/bin/moto_server")
}

/// Programs that setup installs: outside the repository, so that every checkout shares them, and outside
/// `~/.cargo/bin`, so that a person's own versions stay as they are.
pub(crate) fn tools() -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME").map_or_else(|| home().join(".cache"), PathBuf::from);
    cache.join("rotation-lab/tools")
}

pub(crate) fn home() -> PathBuf {
    env::home_dir().unwrap_or_else(env::temp_dir)
}

pub(crate) fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(|| home().join(".cargo"), PathBuf::from)
}

/// The search path that every started program gets: the pinned tools first.
pub(crate) fn search_path() -> Vec<PathBuf> {
    let mut path = vec![tools().join("bin"), root().join("node_modules/.bin")];
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    path
}

/// The first of these programs that is on the search path.
pub(crate) fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = search_path();
    names.iter().find_map(|name| path.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}
