//! Brand, menu, the promise, keys and theme.

use yew::prelude::*;

use crate::{
    model::{Event, Route, Sheet, State, Theme},
    view::kit::{self, Button, Icon},
};

pub(super) fn header(state: &State, emit: &Callback<Event>) -> Html {
    let keys = Button {
        words: "?".into(),
        kind: Some("bare"),
        small: true,
        title: Some("Keyboard shortcuts".into()),
        testid: "open-keys".into(),
        ..Button::default()
    };
    let theme = Button {
        words: match state.theme {
            Theme::System => "Theme: follows the system",
            Theme::Light => "Theme: light",
            Theme::Dark => "Theme: dark",
        }
        .into(),
        icon: Some(Icon::Theme),
        kind: Some("bare"),
        small: true,
        square: true,
        testid: "theme".into(),
        ..Button::default()
    };
    html! {
        <header class="top">
            <a class="brand" href={Route::Lab.hash()} aria-label="Rotation Lab">{ mark() }<span class="name">{ "Rotation Lab" }</span></a>
            <nav aria-label="Pages">
                { for Route::ALL.into_iter().map(|route| html! {
                    <a href={route.hash()} aria-current={(route == state.route).then_some("page")}
                        data-testid={format!("nav-{}", route.hash().trim_start_matches("#/"))}>{ name(route) }</a>
                }) }
            </nav>
            <div class="tools">
                <span class="promise">{ kit::icon(Icon::Lock) }{ "Nothing leaves this page" }</span>
                { kit::button(keys, kit::on(emit, Event::Open(Sheet::Keys))) }
                { kit::button(theme, kit::on(emit, Event::NextTheme)) }
            </div>
        </header>
    }
}

fn name(route: Route) -> &'static str {
    match route {
        Route::Lab => "Lab",
        Route::Request => "Request",
        Route::Schedule => "Schedule",
        Route::Fleet => "Fleet",
    }
}

fn mark() -> Html {
    html! {
        <svg viewBox="0 0 20 20" aria-hidden="true">
            <path class="mark" d="M2 5.5h4.5c4 0 3 9 7 9H18" />
            <path class="mark-dots" d="M2 14.5h3.2M12.2 5.5H18" />
        </svg>
    }
}
