//! The operations as the CLI names them. What they take is in [`crate::model`], for the service as well as for the CLI;
//! what is newer than the CLI is left out here.

use crate::model::{BEYOND, INPUTS, Member, Place};

/// One operation.
#[derive(Clone, Copy)]
pub(super) struct Operation {
    /// `RotateSecret`.
    pub(super) name: &'static str,
    members: &'static [Member],
}

impl Operation {
    /// By the name of its command, `rotate-secret`.
    pub(super) fn of_command(command: &str) -> Option<Self> {
        Self::all().find(|operation| dashed(operation.name) == command)
    }

    /// The names of all commands.
    pub(super) fn commands() -> Vec<String> {
        Self::sorted().iter().map(|operation| dashed(operation.name)).collect()
    }

    /// In the order of the alphabet of their commands, which is that of the service model.
    pub(super) fn sorted() -> Vec<Self> {
        let mut all: Vec<_> = Self::all().collect();
        all.sort_by_key(|operation| dashed(operation.name));
        all
    }

    /// Its parameters, in the order of the body.
    pub(super) fn input(&self) -> impl Iterator<Item = &'static Member> + use<> {
        known(self.members)
    }

    pub(super) fn members(&self) -> &'static [Member] {
        self.members
    }

    /// Whether the CLI asks for page after page by itself.
    pub(super) fn has_pages(&self) -> bool {
        self.name == "ListSecrets"
    }

    fn all() -> impl Iterator<Item = Self> {
        INPUTS.iter().chain(&BEYOND).map(|(name, members)| Self { name, members })
    }
}

/// The members that the CLI knows.
pub(super) fn known(members: &'static [Member]) -> impl Iterator<Item = &'static Member> {
    members.iter().filter(|member| member.place != Place::Newer)
}

/// `RotationLambdaARN` as `rotation-lambda-arn`.
pub(crate) fn dashed(name: &str) -> String {
    let mut dashed = String::new();
    let mut after_lower = false;
    for char in name.chars() {
        if char.is_ascii_uppercase() && after_lower {
            dashed.push('-');
        }
        after_lower = char.is_ascii_lowercase();
        dashed.push(char.to_ascii_lowercase());
    }
    dashed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_and_commands_are_named_after_what_they_stand_for() {
        let operation = Operation::of_command("rotate-secret").unwrap();
        let options: Vec<_> = operation.input().map(|member| dashed(member.name)).collect();
        assert_eq!(
            options,
            [
                "secret-id",
                "client-request-token",
                "rotation-lambda-arn",
                "rotation-rules",
                "external-secret-rotation-metadata",
                "external-secret-rotation-role-arn",
                "rotate-immediately"
            ]
        );
        let commands = Operation::commands();
        assert_eq!((commands.len(), commands[9].as_str()), (23, "list-secret-version-ids"));
    }

    #[test]
    fn what_is_newer_than_the_cli_is_no_option() {
        let operation = Operation::of_command("put-resource-policy").unwrap();
        assert!(operation.input().all(|member| member.name != "PolicyName"));
    }
}
