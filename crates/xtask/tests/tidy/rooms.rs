//! The rooms of web/src: which may know which, and which may touch the browser.

use super::code::{named_under, names, without_comments};
use super::none;
use super::repository::{File, files};

struct Room {
    folder: &'static str,
    /// The other rooms it may use.
    uses: &'static [&'static str],
    /// Outside crates, by the start of their name, that it may not name.
    not: &'static [&'static str],
}

const BROWSER: &[&str] = &["js_sys", "gloo", "wasm_bindgen_futures"];

const ROOMS: [Room; 4] = [
    Room { folder: "model", uses: &[], not: &["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"] },
    // It names the kit's tones and icons, as a writer names colours; it draws with none of them.
    Room { folder: "present", uses: &["model", "view"], not: &["web_sys", "js_sys", "gloo", "wasm_bindgen"] },
    Room { folder: "view", uses: &["model", "present"], not: BROWSER },
    Room { folder: "effects", uses: &["model"], not: &[] },
];
const ALL: [&str; 6] = ["model", "present", "view", "effects", "app", "element"];

/// What a view may name of the browser: an event, and the form element it came from, to read what was typed.
const READS: [&str; 10] = [
    "Event",
    "InputEvent",
    "KeyboardEvent",
    "MouseEvent",
    "SubmitEvent",
    "FormData",
    "HtmlInputElement",
    "HtmlSelectElement",
    "HtmlTextAreaElement",
    "HtmlFormElement",
];

fn breaches(file: &File) -> Vec<String> {
    let of = |room: &&Room| {
        file.under(&format!("web/src/{}/", room.folder)) || file.path == format!("web/src/{}.rs", room.folder)
    };
    let Some(room) = ROOMS.iter().find(of).filter(|_| file.is_rust()) else { return Vec::new() };
    let code = without_comments(&file.text);
    let mut found = Vec::new();

    let named = [named_under(&code, "crate"), named_under(&code, "super")].concat();
    for name in named.into_iter().filter(|name| ALL.contains(name)) {
        if name != room.folder && !room.uses.contains(&name) {
            found.push(format!("{}: {} may not know {name}", file.path, room.folder));
        }
    }
    for (name, _) in names(&code).filter(|(_, after)| after.starts_with("::")) {
        if room.not.iter().any(|start| name.starts_with(start)) {
            found.push(format!("{}: {} may not name {name}", file.path, room.folder));
        }
    }
    if room.folder == "view" {
        for name in named_under(&code, "web_sys").into_iter().filter(|name| !READS.contains(name)) {
            found.push(format!("{}: a view may not touch the browser's {name}", file.path));
        }
    }
    found
}

#[test]
fn every_room_keeps_to_itself() {
    none(files().iter().flat_map(breaches).collect());
}

#[test]
fn a_room_that_knows_too_much_is_found() {
    let breach =
        |path, text, count| assert_eq!(breaches(&File::sample(path, text)).len(), count, "{path}: {text}");
    breach("web/src/model/lab.rs", "use yew::AttrValue;", 1);
    breach("web/src/model/lab.rs", "let now = js_sys::Date::now();", 1);
    breach("web/src/model/mod.rs", "use crate::{present, effects::Effects};", 2);
    breach("web/src/model/mod.rs", "use super::effects;", 1);
    breach("web/src/model/mod.rs", "use crate::model::Event; // not crate::view", 0);
    breach("web/src/present.rs", "web_sys::window();", 1);
    breach("web/src/view/lab.rs", "use crate::effects;", 1);
    breach("web/src/view/lab.rs", "gloo_net::http::Request::get(url);", 1);
    breach("web/src/view/lab.rs", "let input: web_sys::HtmlInputElement = event.target_unchecked_into();", 0);
    breach("web/src/view/lab.rs", "use web_sys::{HtmlInputElement, Storage};", 1);
    breach("web/src/effects/send.rs", "use gloo_net::http::Request;", 0);
    breach("web/src/effects/send.rs", "use crate::view::page;", 1);
    breach("web/src/app.rs", "use crate::effects;", 0);
}
