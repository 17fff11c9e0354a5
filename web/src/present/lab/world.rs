//! The world in words: how passwords are changed, and what its people do.

use rotation_lab::world::{self, Strategy};

use crate::model::lab::MANAGED;

/// A strategy, in the head of the page.
pub const fn short(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::SingleUser => "single user",
        Strategy::AlternatingUsers => "alternating users",
        Strategy::Generic => "generic template",
        Strategy::Own => "your own function",
    }
}

/// The strategies of the dialog: value and words.
pub fn strategies() -> Vec<(&'static str, &'static str)> {
    let built_in = Strategy::ALL.map(|strategy| (strategy.id(), short(strategy)));
    built_in.into_iter().chain([(MANAGED, "managed by the service that owns the secret")]).collect()
}

/// What a strategy does.
#[inline(never)]
pub fn does(id: &str) -> &'static str {
    match Strategy::by_id(id) {
        Some(Strategy::SingleUser) => {
            "One user, whose password is changed while clients use it. Between setSecret and finishSecret they are locked out."
        }
        Some(Strategy::AlternatingUsers) => {
            "Two users in turn, the second one named \u{2026}_clone: a superuser gives the new password to the one that is not in use."
        }
        Some(Strategy::Generic) => {
            "The template as it comes: createSecret and finishSecret are written, setSecret and testSecret raise NotImplementedError."
        }
        Some(Strategy::Own) => {
            "JavaScript that you type in below the events. It runs in a sandbox of this page and never goes into a link."
        }
        None => {
            "No function: the service rotates it, in about half a minute. A secret is managed from its making on, so this makes another one."
        }
    }
}

/// What people do: value and words.
pub const PEOPLE: [(&str, &str); 2] =
    [("", "set its password in the database too"), ("forgetful", "forget the database")];

/// The world, in a row of the events.
#[inline(never)]
pub fn words(world: &world::Setup) -> String {
    let superuser = world.superuser.as_ref().map(|name| format!("; superuser {name}")).unwrap_or_default();
    let forgetful = if world.forgetful { "; people forget the database" } else { "" };
    format!("from here on: {}{superuser}{forgetful}", short(world.strategy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_strategy_of_the_dialog_says_what_it_does_in_sentences_of_its_own() {
        let strategies = strategies();
        assert_eq!(strategies.len(), 5);
        let mut said: Vec<&str> = strategies.iter().map(|(id, _)| does(id)).collect();
        said.dedup();
        assert_eq!(said.len(), 5);
        assert!(said.iter().all(|said| said.ends_with('.')));
    }

    #[test]
    fn a_world_tells_only_what_is_not_as_usual() {
        let world = world::Setup::default();
        assert_eq!(words(&world), "from here on: single user");
        let world = world::Setup { superuser: Some("root".into()), forgetful: true, ..world };
        assert_eq!(words(&world), "from here on: single user; superuser root; people forget the database");
    }
}
