//! The programs' lines under the lanes.

use yew::prelude::*;

use crate::present::timeline::{Bands, ClientLine, Piece};

/// Up to the playhead, or right of it.
pub(super) fn lines(drawn: &Bands, ahead: bool) -> Html {
    html! { <>{ for drawn.clients.iter().map(|client| line(client, drawn, ahead)) }</> }
}

fn line(client: &ClientLine, drawn: &Bands, ahead: bool) -> Html {
    let y = client.y;
    let testid = (!ahead).then(|| format!("client-{}", client.name));
    html! {
        <g class="client" data-testid={testid}>
            { for client.pieces.iter().map(|one| piece(one, y)) }
            if let Some(words) = client.instead.filter(|_| !ahead) {
                { said(words, drawn, y - 7) }
            }
        </g>
    }
}

/// So far apart stands what is said of the whole line: somewhere it can be read, whichever part is in view.
const APART: i32 = 380;

#[inline(never)]
fn said(words: &'static str, drawn: &Bands, y: i32) -> Html {
    let first = drawn.from.max(0) / APART;
    let places = first..=(drawn.to / APART).max(first);
    html! { <>{ for places.map(|n| html! {
        <text class="t-quiet" x={(n * APART + 12).to_string()} y={y.to_string()}>{ words }</text>
    }) }</> }
}

#[inline(never)]
fn piece(piece: &Piece, y: i32) -> Html {
    let Piece { x0, x1, gap, words } = piece;
    let cannot = gap.is_some();
    html! {
        <g data-state={cannot.then_some("fail")}>
            <path class="login" d={format!("M{x0} {y}H{x1}")} />
            if cannot { <path class="login-end" d={format!("M{x0} {}v8M{x1} {}v8", y - 4, y - 4)} /> }
            if let Some(words) = words {
                <text x={x0.to_string()} y={(y - 7).to_string()} class={if cannot { "t-fail-strong" } else { "t-quiet" }}>{ words.clone() }</text>
            }
            if let Some(gap) = gap { <title>{ gap.clone() }</title> }
        </g>
    }
}
