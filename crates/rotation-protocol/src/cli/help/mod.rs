//! `aws help`, `aws secretsmanager help`, `aws secretsmanager <operation> help`. When they are printed and with which
//! exit code is the CLI's own behaviour; the text is ours: made of the options and the model, with a sentence for each.

mod words;

use std::fmt::Write as _;

use super::operation::{Operation, dashed};
use super::options::{self, Here, Spec, Takes};
use crate::model::{Kind, Member, output_of};

/// What somebody wants to read about.
pub(super) enum Topic {
    /// `aws help`
    Aws,
    /// `aws secretsmanager help`
    Service,
    /// `aws secretsmanager rotate-secret help`
    Operation(Operation),
}

/// The text.
pub(super) fn text(topic: &Topic) -> String {
    match topic {
        Topic::Aws => aws(),
        Topic::Service => service(),
        Topic::Operation(operation) => one(*operation),
    }
}

fn aws() -> String {
    let mut page = Page::new("aws", "The AWS CLI, version 1, as far as Rotation Lab knows it.");
    page.heading("SYNOPSIS");
    page.line("aws [options] secretsmanager <operation> [parameters]");
    page.heading("OPTIONS");
    globals(&mut page);
    page.heading("COMMANDS");
    page.line("secretsmanager");
    page.more("The one service that is known here. `aws secretsmanager help` lists its operations.");
    page.reference("index.html")
}

fn service() -> String {
    let mut page =
        Page::new("secretsmanager", "Secrets, their versions and staging labels, and their rotation.");
    page.heading("SYNOPSIS");
    page.line("aws [options] secretsmanager <operation> [parameters]");
    page.heading("OPERATIONS");
    for operation in Operation::sorted() {
        page.line(&dashed(operation.name));
        page.more(words::operation(operation.name));
    }
    page.reference("secretsmanager/index.html")
}

fn one(operation: Operation) -> String {
    let command = dashed(operation.name);
    let mut page = Page::new(&command, words::operation(operation.name));
    let specs = options::of(operation, &[]);
    page.heading("SYNOPSIS");
    page.line(&format!("aws secretsmanager {command}"));
    for spec in &specs {
        page.more(&usage(spec));
    }
    page.heading("PARAMETERS");
    for spec in &specs {
        parameter(&mut page, operation, spec);
    }
    page.heading("OPTIONS OF AWS");
    globals(&mut page);
    page.heading("ANSWER");
    match output_of(operation.name) {
        None | Some([]) => page.line("Nothing."),
        Some(members) => {
            let names: Vec<_> = members.iter().map(|member| member.name).collect();
            page.line(&names.join(", "));
        }
    }
    page.reference(&format!("secretsmanager/{command}.html"))
}

fn parameter(page: &mut Page, operation: Operation, spec: &Spec) {
    let name = spec.flag.trim_start_matches("--");
    let Some(member) = operation.input().find(|member| dashed(member.name) == name) else {
        // The other half of a truth value is told with the first; what is no parameter is told here.
        if let Some(sentence) = words::option(&spec.flag) {
            page.line(&spec.flag);
            page.more(sentence);
        }
        return;
    };
    let required = if spec.required { ", required" } else { "" };
    let names = match member.kind {
        Kind::Flag => format!("{0} | --no-{name}", spec.flag),
        _ => spec.flag.clone(),
    };
    page.line(&format!("{names} ({}{required})", kind(&member.kind)));
    page.more(words::member(member.name));
    if let Some(form) = shorthand(member) {
        page.more(&format!("Shorthand: {form}"));
    }
}

fn globals(page: &mut Page) {
    for spec in options::global() {
        page.line(usage(&spec).trim_matches(['[', ']']));
        match spec.here {
            Here::Refused(why) => page.more(&format!("Not here: {why}.")),
            _ => page.more(words::option(&spec.flag).unwrap_or_default()),
        }
    }
}

