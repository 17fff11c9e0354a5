//! What will happen, in three sentences.

use rotation_lab::Lab;
use yew::prelude::*;

use crate::{
    model::request::Form,
    present,
    view::kit::{self, Icon, Tone},
};

pub(super) fn forecast(form: &Form, lab: &Lab) -> Html {
    let forecast = present::request::forecast(form, lab);
    let (tone, words) = forecast.verdict;
    let glyph = if tone == Tone::Good { Icon::Check } else { Icon::Cross };
    html! {
        <section class="card" aria-label="What will happen" data-testid="what-will-happen">
            <header>
                <h2>{ "What will happen" }</h2>
                <span class="small faint">{ "in the lab, where its playhead stands" }</span>
                <span class="push">{ kit::badge(tone, Some(glyph), words, "verdict") }</span>
            </header>
            <dl class="will">
                { for forecast.lines.into_iter().map(|line| html! {
                    <>
                        <dt>{ line.title }</dt>
                        <dd>{ line.text }{ " " }{ line.evidence.map(kit::evidence_tag) }</dd>
                    </>
                }) }
            </dl>
        </section>
    }
}
