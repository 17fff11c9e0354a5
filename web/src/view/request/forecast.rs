//! What will happen, in a few sentences; behind them what DescribeSecret tells, the rules, and the permissions.

use yew::prelude::*;

use crate::{
    model::{self, State},
    present::request::{Forecast, Labels, Policy, Row},
    view::kit::{self, Icon, Tone},
};

pub(super) fn forecast(forecast: Forecast, state: &State, emit: &Callback<model::Event>) -> Html {
    let (tone, words) = forecast.verdict;
    let glyph = if tone == Tone::Good { Icon::Check } else { Icon::Cross };
    let account = state.lab.lab.vault().place().account.as_str();
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
            { labels(&forecast.labels) }
            if !forecast.echo.is_empty() {
                { more("will-echo", "What describe-secret will tell", forecast.echo.len(), echo(&forecast.echo)) }
            }
            if forecast.rules.len() > 1 {
                { more("will-rules", "The rules it rests on", forecast.rules.len(), html! {
                    <ul>
                        { for forecast.rules.iter().map(|rule| html! {
                            <li key={rule.id}>{ rule.text }{ " " }{ kit::evidence_tag(rule.evidence) }</li>
                        }) }
                    </ul>
                }) }
            }
            if !forecast.policies.is_empty() {
                { more("will-permissions", "The permissions it takes", forecast.policies.len(), html! {
                    <>
                        <p class="small quiet">{ format!("For account {account}, the lab’s.") }</p>
                        { for forecast.policies.into_iter().map(|one| policy(one, state.copied, emit)) }
                    </>
                }) }
            }
        </section>
    }
}

/// Closed until it is asked for.
fn more(testid: &'static str, title: &'static str, count: usize, inner: Html) -> Html {
    html! {
        <details class="more" key={testid} data-testid={testid}>
            <summary>{ title }{ " " }<span class="faint">{ count }</span></summary>
            <div class="inner">{ inner }</div>
        </details>
    }
}

const TIMES: [&str; 3] = ["now", "accepted", "at the end"];

/// Where the labels go.
fn labels(rows: &[Labels]) -> Html {
    if rows.is_empty() {
        return html! {};
    }
    let held = |held: &Option<Vec<String>>| match held.as_deref() {
        None => html! { <span class="faint">{ "not there" }</span> },
        Some([]) => html! { <span class="faint">{ "no label" }</span> },
        Some(labels) => html! { <>{ for labels.iter().map(|label| kit::label(label)) }</> },
    };
    html! {
        <table class="will-labels" data-testid="will-labels">
            <thead>
                <tr>
                    <th scope="col">{ "version" }</th>
                    { for TIMES.map(|time| html! { <th scope="col">{ time }</th> }) }
                </tr>
            </thead>
            <tbody>
                { for rows.iter().map(|row| html! {
                    <tr key={row.version.clone()}>
                        <th scope="row"><code>{ row.version.clone() }</code></th>
                        { for TIMES.iter().zip(&row.held).map(|(time, labels)| html! { <td data-time={*time}>{ held(labels) }</td> }) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn echo(rows: &[Row]) -> Html {
    html! {
        <table class="echo" data-testid="will-echo-table">
            <thead>
                <tr>
                    <th scope="col">{ "member" }</th>
                    { for TIMES.map(|time| html! { <th scope="col">{ time }</th> }) }
                </tr>
            </thead>
            <tbody>
                { for rows.iter().map(|row| {
                    let mut before: Option<&str> = None;
                    let cells = TIMES.iter().zip(&row.values).map(|(time, value)| {
                        let changed = before.replace(value).is_some_and(|before| before != value);
                        html! {
                            <td data-time={*time} data-changed={changed.then_some("true")}>
                                if value.is_empty() { <span class="faint">{ "not there" }</span> } else { <code>{ value.clone() }</code> }
                            </td>
                        }
                    });
                    html! {
                        <tr key={row.member.clone()}>
                            <th scope="row"><code>{ row.member.clone() }</code></th>
                            { for cells }
                        </tr>
                    }
                }) }
            </tbody>
        </table>
    }
}

fn policy(policy: Policy, copied: Option<&'static str>, emit: &Callback<model::Event>) -> Html {
    let Policy { title, name, advice, text, evidence } = policy;
    let shown = text.clone();
    html! {
        <section key={name} class="policy" aria-label={title}>
            <header>
                <h3>{ title }</h3>{ kit::evidence_tag(evidence) }
                <span class="push">{ kit::copy_button(emit, name, copied, move || text.clone()) }</span>
            </header>
            <p class="small quiet">{ advice }</p>
            <pre class="code" tabindex="0" data-testid={name.replace(' ', "-")}>{ shown }</pre>
        </section>
    }
}
