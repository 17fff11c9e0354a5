//! A staging label: glyph and AWS's own spelling. Never colour alone.

use yew::prelude::*;

/// Which of the four looks a label has.
pub fn label_kind(label: &str) -> &'static str {
    match label {
        "AWSCURRENT" => "current",
        "AWSPENDING" => "pending",
        "AWSPREVIOUS" => "previous",
        _ => "custom",
    }
}

/// The label as a pill.
pub fn label(label: &str) -> Html {
    let kind = label_kind(label);
    html! {
        <span class="label" data-label={kind}>
            <svg class="glyph" viewBox="0 0 10 10" aria-hidden="true"><use href={format!("#g-{kind}")} /></svg>
            { label.to_owned() }
        </span>
    }
}

/// A sentence in which every word that is one of the service's labels is drawn as a pill.
pub fn label_text(sentence: &str) -> Html {
    let pieces = sentence.split_inclusive(' ').map(|word| {
        let bare = word.trim_end_matches([' ', ',', '.', ';', ':']);
        if matches!(bare, "AWSCURRENT" | "AWSPENDING" | "AWSPREVIOUS") {
            html! { <>{ label(bare) }{ word.get(bare.len()..).unwrap_or_default().to_owned() }</> }
        } else {
            html! { { word.to_owned() } }
        }
    });
    html! { <>{ for pieces }</> }
}
