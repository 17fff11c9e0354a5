//! The line that is typed: a text area, because a command may go on over several lines. Tab is the line's only while
//! there is something to complete.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::{
    model::{
        self, State, Typed,
        terminal::{Event, LINE, Listing},
    },
    view::kit,
};

/// The most lines it grows to.
const ROWS: usize = 8;

pub(super) fn line(state: &State, emit: &Callback<model::Event>) -> Html {
    let terminal = &state.terminal;
    let text = terminal.line.0.as_str().to_owned();
    let rows = text.split('\n').count().min(ROWS).to_string();
    let oninput = emit.reform(|event: InputEvent| {
        let (_, caret) = caret(&event);
        model::Event::Terminal(Event::Edit(Typed(kit::typed(&event).into()), caret))
    });
    html! {
        <>
            <div class="line">
                <label for={LINE}><span aria-hidden="true">{ "$" }</span><span class="sr">{ "Command" }</span></label>
                <textarea id={LINE} {rows} value={text} data-testid="terminal-line" aria-describedby="terminal-hint"
                    spellcheck="false" autocomplete="off" autocapitalize="off" wrap="soft"
                    {oninput} onkeydown={keys(terminal.offers, emit)} />
            </div>
            <div class="listing" role="status" data-testid="terminal-listing">
                if let Some(Listing { candidates, shown: true }) = &terminal.listing {
                    <ul>{ for candidates.iter().map(|candidate| html! { <li>{ candidate.clone() }</li> }) }</ul>
                }
            </div>
        </>
    }
}

fn keys(offers: bool, emit: &Callback<model::Event>) -> Callback<KeyboardEvent> {
    let emit = emit.clone();
    Callback::from(move |key: KeyboardEvent| {
        let (text, at) = caret(&key);
        let units: Vec<u16> = text.encode_utf16().collect();
        let (above, below) = units.split_at(units.len().min(usize::try_from(at).unwrap_or(usize::MAX)));
        let ends = |units: &[u16]| units.contains(&u16::from(b'\n'));
        let (first, last) = (!ends(above), !ends(below));
        let plain = !key.shift_key() && !key.alt_key() && !key.meta_key() && !key.is_composing();
        let event = match (key.key().as_str(), key.ctrl_key()) {
            ("Enter", false) if plain => Event::Enter,
            ("ArrowUp", false) if plain && first => Event::Older,
            ("ArrowDown", false) if plain && last => Event::Newer,
            ("Tab", false) if plain && offers => Event::Complete(at),
            ("l", true) if plain => Event::Clear,
            // The key itself does here what it always does.
            ("Escape", false) => return emit.emit(model::Event::Terminal(Event::Leave)),
            _ => return,
        };
        key.prevent_default();
        emit.emit(model::Event::Terminal(event));
    })
}

/// The text of the area an event came from, and where its caret is.
fn caret(event: &impl AsRef<web_sys::Event>) -> (String, u32) {
    let target = event.as_ref().target();
    let area = target.and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
    area.map_or_else(Default::default, |area| {
        (area.value(), area.selection_start().ok().flatten().unwrap_or_default())
    })
}
