//! What a command that is being typed can go on with. What the service and the CLI know is data here already; what only
//! the caller can know (names, versions, labels) is given by it.

mod values;

use std::ops::Range;

use super::line::HELP;
use super::operation::{Operation, dashed};
use super::options::{self, Here, Spec, Takes};
use super::shell::{self, Word};
use crate::model::Member;

/// What the caller knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The words that start a command, besides `aws`.
    pub words: Vec<String>,
    /// Names and ARNs of secrets.
    pub secrets: Vec<String>,
    /// Ids of versions.
    pub versions: Vec<String>,
    /// Staging labels.
    pub labels: Vec<String>,
    /// ARNs of rotation functions.
    pub functions: Vec<String>,
}

/// What can stand in a place of the text. There is at least one candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The part of the word that is there already; it ends at the caret.
    pub range: Range<usize>,
    /// What the word can become.
    pub candidates: Vec<String>,
}

impl Completion {
    /// What all candidates start with. If there is only one, it is whole, and a space follows where nothing else can.
    pub fn common(&self) -> String {
        let first = self.candidates.first().map_or("", String::as_str);
        if self.candidates.len() == 1 {
            let end = if first.ends_with('=') { "" } else { " " };
            return format!("{first}{end}");
        }
        let same = |other: &String| first.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let count = self.candidates.iter().map(same).min().unwrap_or_default();
        first.chars().take(count).collect()
    }
}

/// What can stand at the caret, a byte of `text`; `None`: nothing is known. What is after the caret is not looked at.
pub fn complete(text: &str, caret: usize, known: &Known) -> Option<Completion> {
    let before = text.get(..caret)?;
    let line = shell::commands(before).pop().unwrap_or_default();
    // Behind a line that ended, a command starts anew.
    let fresh = shell::words(&format!("{line}x")).1.is_some_and(|fault| fault.is_second_command());
    let line = if fresh { "" } else { line };
    let (mut words, fault) = shell::words(line);
    if fault.is_some_and(|fault| !fault.is_open_quote()) {
        return None;
    }
    let typed = words.pop_if(|last| last.range.end == line.len());
    let start = typed.as_ref().map_or(caret, |word| caret - line.len() + word.range.start);
    let typed = typed.map_or_else(String::new, |word| word.text);
    let mut candidates = candidates(&words, &typed, known)?;
    candidates.retain(|candidate| candidate.starts_with(&typed) && is_plain(candidate));
    (!candidates.is_empty()).then_some(Completion { range: start..caret, candidates })
}

fn candidates(before: &[Word], typed: &str, known: &Known) -> Option<Vec<String>> {
    let [aws, rest @ ..] = before else {
        return Some(["aws".to_owned()].into_iter().chain(known.words.iter().cloned()).collect());
    };
    if aws.text != "aws" {
        return None;
    }
    let walked = Walked::through(rest);
    if let Some(spec) = &walked.pending {
        let found = walked
            .member(spec)
            .map_or_else(|| values::of_global(spec), |member| values::of_member(member, typed, known));
        if !found.is_empty() || !walked.enough {
            return Some(found);
        }
    }
    Some(match (walked.service, walked.operation) {
        (Some(service), _) if service != "secretsmanager" => return None,
        (None, _) if !typed.starts_with('-') => vec!["secretsmanager".into()],
        (Some(_), None) if !typed.starts_with('-') => {
            Operation::commands().into_iter().chain([HELP.to_owned()]).collect()
        }
        _ => walked.flags(),
    })
}

/// What the words before the caret have said already.
#[derive(Default)]
struct Walked<'a> {
    service: Option<&'a str>,
    operation: Option<Operation>,
    given: Vec<String>,
    /// The option whose value comes next.
    pending: Option<Spec>,
    /// It could do without a further value.
    enough: bool,
}

impl<'a> Walked<'a> {
    fn through(words: &'a [Word]) -> Self {
        let mut walked = Self::default();
        for word in words {
            walked.take(&word.text);
        }
        walked
    }

    fn take(&mut self, word: &'a str) {
        if word.starts_with("--") {
            let (name, value) =
                word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
            let spec = self.spec(name);
            self.given.extend(spec.as_ref().map(|spec| spec.flag.clone()));
            self.enough = spec.as_ref().is_some_and(|spec| matches!(spec.takes, Takes::Perhaps(_)));
            self.pending = spec.filter(|spec| spec.takes != Takes::Nothing && value.is_none());
        } else if let Some(spec) = self.pending.take() {
            self.enough = true;
            self.pending = Some(spec).filter(|spec| spec.takes == Takes::Many);
        } else if self.service.is_none() {
            self.service = Some(word);
        } else if self.operation.is_none() {
            self.operation = Operation::of_command(word);
        }
    }

    /// The options that can stand here: the operation's, those it needs first, then those of `aws`.
    fn specs(&self) -> Vec<Spec> {
        let mut specs = self.operation.map(|operation| options::of(operation, &[])).unwrap_or_default();
        specs.sort_by_key(|spec| !spec.required);
        specs.extend(options::global());
        specs
    }

    fn spec(&self, name: &str) -> Option<Spec> {
        let specs = self.specs();
        let exact = specs.iter().find(|spec| spec.flag == name);
        let mut starts = specs.iter().filter(|spec| spec.flag.starts_with(name));
        let only = || starts.next().filter(|_| starts.next().is_none());
        exact.or_else(only).cloned()
    }

    fn flags(&self) -> Vec<String> {
        let mut specs = self.specs();
        specs.retain(|spec| !self.given.contains(&spec.flag) && !matches!(spec.here, Here::Refused(_)));
        specs.into_iter().map(|spec| spec.flag).collect()
    }

    fn member(&self, spec: &Spec) -> Option<&'static Member> {
        let name = spec.flag.strip_prefix("--")?;
        self.operation?.input().find(|member| dashed(member.name) == name)
    }
}

/// Whether it can be written as it is, without quotes.
fn is_plain(text: &str) -> bool {
    shell::split(text).is_ok_and(|words| words == [text])
}

#[cfg(test)]
mod tests;
