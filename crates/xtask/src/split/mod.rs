//! `cargo xtask split`: the page's program in two parts, so that a first visit downloads what it runs and not more.
//! The second part comes after the person's first act; web/later.js fetches it and joins the two.
//!
//! It works on the finished wasm, as Binaryen's `wasm-split` does: the functions that `cold` names move into a second
//! module, which shares the first one's memory, table and globals. The first part keeps a stub for each of them that
//! is called from it, and a stub loads the second part if it is not there yet: what `cold` says decides how fast the
//! page is, never whether it is right. The dashboard's sources must not know of this.

mod cold;
mod first;
mod glue;
mod second;
mod slots;

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use walrus::{Module, ModuleConfig};

use crate::package::FEATURES;
use crate::run::Run;
use slots::Slots;

/// The functions of one part or the other, by their index in the whole.
type Functions = BTreeSet<usize>;

/// Splits the program in the folder that Trunk is about to publish.
pub(crate) fn for_trunk() -> Result<()> {
    let folder = PathBuf::from(std::env::var_os("TRUNK_STAGING_DIR").context("Trunk did not call")?);
    let html = fs::read_to_string(folder.join("index.html"))?;
    let (js, wasm) = (named(&html, "data-js")?, named(&html, "data-wasm")?);
    let stem = js.strip_suffix(".js").context("the program's script has another name")?;

    let (mut whole, glue) = (parse(&fs::read(folder.join(wasm))?)?, fs::read_to_string(folder.join(js))?);
    let glue = glue::opened(&glue::renamed(&glue, &mut whole)?)?;
    let parts = split(whole.emit_wasm())?;
    for name in [js, wasm] {
        fs::remove_file(folder.join(name))?;
    }

    let (first, second) = (folder.join("first.wasm"), folder.join("second.wasm"));
    fs::write(&first, parts.first)?;
    fs::write(&second, parts.second)?;
    // A debug build is for reading: it keeps its names, and needs no wasm-opt.
    if std::env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release") {
        [&first, &second].into_iter().try_for_each(|part| smaller(part))?;
    }

    // Trunk's name is a hash of the whole: what is published under one name must never change.
    let mut hasher = DefaultHasher::new();
    (fs::read(&first)?, fs::read(&second)?, &glue).hash(&mut hasher);
    let name = stem.rsplit_once('-').map_or(stem, |(name, _)| name);
    let new = format!("{name}-{:016x}", hasher.finish());
    fs::rename(first, folder.join(format!("{new}_bg.wasm")))?;
    fs::rename(second, folder.join(format!("{new}_later.wasm")))?;
    fs::write(folder.join(format!("{new}.js")), glue)?;
    fs::write(folder.join("index.html"), html.replace(stem, &new))?;
    Ok(())
}

/// The two parts, as they stand before wasm-opt.
struct Parts {
    first: Vec<u8>,
    second: Vec<u8>,
}

fn split(whole: Vec<u8>) -> Result<Parts> {
    let module = parse(&whole)?;
    let cold = cold::functions(&module);
    let slots = Slots::of(&module, &cold)?;
    let (second, shared) = second::part(parse(&whole)?, &cold, &slots)?;
    let first = first::part(parse(&whole)?, &cold, &slots, &shared)?;
    eprintln!("split: {} of {} functions come later", cold.len(), module.funcs.iter_local().count());
    Ok(Parts { first, second })
}

fn parse(wasm: &[u8]) -> Result<Module> {
    ModuleConfig::new().generate_producers_section(false).parse(wasm)
}

/// What splitting added is small, but not as small as it can be. The lowest kilobyte of memory is the far end of the
/// stack: it holds no data, so addresses may be folded into loads.
fn smaller(part: &Path) -> Result<()> {
    Run::new("wasm-opt")
        .args(["-Oz", "--low-memory-unused"])
        .args(FEATURES)
        .arg(part)
        .arg("-o")
        .arg(part)
        .go()
}

/// The file that an attribute of index.html names. A minified page has no quotes.
fn named<'a>(html: &'a str, attribute: &str) -> Result<&'a str> {
    let (_, rest) = html.split_once(&format!("{attribute}=")).with_context(|| format!("no {attribute}"))?;
    let value = rest.trim_start_matches('"').split(['"', ' ', '>']).next().unwrap_or_default();
    Ok(value.rsplit_once('/').map_or(value, |(_, name)| name))
}
