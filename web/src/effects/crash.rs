//! A panic ends the program; the page says so instead of standing still.

use wasm_bindgen::{JsCast as _, closure::Closure};

use super::{document, window};

/// Shows a card with a reload button when the program panics. The message goes to the console as before.
pub(super) fn install() {
    yew::set_custom_panic_hook(Box::new(|info| {
        web_sys_error(&info.to_string());
        let _ = card();
    }));
}

fn web_sys_error(text: &str) {
    // console.error by reflection: one feature of web-sys less for one line.
    let console = js_sys::Reflect::get(&js_sys::global(), &"console".into());
    let error = console.and_then(|console| js_sys::Reflect::get(&console, &"error".into()));
    if let Ok(Ok(error)) = error.map(|error| error.dyn_into::<js_sys::Function>()) {
        let _ = error.call1(&wasm_bindgen::JsValue::NULL, &text.into());
    }
}

fn card() -> Option<()> {
    let document = document()?;
    let body = document.body()?;
    let card = document.create_element("div").ok()?;
    card.set_class_name("crash notice");
    let _ = card.set_attribute("role", "alert");
    let _ = card.set_attribute("data-tone", "fail");
    card.set_text_content(Some(
        "Something in this page went wrong and it has stopped. Nothing was sent anywhere. ",
    ));
    let button = document.create_element("button").ok()?;
    button.set_class_name("button");
    button.set_text_content(Some("Reload"));
    let reload = Closure::<dyn FnMut()>::new(|| {
        if let Some(window) = window() {
            let _ = window.location().reload();
        }
    });
    let _ = button.add_event_listener_with_callback("click", reload.as_ref().unchecked_ref());
    reload.forget();
    card.append_child(&button).ok()?;
    body.append_child(&card).ok()?;
    Some(())
}
