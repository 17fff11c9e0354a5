//! The operations as data: what the CLI knows of a parameter. An operation is added by adding its row.

/// One operation.
pub(super) struct Operation {
    /// `rotate-secret`.
    pub(super) command: &'static str,
    /// `RotateSecret`.
    pub(super) name: &'static str,
    /// In the model's order, which is also the order of the body.
    pub(super) input: &'static [Member],
    /// The member that the CLI makes up where it is left out.
    pub(super) token: Option<&'static str>,
    /// What the CLI prints of an answer, in this order.
    pub(super) output: &'static [&'static str],
}

/// One parameter, or one member of a structure.
pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) required: bool,
    /// Whether this project does more with it than know its name.
    pub(super) here: bool,
}

/// The CLI checks types and lower bounds, and leaves the rest to the service.
pub(super) enum Shape {
    Text { min: usize },
    Long { min: i64 },
    Boolean,
    Structure(&'static [Member]),
    List,
}

/// The operations this room can parse.
pub(super) fn operation(find: impl Fn(&Operation) -> bool) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| find(operation))
}

impl Member {
    /// `RotationLambdaARN` as `rotation-lambda-arn`.
    pub(super) fn option(&self) -> String {
        let chars: Vec<char> = self.name.chars().collect();
        let mut option = String::new();
        for (n, char) in chars.iter().enumerate() {
            let after_lower =
                n.checked_sub(1).and_then(|n| chars.get(n)).is_some_and(char::is_ascii_lowercase);
            if char.is_ascii_uppercase() && after_lower {
                option.push('-');
            }
            option.push(char.to_ascii_lowercase());
        }
        option
    }

    const fn new(name: &'static str, shape: Shape) -> Self {
        Self { name, shape, required: false, here: true }
    }

    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    const fn not_here(self) -> Self {
        Self { here: false, ..self }
    }
}

const OPERATIONS: &[Operation] = &[Operation {
    command: "rotate-secret",
    name: "RotateSecret",
    input: &[
        Member::new("SecretId", Shape::Text { min: 1 }).required(),
        Member::new("ClientRequestToken", Shape::Text { min: 32 }),
        Member::new("RotationLambdaARN", Shape::Text { min: 0 }),
        Member::new(
            "RotationRules",
            Shape::Structure(&[
                Member::new("AutomaticallyAfterDays", Shape::Long { min: 1 }),
                Member::new("Duration", Shape::Text { min: 2 }),
                Member::new("ScheduleExpression", Shape::Text { min: 1 }),
            ]),
        ),
        Member::new("ExternalSecretRotationMetadata", Shape::List).not_here(),
        Member::new("ExternalSecretRotationRoleArn", Shape::Text { min: 20 }).not_here(),
        Member::new("RotateImmediately", Shape::Boolean),
    ],
    token: Some("ClientRequestToken"),
    output: &["ARN", "Name", "VersionId"],
}];

#[cfg(test)]
mod tests {
    #[test]
    fn options_are_named_after_their_members() {
        let operation = super::operation(|operation| operation.command == "rotate-secret").unwrap();
        let options: Vec<_> = operation.input.iter().map(|member| member.option()).collect();
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
    }
}
