//! The names of rows and lanes: beside them, or above them where the page is narrow.

use yew::prelude::*;

use crate::{
    model::State,
    present::{
        lab::secret_name,
        time,
        timeline::{Drawing, Head},
    },
    view::kit::label_kind,
};

pub(super) fn heads(state: &State, drawn: &Drawing) -> Html {
    let narrow = state.narrow;
    let (x, width) = if narrow { (12, 330) } else { (16, 124) };
    let rows = drawn.rows;
    let function = state.lab.secret().and_then(|secret| secret.rotation.function.as_ref());
    let function = function.map_or_else(|| "not configured".to_owned(), |function| short(function.name()));
    let zone = time::zone(&state.zone, state.lab.lab.now());
    html! {
        <svg class="drawing heads" width={width.to_string()} height={drawn.height.to_string()} aria-hidden="true">
            if !narrow {
                { text(x, 31, "t-tick", "UTC".into()) }
                { text(x, 44, "t-local", short(&zone)) }
                { text(x, drawn.bottom + 22, "t-quiet", super::super::transport::count(state)) }
                <path class="rule" d={format!("M0 {}.5H{width}M0 {}.5H{width}M0 {}.5H{width}M{width} 0V{}", rows.rule, rows.end, drawn.bottom, drawn.bottom)} />
            }
            { pair(x, rows.service + if narrow { -18 } else { 4 }, narrow, "Service", "calls and events".into()) }
            { pair(x, rows.function + if narrow { -8 } else { 14 }, narrow, "Function", function) }
            <>{ for drawn.heads.iter().map(|one| head(x, narrow, one)) }</>
            { for drawn.bands.clients.iter().map(|client| {
                let y = client.y - if narrow { 20 } else { 7 };
                let about_x = if narrow { x + 96 } else { x };
                html! { <>{ text(x, y, "t-strong", client.name.into()) }{ text(about_x, if narrow { y } else { y + 12 }, "t-quiet", client.about.into()) }</> }
            }) }
            <title>{ state.lab.shown().map(|arn| secret_name(arn).to_owned()) }</title>
        </svg>
    }
}

fn head(x: i32, narrow: bool, head: &Head) -> Html {
    let y = if narrow { head.y - 8 } else { head.y + 21 };
    let id = head.version.short().to_owned();
    let digits = i32::try_from(head.number.checked_ilog10().unwrap_or(0) + 1).unwrap_or(1);
    let (maker_x, maker_y) = if narrow { (x + 84, y) } else { (x, y + 15) };
    let glyphs_x = if narrow { x + 190 } else { 103 };
    html! {
        <g class="lanehead" data-state={head.ahead.then_some("ahead")} data-testid={format!("version-v{}", head.number)}>
            { text(x, y, "v", format!("v{}", head.number)) }
            { text(x + 14 + 8 * digits, y, "id", id) }
            { text(maker_x, maker_y, "t-quiet", head.maker.to_owned()) }
            <>{ for head.labels.iter().rev().zip(0..).take(4).map(|(label, n)| {
                let kind = label_kind(label.as_str());
                let x = glyphs_x - 12 * n;
                html! { <use href={format!("#g-{kind}")} class={format!("now-{kind}")} x={x.to_string()}
                    y={(maker_y - 9).to_string()} width="9" height="9" /> }
            }) }</>
        </g>
    }
}

fn pair(x: i32, y: i32, narrow: bool, name: &'static str, about: String) -> Html {
    let (about_x, about_y) = if narrow { (x + 56, y) } else { (x, y + 13) };
    html! { <>{ text(x, y, "t-strong", name.into()) }{ text(about_x, about_y, "t-quiet", about) }</> }
}

fn text(x: i32, y: i32, class: &'static str, words: String) -> Html {
    html! { <text x={x.to_string()} y={y.to_string()} {class}>{ words }</text> }
}

/// What fits beside a lane.
fn short(text: &str) -> String {
    if text.chars().count() <= 17 {
        text.to_owned()
    } else {
        text.chars().take(16).chain(['\u{2026}']).collect()
    }
}
