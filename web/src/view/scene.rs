//! A scene inside somebody else's page: the parts of one page, without what leads out of it.

use yew::prelude::*;

use super::{frame, kit, lab, request, schedule};
use crate::{
    model::{
        Event,
        scene::{Scene, View},
    },
    present,
};

/// The scene; a sentence where there is none to show.
pub fn scene(scene: &Scene, emit: &Callback<Event>) -> Html {
    if let Some(trouble) = &scene.trouble {
        let words = present::scene::trouble(trouble);
        return html! { <div class="lone">{ kit::notice(kit::Tone::Fail, "scene-trouble", html! { { words } }) }</div> };
    }
    html! {
        <>
            { frame::notice(&scene.state, emit) }
            { match scene.view {
                View::Timeline => lab::scene(scene, emit),
                View::Schedule => schedule::scene(scene, emit),
                View::Request => request::scene(scene, emit),
            } }
        </>
    }
}