/// An option in the synopsis.
fn usage(spec: &Spec) -> String {
    let value = match spec.takes {
        Takes::Nothing => String::new(),
        Takes::One | Takes::Int => " <value>".into(),
        Takes::Many => " <value> [<value>...]".into(),
        Takes::Choice(choices) => format!(" {}", choices.join("|")),
        Takes::Perhaps(choices) => format!(" [{}]", choices.join("|")),
    };
    if spec.required { format!("{}{value}", spec.flag) } else { format!("[{}{value}]", spec.flag) }
}

/// What a parameter holds, with its bounds where they say something.
fn kind(kind: &Kind) -> String {
    match *kind {
        Kind::Text { min, max, .. } => format!("text of {min} to {max} characters"),
        Kind::Bytes { max } => format!("text of 1 to {max} bytes"),
        Kind::Blob { max } => format!("1 to {max} bytes"),
        Kind::Number { min: i64::MIN, .. } => "whole number".into(),
        Kind::Number { min, max, .. } => format!("whole number from {min} to {max}"),
        Kind::Choice(choices) => choices.join(" | "),
        Kind::Flag => "true or false".into(),
        Kind::List { .. } => "list".into(),
        Kind::Structure(_) => "structure".into(),
        Kind::Map { .. } => "map".into(),
        Kind::Time => "time".into(),
    }
}

/// How a structure, or a list of them, is written without JSON.
fn shorthand(member: &Member) -> Option<String> {
    let fields = |members: &[Member]| {
        let field = |member: &Member| match member.kind {
            Kind::List { .. } => format!("{0}=<value>,<value>", member.name),
            _ => format!("{}=<value>", member.name),
        };
        members.iter().map(field).collect::<Vec<_>>().join(",")
    };
    match member.kind {
        Kind::Structure(members) => Some(fields(members)),
        Kind::List { item: Kind::Structure(members), .. } => Some(format!("{} ...", fields(members))),
        _ => None,
    }
}

struct Page(String);

impl Page {
    fn new(name: &str, sentence: &str) -> Self {
        Self(format!("NAME\n    {name}\n\n    {sentence}\n"))
    }

    fn heading(&mut self, heading: &str) {
        self.push(format_args!("\n{heading}\n"));
    }

    fn line(&mut self, line: &str) {
        self.push(format_args!("    {line}\n"));
    }

    /// What belongs to the line before.
    fn more(&mut self, line: &str) {
        self.push(format_args!("        {line}\n"));
    }

    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        // A text takes whatever is written to it.
        let _ = self.0.write_fmt(text);
    }

    /// Its end: whose words these are, and where AWS's stand.
    fn reference(mut self, page: &str) -> String {
        self.heading("SEE ALSO");
        self.line("This text is Rotation Lab's own. The AWS CLI's reference:");
        self.line(&format!("https://docs.aws.amazon.com/cli/v1/reference/{page}"));
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_parameter_and_option_has_its_sentence() {
        for operation in Operation::sorted() {
            assert!(words::operation(operation.name).ends_with('.'), "{}", operation.name);
            for member in operation.input() {
                assert!(words::member(member.name).ends_with('.'), "{}", member.name);
            }
        }
        for spec in options::global().iter().filter(|spec| !matches!(spec.here, Here::Refused(_))) {
            assert!(words::option(&spec.flag).is_some_and(|words| words.ends_with('.')), "{}", spec.flag);
        }
    }

    #[test]
    fn the_help_of_an_operation_has_every_option_with_type_bounds_and_shorthand() {
        let text = text(&Topic::Operation(Operation::of_command("rotate-secret").unwrap()));
        for line in [
            "NAME\n    rotate-secret\n",
            "\n    aws secretsmanager rotate-secret\n        --secret-id <value>\n        [--client-request-token <value>]\n",
            "\n    --secret-id (text of 1 to 2048 characters, required)\n",
            "\n    --rotate-immediately | --no-rotate-immediately (true or false)\n",
            "\n        Shorthand: AutomaticallyAfterDays=<value>,Duration=<value>,ScheduleExpression=<value>\n",
            "\n    --generate-cli-skeleton\n",
            "\n    --output json|text|table\n",
            "\nANSWER\n    ARN, Name, VersionId\n",
            "/secretsmanager/rotate-secret.html\n",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}
