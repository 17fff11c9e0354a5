//! The web component of the npm package: the scene's program of `web`, and its looks out of the page's own files, so that
//! page and element draw the same. Small first: it is downloaded by readers of somebody else's page.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::package::FEATURES;
use crate::run::{Run, cargo};
use crate::{leak, paths, site, split};

/// Of web/styles, in order. The other sheets belong to parts of the page that no scene has.
const SHEETS: [&str; 7] = ["element", "reset", "tokens", "kit", "screens", "request", "schedule"];

/// Builds it into `folder`, beside what is written by hand there.
pub(crate) fn build(folder: &Path) -> Result<()> {
    program(folder)?;
    fs::write(folder.join("look.mjs"), look()?)?;
    Ok(())
}

/// As Trunk builds the page, of which it shares every crate that is compiled.
fn program(folder: &Path) -> Result<()> {
    let build = cargo(["build", "--package", "web", "--bin", "element", "--release"]);
    leak::remapped(build.args(["--target", "wasm32-unknown-unknown"]), &site::SMALL).go()?;
    let built = paths::cargo_target().join("wasm32-unknown-unknown/release/element.wasm");
    let wasm = folder.join("element_bg.wasm");
    Run::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(folder)
        .arg(built)
        .go()?;
    let script = folder.join("element.js");
    fs::write(&script, split::opened(&fs::read_to_string(&script)?)?)?;
    Run::new("wasm-opt")
        .args(["-Oz", "--low-memory-unused"])
        .args(FEATURES)
        .arg(&wasm)
        .arg("-o")
        .arg(&wasm)
        .go()
}

/// Style and drawings as one module: a content policy that allows the module allows them.
fn look() -> Result<String> {
    let mut styles = String::new();
    for name in SHEETS {
        let sheet = fs::read_to_string(paths::root().join(format!("web/styles/{name}.css")))?;
        styles.push_str(&of_a_scene(&sheet));
    }
    let page = fs::read_to_string(paths::root().join("index.html"))?;
    // What Rust writes of a text with its marks is a text of JavaScript too.
    Ok(format!("export const STYLES = {styles:?};\nexport const SYMBOLS = {:?};\n", symbols(&page)?))
}

/// A sheet of the page as one of a scene: what is said of the page is said of the scene, and its width is what counts.
fn of_a_scene(sheet: &str) -> String {
    let mut out = without_comments(sheet);
    for (page, scene) in [
        (":root", ".scene"),
        ("  body {", "  .scene {"),
        ("@media (max-width:", "@container scene (max-width:"),
    ] {
        out = out.replace(page, scene);
    }
    out.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|part| part.split_once("*/")).fold(first, |out, (_, after)| out + after)
}

/// The icons, glyphs and patterns, which the page carries as markup.
fn symbols(page: &str) -> Result<&str> {
    let start = page.find("<svg class=\"symbols\"").context("index.html has no symbols")?;
    let symbols = page.get(start..).unwrap_or_default();
    let end = symbols.find("</svg>").context("the symbols of index.html do not end")?;
    symbols.get(..end + "</svg>".len()).context("the symbols of index.html are cut")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_the_page_becomes_one_of_a_scene() {
        let sheet = "/* Of :root. */\n@layer a {\n  :root[data-theme=\"dark\"] { x: y; } /* two\n lines */\n  body { x: y; }\n  .ribbon .body { x: y; }\n  @media (max-width: 720px) { p { x: y } }\n}\n";
        let scene = "@layer a {\n.scene[data-theme=\"dark\"] { x: y; }\n.scene { x: y; }\n.ribbon .body { x: y; }\n@container scene (max-width: 720px) { p { x: y } }\n}\n";
        assert_eq!(of_a_scene(sheet), scene);
    }

    #[test]
    fn no_sheet_of_a_scene_speaks_of_the_page() {
        let look = look().unwrap();
        for word in [":root", "\\nbody {", "@media (max-width", "@media (min-width", "/*"] {
            assert!(!look.contains(word), "{word}");
        }
        assert!(
            look.contains(".scene[data-theme=\\\"dark\\\"]") && look.contains("<symbol id=\\\"i-play\\\"")
        );
        assert!(look.lines().count() == 2, "two texts, each on a line");
    }
}
