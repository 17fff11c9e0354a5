//! The options as data: those of `aws` itself, and those an operation's parameters make.

use super::model::{Operation, Shape};

/// An option of the command line.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Spec {
    /// With its dashes.
    pub(super) flag: String,
    pub(super) takes: Takes,
    pub(super) required: bool,
    pub(super) here: Here,
}

/// What follows an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Nothing,
    One,
    /// One of these.
    Choice(&'static [&'static str]),
    /// Everything up to the next option.
    Many,
}

/// What becomes of an option here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Here {
    Honoured,
    /// It changes nothing that could be seen here.
    Idle,
    /// Refused by name: this is why.
    Refused(&'static str),
}

/// The options before, between and after `secretsmanager rotate-secret`.
pub(super) fn global() -> Vec<Spec> {
    let spec = |(flag, takes, here): &(&str, Takes, Here)| Spec {
        flag: (*flag).into(),
        takes: *takes,
        required: false,
        here: *here,
    };
    GLOBAL.iter().map(spec).collect()
}

/// The options of an operation: one for each parameter, two for a truth value.
pub(super) fn of(operation: &Operation) -> Vec<Spec> {
    let mut specs = Vec::new();
    for member in operation.input {
        let takes = match member.shape {
            Shape::Boolean => Takes::Nothing,
            Shape::List => Takes::Many,
            _ => Takes::One,
        };
        let here = if member.here { Here::Honoured } else { Here::Refused(EXTERNAL) };
        let (flag, required) = (format!("--{}", member.option()), member.required);
        if takes == Takes::Nothing {
            specs.push(Spec { flag: flag.clone(), takes, required, here });
            specs.push(Spec { flag: format!("--no-{}", member.option()), takes, required, here });
        } else {
            specs.push(Spec { flag, takes, required, here });
        }
    }
    for (flag, why) in [("--cli-input-json", INPUT), ("--generate-cli-skeleton", SKELETON)] {
        let takes = if why == SKELETON { Takes::Many } else { Takes::One };
        specs.push(Spec { flag: flag.into(), takes, required: false, here: Here::Refused(why) });
    }
    specs
}

/// In the order in which an ambiguous abbreviation lists them.
const GLOBAL: [(&str, Takes, Here); 15] = [
    ("--debug", Takes::Nothing, Here::Idle),
    ("--endpoint-url", Takes::One, Here::Honoured),
    (
        "--no-verify-ssl",
        Takes::Nothing,
        Here::Refused("whether to trust a certificate is the browser's decision"),
    ),
    ("--no-paginate", Takes::Nothing, Here::Idle),
    ("--output", Takes::Choice(&["json", "text", "table"]), Here::Honoured),
    ("--query", Takes::One, Here::Refused("the answer is shown whole")),
    (
        "--profile",
        Takes::One,
        Here::Refused("profiles are in files of your machine: leave it out and give the keys in the form"),
    ),
    ("--region", Takes::One, Here::Honoured),
    ("--color", Takes::Choice(&["on", "off", "auto"]), Here::Idle),
    ("--no-sign-request", Takes::Nothing, Here::Refused("the service takes no unsigned requests")),
    ("--ca-bundle", Takes::One, Here::Refused("there are no files here")),
    ("--cli-read-timeout", Takes::One, Here::Idle),
    ("--cli-connect-timeout", Takes::One, Here::Idle),
    ("--v2-debug", Takes::Nothing, Here::Idle),
    (
        "--version",
        Takes::Nothing,
        Here::Refused("this is not the AWS CLI; its grammar is that of version 1.46"),
    ),
];

const EXTERNAL: &str = "rotation of secrets that a partner holds is not modelled";
const INPUT: &str = "give the parameters as options";
const SKELETON: &str = "it would send nothing; the form shows every parameter";
