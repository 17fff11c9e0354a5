//! The two doors of the grammar: a command that fills in a form, and one that is run.

use std::fmt;

use super::door::Form;
use super::line::{self, Asked, Line};
use super::output::{Display, Format};
use super::value::{Object, Value};
use super::{Call, Failure, Host, Output, ShellError, body, environment, help, skeleton, split, validate};
use crate::sigv4::Credentials;

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

/// The words after `aws`, for the form of a RotateSecret request: without files, environment and keys.
pub fn parse(arguments: &[String], region: Option<&str>) -> Result<Call, Failure> {
    let Asked::Line(line) = Line::read(arguments, Form)? else {
        return Err(Failure::not_here("help fills in no form: the terminal prints it."));
    };
    let mut parameters = line.parameters(None)?;
    line.merge(&mut parameters, None)?;
    line::refused(&line.globals, None)?;
    body::no_external(&parameters)?;
    let call = call(&line, parameters, region, None)?;
    validate::check(&call.parameters, line.operation.members())?;
    Ok(call)
}

/// What a command comes to before anything is sent.
#[derive(Debug)]
pub enum Command {
    /// A call of the service, and the keys to sign it with; without keys it goes out unsigned.
    Call(Box<Call>, Option<Credentials>),
    /// Nothing is sent: this is all that it prints.
    Printed(Output),
}

/// The words after `aws`, run in these surroundings.
pub fn command(arguments: &[String], host: &Host) -> Result<Command, Failure> {
    let line = match Line::read(arguments, host)? {
        Asked::Line(line) => line,
        Asked::Help(topic) => return Ok(Command::Printed(Output::printed(help::text(&topic)))),
    };
    line::refused(&line.globals, Some(host))?;
    let paging = line.paging()?;
    let mut parameters = line.parameters(Some(host))?;
    environment::profile(host, line.globals.last("--profile"))?;
    line.merge(&mut parameters, Some(host))?;
    let sample = line.taken.last("--generate-cli-skeleton");
    if sample == Some("input") {
        return Ok(Command::Printed(skeleton::input(line.operation, host)));
    }

    let unsigned = line.globals.has("--no-sign-request");
    let credentials = if unsigned { None } else { environment::credentials(host)? };
    let endpoint = environment::endpoint(host);
    let mut call = call(&line, parameters, host.variable("AWS_DEFAULT_REGION"), endpoint)?;
    let format = line.globals.last("--output").or_else(|| host.variable("AWS_DEFAULT_OUTPUT"));
    call.paging = paging;
    call.display =
        Display { format: format.map_or(Ok(Format::Json), Format::parse)?, query: line.query.clone() };
    let answer = sample.map(|_| skeleton::answer(line.operation, host)).transpose()?;
    validate::check(&call.first_parameters(), line.operation.members())?;
    match answer {
        Some(answer) => {
            let shown = call.display.show(line.operation.name, &Value::Object(answer))?;
            Ok(Command::Printed(Output::printed(shown)))
        }
        None if credentials.is_none() && !unsigned => Err(Failure::plain(environment::NO_CREDENTIALS)),
        None => Ok(Command::Call(Box::new(call), credentials)),
    }
}

fn call(
    line: &Line,
    parameters: Object,
    region: Option<&str>,
    endpoint: Option<&str>,
) -> Result<Call, Failure> {
    let region = environment::region(line.globals.last("--region"), region)?;
    let endpoint = line.endpoint(endpoint)?;
    Ok(Call {
        operation: line.operation,
        parameters,
        region,
        endpoint,
        display: Display::default(),
        paging: None,
    })
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shell(error) => error.fmt(f),
            Self::Cli(failure) => failure.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {}
