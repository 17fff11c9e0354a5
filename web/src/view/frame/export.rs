//! The dialog in which the lab is taken along, or brought back.

use yew::prelude::*;

use crate::{
    model::{
        Event,
        lab::{self, Take},
    },
    view::kit::{self, Button, Dialog, Icon},
};

const FILE: &str = "import-file";

const WAYS: [(&str, &str, &str, Take); 5] = [
    ("SVG", "The timeline as a drawing, whole and in the colours of this theme.", "export-svg", Take::Svg),
    ("PNG", "The same as an image, in twice the size.", "export-png", Take::Png),
    ("JSON", "Everything that was done, as a file that can be opened here again.", "export-json", Take::Json),
    (
        "Copy Markdown",
        "Heading, link, the turning points as a table, the calls as commands: for an issue or a runbook.",
        "export-markdown",
        Take::Markdown,
    ),
    ("Copy embed code", "A frame with this lab for a page of your own.", "export-embed", Take::Embed),
];

#[inline(never)]
pub(super) fn export(emit: &Callback<Event>) -> Html {
    let ways = WAYS.into_iter().map(|(words, about, testid, take)| {
        let icon = Some(if matches!(take, Take::Markdown | Take::Embed) { Icon::Copy } else { Icon::Out });
        let button = Button { words: words.into(), icon, testid: testid.into(), ..Button::default() };
        html! { <li>{ kit::button(button, kit::on(emit, Event::Lab(lab::Event::Take(take)))) }<span>{ about }</span></li> }
    });
    let body = html! {
        <>
            <p class="quiet">{ "No secret value is in any of them: a value reads \"value 1\"." }</p>
            <ul class="ways">{ for ways }</ul>
            <label class="field" for={FILE}>
                <span>{ "Open a JSON file that was exported here" }</span>
                <input id={FILE} class="input" type="file" accept=".json,application/json" data-testid="import"
                    onchange={kit::on(emit, Event::Choose(FILE))} />
                <span class="hint">{ "Or drop it anywhere on the page. What you have now can be had back." }</span>
            </label>
        </>
    };
    let close = Event::CloseSheet;
    kit::dialog(Dialog {
        title: "Export and import".into(),
        testid: "dialog-export",
        wide: false,
        body,
        submit: None,
        close,
        emit,
    })
}
