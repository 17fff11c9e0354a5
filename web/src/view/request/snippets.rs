//! The same request as curl and as a CLI command. No credential is in them: shell variables stand in their place.

use rotation_protocol::snippet::Snippet;
use yew::prelude::*;

use crate::{
    model::{self, State, request::Event},
    view::kit,
};

pub(super) fn snippets(state: &State, emit: &Callback<model::Event>) -> Html {
    let form = &state.request;
    let text = |snippet| form.fields.snippet(snippet, form.keys.temporary());
    let shown = text(form.tab).unwrap_or_default();
    html! {
        <section class="card snippet" aria-label="The same request elsewhere">
            <div class="tab-row">
                <div class="tabs" role="tablist" aria-label="Form">
                    { for Snippet::ALL.map(|snippet| tab(snippet, form.tab == snippet, emit)) }
                </div>
                { kit::copy_button(emit, "snippet", state.copied, move || shown.clone()) }
            </div>
            { for Snippet::ALL.map(|snippet| {
                let (id, words) = (id(snippet), text(snippet).unwrap_or_else(|| "Without a region there is no request.".into()));
                html! {
                    <pre key={id} id={format!("snippet-{id}")} class="code" role="tabpanel" tabindex="0"
                        aria-labelledby={format!("tab-{id}")} hidden={form.tab != snippet} data-testid={format!("snippet-{id}")}>
                        { words }
                    </pre>
                }
            }) }
        </section>
    }
}

fn tab(snippet: Snippet, selected: bool, emit: &Callback<model::Event>) -> Html {
    let id = id(snippet);
    let other = if snippet == Snippet::Curl { Snippet::AwsCli } else { Snippet::Curl };
    let to_other = kit::on(emit, model::Event::Request(Event::Tab(other)));
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight") {
            to_other.emit(event);
        }
    });
    html! {
        <button key={id} type="button" role="tab" id={format!("tab-{id}")} aria-selected={selected.to_string()}
            aria-controls={format!("snippet-{id}")} data-testid={format!("snippet-tab-{id}")}
            onclick={kit::on(emit, model::Event::Request(Event::Tab(snippet)))} {onkeydown}>
            { snippet.name() }
        </button>
    }
}

fn id(snippet: Snippet) -> &'static str {
    match snippet {
        Snippet::Curl => "curl",
        Snippet::AwsCli => "cli",
    }
}
