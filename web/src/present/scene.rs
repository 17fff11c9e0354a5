//! Why a scene cannot be shown, in a sentence for whoever reads the page it stands in.

use crate::model::scene::{Trouble, View};

/// The sentence.
pub fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Scenario(id) => format!("Rotation Lab has no scenario \u{201c}{id}\u{201d}."),
        Trouble::View(name) => {
            let known = View::NAMES.map(|(name, _)| name).join(", ");
            format!("Rotation Lab has no view \u{201c}{name}\u{201d}: it has {known}.")
        }
        Trouble::Link(error) => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_says_what_was_asked_and_what_there_is() {
        let said = trouble(&Trouble::View("fleet".into()));
        assert_eq!(said, "Rotation Lab has no view “fleet”: it has timeline, schedule, request.");
        assert_eq!(trouble(&Trouble::Scenario("stuck".into())), "Rotation Lab has no scenario “stuck”.");
    }
}
