//! What the last sending came to.

use yew::prelude::*;

use crate::{
    model::{
        self, Outcome, Route,
        request::{Form, Source},
    },
    present,
    view::kit::{self, Icon, Tone},
};

/// `more`: where to read on.
pub(super) fn answer(form: &Form, more: Html) -> Html {
    let Some(answer) = &form.answer else { return html! {} };
    let (tone, words) = present::request::answer(answer);
    let (status, headers, body) = match &answer.outcome {
        Outcome::Answer { status, headers, body } => (status.to_string(), headers.as_slice(), body.as_str()),
        Outcome::Unreachable(why) => ("no answer".to_owned(), &[][..], why.as_str()),
        Outcome::NotConfirmed => ("not sent".to_owned(), &[][..], ""),
        Outcome::TimedOut | Outcome::Aborted => ("no answer".to_owned(), &[][..], ""),
    };
    let glyph = if tone == Tone::Good { Icon::Check } else { Icon::Cross };
    html! {
        <section class="card answer" aria-label="Answer" data-testid="answer">
            <header>
                <h2>{ "Answer" }</h2>
                <span class="push">{ kit::badge(tone, Some(glyph), status, "answer-status") }</span>
            </header>
            <div class="inner">
                { kit::notice(tone, "answer-words", html! { <>{ words }{ " " }{ more }</> }) }
                if !headers.is_empty() {
                    <dl class="facts" data-testid="answer-headers">
                        { for headers.iter().map(|(name, value)| html! {
                            <><dt class="mono">{ name.clone() }</dt><dd class="mono">{ value.clone() }</dd></>
                        }) }
                    </dl>
                }
                <pre class="code" tabindex="0" role="region" aria-label="Body of the answer" data-testid="answer-body">{ body.to_owned() }</pre>
            </div>
        </section>
    }
}

/// To the Lab, if the lab was called.
pub(super) fn to_lab(form: &Form, emit: &Callback<model::Event>) -> Html {
    if !form.answer.as_ref().is_some_and(|answer| matches!(answer.source, Source::Lab(_))) {
        return html! {};
    }
    let open = |event: MouseEvent| {
        event.prevent_default();
        model::Event::Go(Route::Lab)
    };
    html! { <a href={Route::Lab.hash()} data-testid="answer-open-lab" onclick={emit.reform(open)}>{ "See it in the Lab" }</a> }
}
