//! Why: labels before and after, the rules with their evidence, the call.

use rotation_core::label::StagingLabel;
use yew::prelude::*;

use crate::{
    model::{
        self, State,
        lab::{self, Event},
    },
    present::{lab as words, time},
    view::kit::{self, Button, Icon},
};

pub(super) fn why(state: &State, emit: &Callback<model::Event>) -> Html {
    let Some(why) = words::why(&state.lab) else {
        return html! {
            <aside class="pane why" aria-label="Why" data-testid="why">
                <p class="empty">{ "Choose an event or a ribbon to see why it happened." }</p>
            </aside>
        };
    };
    let close = Button {
        words: "Close".into(),
        icon: Some(Icon::Cross),
        kind: Some("bare"),
        small: true,
        square: true,
        testid: "why-close".into(),
        ..Button::default()
    };
    let local = time::local(why.at, &state.zone);
    let beat = state.lab.selected.unwrap_or_default();
    html! {
        <aside class="pane why" aria-label="Why" data-testid="why" data-beat={beat.to_string()} data-near={super::near(state.lab.near.as_ref(), beat)}>
            <header><h2 data-testid="why-title">{ why.title.clone() }</h2><span class="push" />{ kit::button(close, super::on(emit, Event::Select(None))) }</header>
            <p class="when">
                <span>{ "at " }<b>{ format!("{} UTC", time::clock_millis(why.at)) }</b>{ format!(", {}", time::day(why.at.day())) }</span>
                <span class="faint">{ local }</span>
            </p>
            { changes(&why.changes) }
            if let Some(said) = &why.said {
                <section><h3>{ "What the service said" }</h3><p class="said" data-testid="why-said">{ said.clone() }</p></section>
            }
            if !why.rules.is_empty() {
                <section>
                    <h3>{ "Rules at work" }</h3>
                    <ol class="rules" data-testid="rules">
                        { for why.rules.iter().map(|(evidence, text)| html! {
                            <li>{ kit::evidence_tag(*evidence) }<p>{ *text }</p></li>
                        }) }
                    </ol>
                </section>
            }
            { call(state, why.call, emit) }
            { ways(state, beat, why.reference, emit) }
        </aside>
    }
}

fn changes(changes: &[words::Change]) -> Html {
    if changes.is_empty() {
        return html! {};
    }
    html! {
        <table class="ba" data-testid="before-after">
            <thead><tr><th scope="col"><span class="sr">{ "Version" }</span></th><th scope="col">{ "Before" }</th><th scope="col">{ "After" }</th></tr></thead>
            <tbody>
                { for changes.iter().map(|change| html! {
                    <tr>
                        <th scope="row">{ change.version.clone() }</th>
                        <td>{ change.before.as_ref().map_or_else(|| html! { <span class="faint">{ "not there" }</span> }, |held| labels(held)) }</td>
                        <td>
                            { labels(&change.after.0) }
                            if !change.after.1 { <span class="hollow">{ "no value" }</span> }
                        </td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn labels(held: &[StagingLabel]) -> Html {
    if held.is_empty() {
        return html! { <span class="faint">{ "no label" }</span> };
    }
    html! { <>{ for held.iter().map(|label| kit::label(label.as_str())) }</> }
}

/// From here to elsewhere: a link to this moment, its row, AWS's own page.
fn ways(
    state: &State,
    beat: usize,
    reference: Option<(String, String)>,
    emit: &Callback<model::Event>,
) -> Html {
    let way = |icon, words: &str, testid: &str, event| {
        let button = Button {
            words: words.to_owned().into(),
            icon: Some(icon),
            small: true,
            testid: testid.into(),
            ..Button::default()
        };
        kit::button(button, super::on(emit, event))
    };
    let copied = state.copied == Some(lab::MOMENT);
    html! {
        <section class="ways">
            if !state.embed { { way(Icon::Link, if copied { "Copied" } else { "Link to this" }, "why-link", Event::ShareMoment(beat)) } }
            { way(Icon::List, "In the events", "why-row", Event::ShowRow(beat)) }
            if let Some((words, address)) = reference {
                <a class="small" href={address} target="_blank" rel="noreferrer" data-testid="why-reference">{ words }</a>
            }
        </section>
    }
}

fn call(state: &State, call: Option<String>, emit: &Callback<model::Event>) -> Html {
    let Some(call) = call else { return html! {} };
    let text = call.clone();
    html! {
        <section>
            <h3>{ "The call" }</h3>
            <pre class="code" data-testid="why-call" tabindex="0">{ call }</pre>
            <p class="after">{ kit::copy_button(emit, "command", state.copied, move || text.clone()) }</p>
        </section>
    }
}
