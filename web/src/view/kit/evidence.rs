//! How a rule is known: filled, outlined or dashed, and always the word.

use rotation_core::fact::Evidence;
use yew::prelude::*;

/// The tag.
pub fn evidence_tag(evidence: Evidence) -> Html {
    html! { <span class="evidence" data-evidence={evidence.name()}>{ evidence.name() }</span> }
}
