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
    // Text and pill take turns up to a last text: where the sentence becomes another, each stays what it is.
    let (mut pieces, mut text) = (Vec::new(), String::new());
    for word in sentence.split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', ',', '.', ';', ':']);
        let (before, after) = match bare {
            "AWSCURRENT" | "AWSPENDING" | "AWSPREVIOUS" => word.split_at(bare.len()),
            _ => ("", word),
        };
        if !before.is_empty() {
            pieces.extend([html! { { std::mem::take(&mut text) } }, label(before)]);
        }
        text.push_str(after);
    }
    html! { <>{ for pieces }{ text }</> }
}
