//! A command line as it stands: which operation, which options, and what they say. Nothing is judged here that the
//! CLI would judge later; which stage finds the fault decides what is printed.

use super::arguments::{self, Taken};
use super::door::Door;
use super::help::Topic;
use super::operation::{Operation, dashed};
use super::options::{self, Here};
use super::query::Query;
use super::run::Paging;
use super::unpack::{self, Given};
use super::value::{Object, Value};
use super::{Failure, Host, python};
use crate::endpoint::{Endpoint, EndpointError};
use crate::model::Kind;

/// The word that asks for a text instead of a call.
pub(super) const HELP: &str = "help";

/// What a command line is.
pub(super) enum Asked {
    Line(Line),
    Help(Topic),
}

/// A line whose options are known.
pub(super) struct Line {
    pub(super) globals: Taken,
    pub(super) operation: Operation,
    pub(super) taken: Taken,
    pub(super) query: Option<Query>,
}

impl Line {
    /// The words after `aws`. Without a host behind them, what only a host could do is refused by name.
    pub(super) fn read(words: &[String], door: impl Door) -> Result<Asked, Failure> {
        let globals = arguments::parse(&options::global(), words)?;
        let service = globals.word.as_deref().ok_or_else(|| arguments::missing(&["command"]))?;
        if !["secretsmanager", HELP].contains(&service) {
            return Err(Failure::not_here(format_args!(
                "of aws, only secretsmanager is known here, not {service}."
            )));
        }
        let query = globals.last("--query").map_or(Ok(None), |text| door.query(text))?;
        globals.last("--endpoint-url").map_or(Ok(()), has_scheme)?;
        for timeout in ["--cli-read-timeout", "--cli-connect-timeout"] {
            globals.last(timeout).map(python::int).transpose().map_err(Failure::error)?;
        }

        let command = arguments::parse(&[], &globals.rest)?;
        if service == HELP {
            // Further words are topics of the CLI's own; an option is nothing to it.
            let topic = command.word.map(|topic| Failure::not_here(format_args!("no help about {topic}.")));
            return topic.map_or(Ok(Asked::Help(Topic::Aws)), Err);
        }
        let name = command.word.as_deref().ok_or_else(|| arguments::missing(&["operation"]))?;
        if name == HELP {
            return Ok(Asked::Help(Topic::Service));
        }
        let operation = door.operation(name)?;
        let taken = operation_options(operation, &command.rest, door.host())?;
        Ok(taken.map_or(Asked::Help(Topic::Operation(operation)), |taken| {
            Asked::Line(Self { globals, operation, taken, query })
        }))
    }

    /// What its options say, in the model's order.
    pub(super) fn parameters(&self, host: Option<&Host>) -> Result<Object, Failure> {
        let mut parameters = Object::default();
        for member in self.operation.input() {
            let name = dashed(member.name);
            let (yes, no) = (format!("--{name}"), format!("--no-{name}"));
            let flag = matches!(member.kind, Kind::Flag);
            let mut options = self.taken.options.iter().rev();
            let last = options.find(|(spec, _)| spec.flag == yes || (flag && spec.flag == no));
            let value = match last {
                None => continue,
                Some((spec, _)) if flag => Value::Bool(spec.flag == yes),
                Some((_, texts)) if matches!(member.kind, Kind::List { .. }) => {
                    unpack::value(&yes, &member.kind, Given::Many(texts), host)?
                }
                Some((_, texts)) => {
                    let text = texts.first().map_or("", String::as_str);
                    unpack::value(&yes, &member.kind, Given::One(text), host)?
                }
            };
            parameters.set(member.name.into(), value);
        }
        Ok(parameters)
    }

    /// Adds what `--cli-input-json` says and no option has said: a member is one's or the other's, as a whole.
    pub(super) fn merge(&self, parameters: &mut Object, host: Option<&Host>) -> Result<(), Failure> {
        let Some(text) = self.taken.last("--cli-input-json") else { return Ok(()) };
        for (name, value) in unpack::input_json(text, host)?.members {
            if parameters.get(&name).is_none() {
                parameters.set(name, value);
            }
        }
        Ok(())
    }

    /// How pages are asked for: by hand, if the line has the service's own parameters for it or `--no-paginate`.
    pub(super) fn paging(&self) -> Result<Option<Paging>, Failure> {
        if !self.operation.has_pages() {
            return Ok(None);
        }
        let taken = |flag: &str| self.taken.last(flag).map(String::from);
        let own = ["--next-token", "--max-results"].into_iter().any(|flag| self.taken.has(flag));
        if !own && !self.globals.has("--no-paginate") {
            let most = taken("--max-items").map(|most| most.parse().ok().filter(|most| *most > 0));
            let most =
                most.map(|most| most.ok_or_else(|| Failure::not_for_here("--max-items", "it is at least 1")));
            let (starting_token, page_size) = (taken("--starting-token"), taken("--page-size"));
            return Ok(Some(Paging { starting_token, page_size, max_items: most.transpose()? }));
        }
        // To Python nothing and zero are the same as not given.
        let given = |flag: &&str| taken(flag).is_some_and(|value| !value.is_empty() && value != "0");
        let given: Vec<_> =
            ["--starting-token", "--page-size", "--max-items"].into_iter().filter(given).collect();
        if given.is_empty() {
            return Ok(None);
        }
        Err(Failure::error(format!(
            "Error during pagination: Cannot specify --no-paginate along with pagination arguments: {}",
            given.join(", ")
        )))
    }

    /// The endpoint of `--endpoint-url`, else the one that stands in for it.
    pub(super) fn endpoint(&self, other: Option<&str>) -> Result<Option<Endpoint>, Failure> {
        let typed = self.globals.last("--endpoint-url").or(other);
        typed.map(|typed| Endpoint::parse(typed).map_err(|error| no_endpoint(typed, error))).transpose()
    }
}

/// The options, or nothing where the line asks for help.
fn operation_options(
    operation: Operation,
    given: &[String],
    host: Option<&Host>,
) -> Result<Option<Taken>, Failure> {
    let specs = options::of(operation, given);
    let mut taken = arguments::parse(&specs, given)?;
    let help = taken.word.as_deref() == Some(HELP);
    // Alone, the word is understood before anything is missed.
    if help && given.len() == 1 {
        return Ok(None);
    }
    refused(&taken, host)?;
    let missing: Vec<_> = specs
        .iter()
        .filter(|spec| spec.required && !taken.has(&spec.flag))
        .map(|spec| spec.flag.as_str())
        .collect();
    if !missing.is_empty() {
        return Err(arguments::missing(&missing));
    }
    if help {
        return Ok(None);
    }
    // The parser has room for the word `help`; any other comes last, and an empty one is lost.
    taken.rest.extend(taken.word.take().filter(|word| !word.is_empty()));
    if !taken.rest.is_empty() {
        return Err(Failure::unknown_options(&taken.rest));
    }
    Ok(Some(taken))
}

/// What the CLI would do and this project does not is refused by name.
pub(super) fn refused(taken: &Taken, host: Option<&Host>) -> Result<(), Failure> {
    for (spec, values) in &taken.options {
        match spec.here {
            Here::NoForm(why) if host.is_none() => return Err(Failure::not_for_here(&spec.flag, why)),
            _ if host.is_none()
                && spec.flag == "--output"
                && values.first().is_some_and(|output| output != "json") =>
            {
                return Err(Failure::not_here("--output is json here."));
            }
            _ => {}
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
