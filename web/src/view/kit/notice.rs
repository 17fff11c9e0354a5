//! One sentence, and what to do about it.

use yew::prelude::*;

use super::{Icon, Tone, icon};

/// The notice. Failures and warnings are read out at once, the rest when there is time.
pub fn notice(tone: Tone, testid: &'static str, words: Html) -> Html {
    let glyph = match tone {
        Tone::Fail => Icon::Cross,
        Tone::Warn => Icon::Warn,
        Tone::Good => Icon::Check,
        Tone::Plain | Tone::Run => Icon::Info,
    };
    let role = if matches!(tone, Tone::Fail | Tone::Warn) { "alert" } else { "status" };
    html! {
        <div class="notice" data-tone={tone.name()} {role} data-testid={testid}>{ icon(glyph) }<span>{ words }</span></div>
    }
}
