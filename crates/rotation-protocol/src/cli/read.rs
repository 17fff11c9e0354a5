//! A command line, stage by stage as the CLI reads it: which stage finds the fault decides what is printed.

use std::fmt;

use super::arguments::{self, Taken};
use super::model::{Operation, operation};
use super::options::{self, Here};
use super::value::{Object, Value};
use super::{Call, Failure, ShellError, python, split, unpack, validate};
use crate::endpoint::{Endpoint, EndpointError, Region};

/// Why a pasted command is no call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// bash would not run it as one command, or would replace parts of it.
    Shell(ShellError),
    /// The CLI would refuse it, or this project cannot do it.
    Cli(Failure),
}

/// A pasted command, with or without the prompt before it. `region` stands in where it has no `--region`.
pub fn read(text: &str, region: Option<&str>) -> Result<Call, ReadError> {
    let words = split(text).map_err(ReadError::Shell)?;
    let words = match words.as_slice() {
        [prompt, rest @ ..] if ["$", "%", "#"].contains(&prompt.as_str()) => rest,
        words => words,
    };
    match words {
        [aws, arguments @ ..] if aws == "aws" => parse(arguments, region).map_err(ReadError::Cli),
        _ => Err(ReadError::Cli(Failure::not_here("a command starts with aws."))),
    }
}

/// The words after `aws`.
pub fn parse(arguments: &[String], region: Option<&str>) -> Result<Call, Failure> {
    let globals = arguments::parse(&options::global(), arguments)?;
    let service = globals.word.as_deref().ok_or_else(|| arguments::missing(&["command"]))?;
    if service != "secretsmanager" {
        return Err(Failure::not_here(format_args!(
            "of aws, only secretsmanager is known here, not {service}."
        )));
    }
    let typed = globals.last("--endpoint-url");
    typed.map_or(Ok(()), has_scheme)?;
    for timeout in ["--cli-read-timeout", "--cli-connect-timeout"] {
        globals.last(timeout).map(python::int).transpose().map_err(Failure::error)?;
    }

    let command = arguments::parse(&[], &globals.rest)?;
    let name = command.word.as_deref().ok_or_else(|| arguments::missing(&["operation"]))?;
    let unknown = || {
        Failure::not_here(format_args!(
            "of aws secretsmanager, only rotate-secret is known here, not {name}."
        ))
    };
    let operation = operation(|operation| operation.command == name).ok_or_else(unknown)?;
    let parameters = parameters(operation, &command.rest)?;
    refused(&globals)?;

    let region = match globals.last("--region") {
        // The CLI takes an empty region at its word, and then has no host.
        Some("") => return Err(Failure::error("Invalid endpoint: https://secretsmanager..amazonaws.com")),
        Some(given) => given,
        None => region.filter(|region| !region.is_empty()).ok_or_else(|| Failure::plain(NO_REGION))?,
    };
    let region = Region::parse(region).map_err(|error| Failure::error(error.to_string()))?;
    let endpoint =
        typed.map(|typed| Endpoint::parse(typed).map_err(|error| no_endpoint(typed, error))).transpose()?;
    validate::check(&parameters, operation.input)?;
    Ok(Call { operation, parameters, region, endpoint })
}

fn parameters(operation: &Operation, given: &[String]) -> Result<Object, Failure> {
    let specs = options::of(operation);
    let mut taken = arguments::parse(&specs, given)?;
    let missing: Vec<_> = specs.iter().filter(|spec| spec.required && !taken.has(&spec.flag)).collect();
    if taken.word.as_deref() == Some("help") {
        return Err(Failure::not_here("help is not here: see the AWS CLI reference."));
    }
    if taken.has("--cli-input-json") || taken.has("--generate-cli-skeleton") {
        refused(&taken)?;
    }
    if !missing.is_empty() {
        let flags: Vec<_> = missing.iter().map(|spec| spec.flag.as_str()).collect();
        return Err(arguments::missing(&flags));
    }
    // The parser has room for the word `help`; any other comes last, and an empty one is lost.
    taken.rest.extend(taken.word.take().filter(|word| !word.is_empty()));
    if !taken.rest.is_empty() {
        return Err(Failure::unknown_options(&taken.rest));
    }
    refused(&taken)?;
    let mut parameters = Object::default();
    for member in operation.input {
        let option = member.option();
        let (yes, no) = (format!("--{option}"), format!("--no-{option}"));
        let last = taken.options.iter().rev().find(|(spec, _)| spec.flag == yes || spec.flag == no);
        let value = match last {
            None => continue,
            Some((_, values)) if !values.is_empty() => {
                unpack::value(member, values.first().map_or("", String::as_str))?
            }
            Some((spec, _)) => Value::Bool(spec.flag == yes),
        };
        parameters.set(member.name.into(), value);
    }
    Ok(parameters)
}

/// What the CLI would do and this project does not is refused by name.
fn refused(taken: &Taken) -> Result<(), Failure> {
    for (spec, values) in &taken.options {
        if let Here::Refused(why) = spec.here {
            return Err(Failure::not_here(format_args!("{} is not for here: {why}.", spec.flag)));
        }
        if spec.flag == "--output" && values.first().is_some_and(|output| output != "json") {
            return Err(Failure::not_here("--output is json here."));
        }
    }
    Ok(())
}

fn has_scheme(url: &str) -> Result<(), Failure> {
    let starts = url.starts_with(|char: char| char.is_ascii_alphabetic());
    if starts && url.contains(':') {
        return Ok(());
    }
    Err(Failure::error(format!(
        "Bad value for --endpoint-url \"{url}\": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/"
    )))
}

fn no_endpoint(url: &str, error: EndpointError) -> Failure {
    match error {
        EndpointError::NoHost | EndpointError::Host => Failure::error(format!("Invalid endpoint: {url}")),
        other => Failure::not_here(other),
    }
}

const NO_REGION: &str =
    "You must specify a region. You can also configure your region by running \"aws configure\".";

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shell(error) => error.fmt(f),
            Self::Cli(failure) => failure.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {}
