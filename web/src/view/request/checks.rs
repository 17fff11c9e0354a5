//! What the service looks at, in its order: what passed, what refused, what was not reached.

use rotation_lab::outcome::Checked;
use yew::prelude::*;

use crate::{
    present::request::{CheckLine, verdict},
    view::kit::{self, Icon},
};

pub(super) fn checks(lines: &[CheckLine]) -> Html {
    html! {
        <section class="checks" aria-label="Checks, in the service’s order" data-testid="checks">
            <header><h2>{ "Checks, in the service’s order" }</h2></header>
            <ol>
                { for lines.iter().map(|line| html! {
                    <li key={line.words} data-state={verdict(line.checked)}>
                        { glyph(line.checked) }
                        <span>{ line.words }<span class="sr">{ format!(": {}", verdict(line.checked)) }</span></span>
                        { line.evidence.map(kit::evidence_tag) }
                    </li>
                }) }
            </ol>
        </section>
    }
}

fn glyph(checked: Checked) -> Html {
    match checked {
        Checked::Passed => kit::icon(Icon::Check),
        Checked::Refused => kit::icon(Icon::Cross),
        Checked::NotReached => kit::icon(Icon::Minus),
    }
}
