//! The same request in other forms. No credential is in them: shell variables stand in their place, and of the signed
//! form's headers only the session token's, which is one, is left to its variable.

use rotation_protocol::snippet::Snippet;
use yew::prelude::*;

use crate::{
    model::{self, State, request::Event},
    view::kit,
};

pub(super) fn snippets(state: &State, emit: &Callback<model::Event>) -> Html {
    let form = &state.request;
    let texts = Snippet::ALL.map(|snippet| (snippet, form.snippet(snippet)));
    let shown = texts.iter().find(|(snippet, _)| *snippet == form.tab);
    let shown = shown.and_then(|(_, text)| text.clone()).unwrap_or_default();
    html! {
        <section class="card snippet" aria-label="The same request elsewhere">
            <div class="tab-row">
                <div class="tabs" role="tablist" aria-label="Form" onkeydown={keys(form.tab, emit)}>
                    { for Snippet::ALL.map(|snippet| tab(snippet, form.tab == snippet, emit)) }
                </div>
                { kit::copy_button(emit, "snippet", state.copied, move || shown.clone()) }
            </div>
            { for texts.map(|(snippet, text)| panel(snippet, text, form.tab == snippet)) }
        </section>
    }
}

fn panel(snippet: Snippet, text: Option<String>, shown: bool) -> Html {
    let id = snippet.id();
    html! {
        <pre key={id} id={format!("snippet-{id}")} class="code" role="tabpanel" tabindex="0" hidden={!shown}
            aria-labelledby={format!("tab-{id}")} data-testid={format!("snippet-{id}")}>
            { text.unwrap_or_else(|| "Without a region there is no request.".into()) }
        </pre>
    }
}

/// Only the selected tab is in the order of the page.
fn tab(snippet: Snippet, selected: bool, emit: &Callback<model::Event>) -> Html {
    let id = snippet.id();
    html! {
        <button key={id} type="button" role="tab" id={format!("tab-{id}")} aria-selected={selected.to_string()}
            aria-controls={format!("snippet-{id}")} tabindex={if selected { "0" } else { "-1" }}
            data-testid={format!("snippet-tab-{id}")}
            onclick={kit::on(emit, model::Event::Request(Event::Tab(snippet)))}>
            { snippet.name() }
        </button>
    }
}

/// The arrows go round, Home and End to the ends.
fn keys(tab: Snippet, emit: &Callback<model::Event>) -> Callback<KeyboardEvent> {
    let emit = emit.clone();
    Callback::from(move |key: KeyboardEvent| {
        let all = Snippet::ALL;
        let at = all.iter().position(|other| *other == tab).unwrap_or_default();
        let to = match key.key().as_str() {
            "ArrowLeft" => at + all.len() - 1,
            "ArrowRight" => at + 1,
            "Home" => 0,
            "End" => all.len() - 1,
            _ => return,
        };
        key.prevent_default();
        let to = all.into_iter().cycle().nth(to);
        to.into_iter().for_each(|to| emit.emit(model::Event::Request(Event::Tab(to))));
    })
}
