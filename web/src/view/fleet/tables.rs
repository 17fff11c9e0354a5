//! The same as tables: figures side by side, the busiest hours, and the secrets of the worst hour with where to move them.

use yew::prelude::*;

use crate::{
    model::fleet_job::{Load, Name},
    present::{
        fleet::{self, Figure, hour, hour_at},
        schedule::thousands,
        time,
    },
    view::kit,
};

/// So many hours, and so many secrets, are listed.
const HOURS: usize = 10;
const NAMES: usize = 25;

pub(super) fn figures(as_is: &Load, spread: Option<&Load>, concurrency: u32) -> Html {
    let cell = |(words, over): Figure| {
        html! {
            <td data-over={over.then_some("true")}>{ if over { kit::icon(kit::Icon::Cross) } else { html! {} } }{ words }</td>
        }
    };
    let moved = spread.map(|load| fleet::figures(load, concurrency));
    let rows = fleet::figures(as_is, concurrency).into_iter().enumerate().map(|(place, (name, figure))| {
        let other = moved.as_ref().and_then(|moved| moved.get(place)).map(|(_, figure)| figure.clone());
        html! { <tr><th scope="row">{ name }</th>{ cell(figure) }{ other.map(cell) }</tr> }
    });
    html! {
        <section class="card" aria-label="Figures">
            <header><h2>{ "In figures" }</h2></header>
            <div class="scroll" tabindex="0" role="region" aria-label="Figures, table">
                <table class="table figures" data-testid="fleet-figures">
                    <thead><tr><td></td><th scope="col">{ "As they are" }</th>if spread.is_some() { <th scope="col">{ "Spread" }</th> }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </section>
    }
}

pub(super) fn busiest(load: &Load) -> Html {
    let rows = fleet::busiest(load, HOURS).into_iter().enumerate().map(|(place, (at, tries))| html! {
        <tr><td class="num faint">{ place + 1 }</td><td class="strong">{ hour(hour_at(load, at)) }</td><td class="num">{ thousands(tries) }</td></tr>
    });
    html! {
        <section class="card" aria-label="Busiest hours">
            <header><h2>{ "Busiest hours" }</h2><span class="small faint">{ "windows as they are" }</span></header>
            <table class="table" data-testid="fleet-busiest">
                <thead><tr><th class="num">{ "#" }</th><th>{ "Hour" }</th><th class="num">{ "Starts" }</th></tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </section>
    }
}

pub(super) fn names(names: &[Name]) -> Html {
    if names.is_empty() {
        return html! {};
    }
    let rows = names.iter().take(NAMES).map(|name| {
        html! {
            <tr key={name.arn.clone()}>
                <td class="mono">{ time::clock(name.at) }</td>
                <td class="mono">{ name.arn.rsplit(':').next().unwrap_or_default().to_owned() }</td>
                <td class="mono">{ name.rules.clone() }</td>
                <td class="mono">{ name.moved.clone() }</td>
                <td>{ name.by_hand.clone() }</td>
            </tr>
        }
    });
    let more = names.len().saturating_sub(NAMES);
    html! {
        <section class="card" aria-label="Secrets of the worst hour">
            <header>
                <h2>{ "Secrets of the worst hour" }</h2>
                if more > 0 { <span class="small faint">{ format!("the first {NAMES}") }</span> }
            </header>
            <div class="scroll" tabindex="0" role="region" aria-label="Secrets of the worst hour, table">
                <table class="table names" data-testid="fleet-names">
                    <thead><tr><th>{ "Starts" }</th><th>{ "Secret" }</th><th>{ "RotationRules" }</th><th>{ "Spread" }</th><th>{ "Once by hand on" }</th></tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="note">
                { "The rule: a secret keeps how often it rotates, and its ARN decides on which hour, weekday or day of the month. Days counted from the last rotation are moved by rotating once by hand." }
            </p>
        </section>
    }
}
