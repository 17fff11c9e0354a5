//! The Lab page.

use yew::prelude::*;

use crate::model::{Event, State};

/// The page.
pub fn page(_: &State, _: &Callback<Event>) -> Html {
    html! {}
}
