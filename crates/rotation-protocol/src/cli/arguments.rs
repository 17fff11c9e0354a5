//! Python's argparse, as far as the CLI uses it: abbreviated options, `--name=value`, options and words in any order,
//! and everything it does not know handed on.

use super::options::{Here, Spec, Takes};
use super::{Failure, close, python};

/// What one parser took, and what it left for the next.
#[derive(Default)]
pub(super) struct Taken {
    /// In the order of the command line; an option may come again.
    pub(super) options: Vec<(Spec, Vec<String>)>,
    /// The first word that no option took.
    pub(super) word: Option<String>,
    /// Everything else.
    pub(super) rest: Vec<String>,
}

impl Taken {
    /// The value that counts: the last.
    pub(super) fn last(&self, flag: &str) -> Option<&str> {
        let values = self.options.iter().rev().find(|(spec, _)| spec.flag == flag);
        values.and_then(|(_, values)| values.first()).map(String::as_str)
    }

    pub(super) fn has(&self, flag: &str) -> bool {
        self.options.iter().any(|(spec, _)| spec.flag == flag)
    }
}

/// Reads `arguments` with these options and room for one word.
pub(super) fn parse(specs: &[Spec], arguments: &[String]) -> Result<Taken, Failure> {
    let mut kinds = Vec::with_capacity(arguments.len());
    let mut only_words = false;
    for argument in arguments {
        kinds.push(if only_words { Kind::Word } else { kind(specs, argument)? });
        only_words |= argument == "--";
    }
    let mut taken = Taken::default();
    let mut rest = arguments.iter().zip(kinds).peekable();
    while let Some((argument, kind)) = rest.next() {
        match kind {
            Kind::Word if taken.word.is_none() => {
                taken.word = Some(argument.clone());
                // The word takes a separator beside it along.
                rest.next_if(|(_, kind)| matches!(kind, Kind::Separator));
            }
            Kind::Word | Kind::Unknown => taken.rest.push(argument.clone()),
            Kind::Separator if taken.word.is_none() => {}
            Kind::Separator => taken.rest.push(argument.clone()),
            Kind::Option(spec, Some(value)) => {
                if spec.takes == Takes::Nothing {
                    let value = python::repr(&value);
                    return Err(wrong(&spec.flag, format_args!("ignored explicit argument {value}")));
                }
                taken.options.push(checked(spec, vec![value])?);
            }
            Kind::Option(spec, None) => {
                let most = match spec.takes {
                    Takes::Nothing => 0,
                    Takes::Many => usize::MAX,
                    _ => 1,
                };
                let least = if matches!(spec.takes, Takes::Perhaps(_)) { 0 } else { 1 };
                let mut values = Vec::new();
                while values.len() < most {
                    let Some((value, _)) = rest.next_if(|(_, kind)| matches!(kind, Kind::Word)) else {
                        break;
                    };
                    values.push(value.clone());
                }
                if values.is_empty() && most == 1 && least == 1 {
                    return Err(wrong(&spec.flag, format_args!("expected one argument")));
                }
                taken.options.push(checked(spec, values)?);
            }
        }
    }
    Ok(taken)
}

/// The error of a command line that lacks what must be there.
pub(super) fn missing(names: &[&str]) -> Failure {
    Failure::usage(format_args!("the following arguments are required: {}", names.join(", ")))
}

enum Kind<'a> {
    Word,
    Separator,
    Option(&'a Spec, Option<String>),
    Unknown,
}

fn kind<'a>(specs: &'a [Spec], argument: &str) -> Result<Kind<'a>, Failure> {
    if argument == "--" {
        return Ok(Kind::Separator);
    }
    if !argument.starts_with('-') || argument == "-" {
        return Ok(Kind::Word);
    }
    let exact = |name: &str| specs.iter().find(|spec| spec.flag == name);
    if let Some(spec) = exact(argument) {
        return Ok(Kind::Option(spec, None));
    }
    let (name, value) = match argument.split_once('=') {
        Some((name, value)) => (name, Some(value.to_owned())),
        None => (argument, None),
    };
    if let Some(spec) = exact(name) {
        return Ok(Kind::Option(spec, value));
    }
    let candidates: Vec<&Spec> =
        specs.iter().filter(|spec| name.starts_with("--") && spec.flag.starts_with(name)).collect();
    match candidates.as_slice() {
        [spec] => Ok(Kind::Option(spec, value)),
        [] if is_negative_number(argument) || argument.contains(' ') => Ok(Kind::Word),
        [] => Ok(Kind::Unknown),
        several => {
            let names: Vec<_> = several.iter().map(|spec| spec.flag.as_str()).collect();
            Err(Failure::usage(format_args!("ambiguous option: {argument} could match {}", names.join(", "))))
        }
    }
}

fn is_negative_number(argument: &str) -> bool {
    let Some(digits) = argument.strip_prefix('-') else { return false };
    let (whole, fraction) = digits.split_once('.').unwrap_or(("", digits));
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && !fraction.is_empty() && all(fraction)
}

fn checked(spec: &Spec, values: Vec<String>) -> Result<(Spec, Vec<String>), Failure> {
    if let Here::Refused(why) = spec.here {
        return Err(Failure::not_for_here(&spec.flag, why));
    }
    match spec.takes {
        Takes::Int => {
            let int = |text: &String| {
                python::int(text)
                    .map_err(|_| wrong(&spec.flag, format_args!("invalid int value: {}", python::repr(text))))
            };
            Ok((spec.clone(), values.iter().map(int).collect::<Result<_, _>>()?))
        }
        Takes::Perhaps(choices) if values.is_empty() => {
            Ok((spec.clone(), choices.first().map(|first| String::from(*first)).into_iter().collect()))
        }
        Takes::Choice(choices) | Takes::Perhaps(choices)
            if !values.iter().all(|value| choices.contains(&value.as_str())) =>
        {
            Err(wrong(&spec.flag, format_args!("{}", self::choices(choices).join("\n"))))
        }
        _ => Ok((spec.clone(), values)),
    }
}

/// The error of a word that is no command, with those that it is close to.
pub(super) fn no_command(word: &str, commands: &[String]) -> Failure {
    let mut lines = choices(commands);
    let close = close::matches(word, commands);
    if !close.is_empty() {
        lines.push(format!("\n\nInvalid choice: {}, maybe you meant:\n", python::repr(word)));
        lines.extend(close.into_iter().map(|name| format!("  * {name}")));
    }
    wrong("operation", format_args!("{}", lines.join("\n")))
}

/// The choices stand in two columns.
fn choices(choices: &[impl std::fmt::Display]) -> Vec<String> {
    let mut lines = vec![String::from("Invalid choice, valid choices are:\n")];
    for pair in choices.chunks(2) {
        let columns: Vec<_> = pair.iter().map(|choice| format!("{choice:<40}")).collect();
        lines.push(columns.join(" | "));
    }
    lines
}

fn wrong(flag: &str, what: std::fmt::Arguments<'_>) -> Failure {
    Failure::usage(format_args!("argument {flag}: {what}"))
}
