//! `cargo xtask split`: the page's program in two parts, so that a first visit downloads what it runs and not more.
//! The second part comes after the person's first act; web/later.js fetches it and joins the two.
//!
//! It works on the finished wasm, as Binaryen's `wasm-split` does: the functions that `cold` names move into a second
//! module, which shares the first one's memory, table and globals. The first part keeps a stub for each of them that
//! is called from it, and a stub loads the second part if it is not there yet: what `cold` says decides how fast the
//! page is, never whether it is right. Constants are another matter: only those go that nothing in the first part leads
//! to, see `constants`. The dashboard's sources must not know of this.

mod cold;
mod constants;
mod first;
mod glue;
mod linked;
mod second;
mod sheets;
mod slots;

pub(crate) use glue::opened;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use walrus::{Module, ModuleConfig};

use crate::package::FEATURES;
use crate::paths;
use crate::run::Run;
use linked::Linked;
use slots::Slots;

/// Functions by their index in the whole.
type Functions = BTreeSet<usize>;

/// What goes into the second part.
struct Later {
    cold: Functions,
    slots: Slots,
    /// Addresses, in rising order.
    constants: Vec<Range<u32>>,
}

/// Splits the program in the folder that Trunk is about to publish.
pub(crate) fn for_trunk() -> Result<()> {
    let folder = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").context("Trunk did not call")?);
    // A debug build is for reading: it keeps its names, and needs no wasm-opt.
    let release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    let html = fs::read_to_string(folder.join("index.html"))?;
    let (js, wasm) = (named(&html, "data-js")?, named(&html, "data-wasm")?);
    let stem = js.strip_suffix(".js").context("the program's script has another name")?;
    let name = stem.rsplit_once('-').map_or(stem, |(name, _)| name);
    let linked = format!("wasm32-unknown-unknown/{}/{name}.wasm", if release { "release" } else { "debug" });
    let linked = Linked::read(&fs::read(paths::cargo_target().join(linked))?)?;

    let file = folder.join(wasm);
    let (mut whole, glue) = (parse(&fs::read(&file)?)?, fs::read_to_string(folder.join(js))?);
    let glue = glue::opened(&glue::renamed(&glue, &mut whole)?)?;
    fs::write(&file, bytes(whole))?;
    if release {
        // The names are still needed; what one caller only calls stays apart, so that it can come later.
        smaller(&file, &["-g", "-ocimfs=20"])?;
    }
    let parts = split(&fs::read(&file)?, &linked)?;
    let (first, second) = (folder.join("first.wasm"), folder.join("second.wasm"));
    fs::write(&first, parts.first)?;
    fs::write(&second, parts.second)?;
    if release {
        [&first, &second].into_iter().try_for_each(|part| smaller(part, &[]))?;
    }

    // Trunk's name is a hash of the whole: what is published under one name must never change.
    let mut hasher = DefaultHasher::new();
    (fs::read(&first)?, fs::read(&second)?, &glue).hash(&mut hasher);
    let new = format!("{name}-{:016x}", hasher.finish());
    fs::remove_file(file)?;
    fs::remove_file(folder.join(js))?;
    fs::rename(first, folder.join(format!("{new}_bg.wasm")))?;
    fs::rename(second, folder.join(format!("{new}_later.wasm")))?;
    fs::write(folder.join(format!("{new}.js")), glue)?;
    fs::write(folder.join("index.html"), sheets::put_off(&html.replace(stem, &new))?)?;
    Ok(())
}

/// The two parts, as they stand before wasm-opt.
struct Parts {
    first: Vec<u8>,
    second: Vec<u8>,
}

fn split(whole: &[u8], linked: &Linked) -> Result<Parts> {
    let module = parse(whole)?;
    let cold = cold::functions(&module);
    let later =
        Later { slots: Slots::of(&module, &cold)?, constants: constants::cold(linked, &module, &cold), cold };
    let (second, shared) = second::part(parse(whole)?, &later)?;
    let first = first::part(parse(whole)?, &later, &shared)?;
    eprintln!(
        "split: {} of {} functions and {} bytes of constants come later",
        later.cold.len(),
        module.funcs.iter_local().count(),
        later.constants.iter().map(ExactSizeIterator::len).sum::<usize>(),
    );
    Ok(Parts { first, second })
}

fn parse(wasm: &[u8]) -> Result<Module> {
    ModuleConfig::new().generate_producers_section(false).parse(wasm)
}

/// The module without what tools have left in it for each other.
fn bytes(mut module: Module) -> Vec<u8> {
    let customs: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for id in customs {
        module.customs.delete(id);
    }
    module.emit_wasm()
}

/// The lowest kilobyte of memory is the far end of the stack and holds no data, so addresses may be folded into loads.
fn smaller(part: &Path, more: &[&str]) -> Result<()> {
    let run = Run::new("wasm-opt").args(["-Oz", "--low-memory-unused"]).args(more).args(FEATURES);
    run.arg(part).arg("-o").arg(part).go()
}

/// The file that an attribute of index.html names. A minified page has no quotes.
fn named<'a>(html: &'a str, attribute: &str) -> Result<&'a str> {
    let (_, rest) = html.split_once(&format!("{attribute}=")).with_context(|| format!("no {attribute}"))?;
    let value = rest.trim_start_matches('"').split(['"', ' ', '>']).next().unwrap_or_default();
    Ok(value.rsplit_once('/').map_or(value, |(_, name)| name))
}
