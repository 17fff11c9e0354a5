//! What the story says of where the playhead stands.

use yew::prelude::*;

use crate::model::State;

/// Always there, and empty where there is nothing to say: a screen reader speaks what changes in it.
pub(super) fn caption(state: &State) -> Html {
    let page = &state.lab;
    html! { <p class="caption" aria-live="polite" data-testid="caption">{ page.telling.caption(&page.lab) }</p> }
}
