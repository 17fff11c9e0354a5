//! The options as data: those of `aws` itself, and those an operation's parameters make.

use super::operation::{Operation, dashed};
use crate::model::Kind;

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
    /// A whole number.
    Int,
    /// One of these.
    Choice(&'static [&'static str]),
    /// One of these, or nothing, which is the first of them.
    Perhaps(&'static [&'static str]),
    /// Everything up to the next option.
    Many,
}

/// What becomes of an option here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Here {
    Honoured,
    /// It changes nothing that could be seen here.
    Idle,
    /// Refused by name where a command only fills in a form; with a host behind it, it is honoured.
    NoForm(&'static str),
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

/// The options of an operation: one for each parameter, two for a truth value. `given` can make them all optional.
pub(super) fn of(operation: Operation, given: &[String]) -> Vec<Spec> {
    let lenient = all_optional(given);
    let mut specs = Vec::new();
    for member in operation.input() {
        let takes = match member.kind {
            Kind::Flag => Takes::Nothing,
            Kind::List { .. } => Takes::Many,
            Kind::Number { long: true, .. } => Takes::Int,
            _ => Takes::One,
        };
        let name = dashed(member.name);
        let required = member.required && !lenient;
        specs.push(Spec { flag: format!("--{name}"), takes, required, here: Here::Honoured });
        if takes == Takes::Nothing {
            specs.push(Spec { flag: format!("--no-{name}"), takes, required, here: Here::Honoured });
        }
    }
    let paging = if operation.has_pages() { &PAGING[..] } else { &[] };
    for (flag, takes, here) in INPUT.iter().chain(paging).chain(&SKELETON) {
        specs.push(Spec { flag: (*flag).into(), takes: *takes, required: false, here: *here });
    }
    specs
}

/// The CLI looks for these two words as such before it reads the line: abbreviated, or with an equals sign, they have
/// no effect on what is required.
fn all_optional(given: &[String]) -> bool {
    let after = |flag: &str| given.iter().position(|word| word == flag).map(|place| given.get(place + 1));
    after("--cli-input-json").is_some()
        || after("--generate-cli-skeleton").is_some_and(|next| next.is_none_or(|next| next != "output"))
}

const INPUT: [(&str, Takes, Here); 1] = [("--cli-input-json", Takes::One, Here::Honoured)];
const PAGING: [(&str, Takes, Here); 3] = [
    ("--starting-token", Takes::One, Here::Honoured),
    ("--page-size", Takes::Int, Here::Honoured),
    ("--max-items", Takes::Int, Here::Honoured),
];
const SKELETON: [(&str, Takes, Here); 1] = [(
    "--generate-cli-skeleton",
    Takes::Perhaps(&["input", "output"]),
    Here::NoForm("it would send nothing; the form shows every parameter"),
)];

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
        Here::NoForm("profiles are in files of your machine: leave it out and give the keys in the form"),
    ),
    ("--region", Takes::One, Here::Honoured),
    ("--color", Takes::Choice(&["on", "off", "auto"]), Here::Idle),
    ("--no-sign-request", Takes::Nothing, Here::NoForm("the service takes no unsigned requests")),
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
