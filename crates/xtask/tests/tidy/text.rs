//! What no file may contain, and how long a source file may be.

use super::none;
use super::repository::{File, files};

/// A file that does not fit in a head does more than one job.
const LINES: usize = 400;

/// Places that only one machine has. Written in two halves, so that this file passes its own rule.
const MACHINE: [&str; 4] =
    [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("sha", "red/"), concat!("/home", "/")];

fn machine_words(file: &File) -> Vec<String> {
    // Names the folder of recordings that some machines keep beside the checkout.
    if file.path == ".ci/run" {
        return Vec::new();
    }
    let found = MACHINE.iter().filter(|word| file.text.contains(**word));
    found.map(|word| format!("{}: {word} is a place on one machine", file.path)).collect()
}

/// The content policy blocks `style` attributes and `<style>`: a browser would drop them without a word.
fn inline_style(file: &File) -> Vec<String> {
    let page = file.path == "index.html" || file.under("web/src/");
    let marks = [" style=", "\nstyle=", "<style", "\"style\""];
    let found = marks.iter().filter(|mark| page && file.text.contains(**mark));
    found.map(|mark| format!("{}: {} is blocked by the content policy", file.path, mark.trim())).collect()
}

/// So is a script that is not a file of its own, and a handler in an attribute.
fn inline_script(file: &File) -> Vec<String> {
    if !file.path.ends_with(".html") {
        return Vec::new();
    }
    let handlers = ["onclick=", "onload=", "onerror=", "javascript:"]
        .into_iter()
        .filter(|mark| file.text.contains(*mark));
    let scripts = file.text.split("<script").skip(1);
    let inline =
        scripts.filter(|tag| !tag.split('>').next().is_some_and(|attributes| attributes.contains("src=")));
    let marks = handlers.chain(inline.map(|_| "<script> without src"));
    marks.map(|mark| format!("{}: {mark} is blocked by the content policy", file.path)).collect()
}

fn too_long(file: &File) -> Vec<String> {
    let source = file.is_rust() && file.path.contains("src/");
    let lines = file.text.lines().count();
    (source && lines > LINES).then(|| format!("{}: {lines} lines", file.path)).into_iter().collect()
}

/// No test is switched off. Written in two halves for the same reason.
fn ignored(file: &File) -> Vec<String> {
    let marks = [concat!("#[ig", "nore"), concat!("test.sk", "ip("), concat!("test.to", "do(")];
    let found = marks.iter().filter(|mark| file.text.contains(**mark));
    found.map(|mark| format!("{}: {mark} switches a test off", file.path)).collect()
}

#[test]
fn no_file_names_a_place_on_one_machine() {
    none(files().iter().flat_map(machine_words).collect());
}

#[test]
fn nothing_is_written_that_the_content_policy_blocks() {
    none(files().iter().flat_map(|file| [inline_style(file), inline_script(file)].concat()).collect());
}

#[test]
fn every_source_file_fits_in_a_head() {
    none(files().iter().flat_map(too_long).collect());
}

#[test]
fn no_test_is_switched_off() {
    none(files().iter().flat_map(ignored).collect());
}

#[test]
fn each_of_these_is_found() {
    let one = |breaches: Vec<String>| assert_eq!(breaches.len(), 1, "{breaches:?}");
    one(machine_words(&File::sample("README.md", &format!("see {}main", MACHINE[0]))));
    one(inline_style(&File::sample("web/src/view/lab.rs", "html! { <p style={width}> }")));
    one(inline_style(&File::sample("web/src/effects/a.rs", "element.set_attribute(\"style\", width)")));
    one(inline_style(&File::sample("index.html", "<style>p { color: red }</style>")));
    one(inline_script(&File::sample("index.html", "<script>start()</script>")));
    one(inline_script(&File::sample("index.html", "<script src=a.js></script><p onclick=\"x\">")));
    one(too_long(&File::sample("web/src/view/lab.rs", &"\n".repeat(LINES + 1))));
    one(ignored(&File::sample("a.rs", &format!("{}]", concat!("#[ig", "nore")))));
}
