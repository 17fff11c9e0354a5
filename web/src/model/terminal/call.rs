//! A command of the CLI against the lab: each request it asks for is answered by the lab at its playhead. What changes
//! something is a line of the lab's log; what reads is not. Pauses before a further try take no time here.

use rotation_core::stamp::Entropy;
use rotation_protocol::{
    cli::{self, Answer, Host, Output, Request, Step},
    endpoint::{Endpoint, Region, Variant},
};

use super::Note;
use crate::model::{
    State, lab,
    request::{KeyField, Keys},
};

/// The words after `aws`.
pub(super) fn call(words: &[String], state: &mut State, notes: &mut Vec<Note>) -> Output {
    let region = state.lab.lab.vault().place().region.as_str().to_owned();
    let here = Region::parse(&region).map(|region| Endpoint::of(&region, Variant::default()).url()).ok();
    let host = host(&region, state.tokens.seed());
    let entropy = Entropy::of_call(host.seed, 0);
    let mut step = cli::run(words, host, state.lab.lab.now());
    loop {
        let waiting = match step {
            Step::Done(output) => {
                let names_file = |word: &String| word.contains("file://") || word.contains("fileb://");
                if output.exit_code != 0 && words.iter().any(names_file) {
                    notes.push(Note::NoFiles);
                }
                return output;
            }
            Step::Request(waiting) => waiting,
        };
        if here.as_ref() != Some(&waiting.request.url) {
            let note = Note::Elsewhere(region.clone());
            if !notes.contains(&note) {
                notes.push(note);
            }
            step = waiting.answer(Answer::Refused);
            continue;
        }
        let (status, body) = answer(&waiting.request, entropy, state, notes);
        step = waiting.answer(Answer::Http { status, body: &body });
    }
}

/// The example keys that AWS publishes, the lab's region, and no files.
fn host(region: &str, seed: u64) -> Host {
    let keys = Keys::default();
    let environment = [
        ("AWS_ACCESS_KEY_ID", keys.id()),
        ("AWS_SECRET_ACCESS_KEY", keys.text(KeyField::Secret)),
        ("AWS_DEFAULT_REGION", region),
    ];
    let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    Host { environment, seed, ..Host::default() }
}

fn answer(request: &Request, entropy: Entropy, state: &mut State, notes: &mut Vec<Note>) -> (u16, String) {
    let target = request.headers.iter().find(|(name, _)| name == "x-amz-target");
    let name = target.and_then(|(_, target)| target.strip_prefix("secretsmanager.")).unwrap_or_default();
    let result = state.lab.lab.read(name, request.body.as_bytes()).and_then(|operation| {
        if rotation_lab::lab::only_reads(&operation) {
            return state.lab.lab.ask(entropy, operation).map(Some);
        }
        let ahead = state.lab.ahead();
        if ahead > 0 {
            notes.push(Note::Forked(ahead));
        }
        lab::submit(rotation_lab::Command::Call(operation), state)
    });
    rotation_lab::lab::answer(&result)
}
