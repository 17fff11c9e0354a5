//! The AWS CLI's grammar: a command that is run step by step, and a line split as bash splits it.

use rotation_protocol::cli::{self, Answer, Host, Output, SkeletonOutput, Step};
use wasm_bindgen::prelude::*;

use crate::{
    error::{error, time},
    flat::{self, pairs},
};

/// A command that goes on each time it is told what became of its request.
#[wasm_bindgen]
pub struct CliRun {
    /// None: it has been told already.
    step: Option<Step>,
}

#[wasm_bindgen]
impl CliRun {
    /// The words after `aws`; environment and files are names and contents in turn.
    #[wasm_bindgen(constructor)]
    pub fn new(
        words: Vec<String>,
        environment: Vec<String>,
        files: Vec<String>,
        documented: bool,
        seed: f64,
        at: f64,
    ) -> Result<CliRun, JsError> {
        let seed = flat::seed(seed)?;
        let files = pairs(files).map(|(name, text)| (name, text.into_bytes()));
        let skeleton_output = if documented { SkeletonOutput::Documented } else { SkeletonOutput::Observed };
        let host =
            Host { environment: pairs(environment).collect(), files: files.collect(), skeleton_output, seed };
        Ok(Self { step: Some(cli::run(&words, host, time(at)?)) })
    }

    /// At its end: exit code, stdout, stderr. Before: pause, url, method, body, then headers, names and values in turn.
    pub fn step(&self) -> Vec<String> {
        match &self.step {
            None => Vec::new(),
            Some(Step::Done(Output { exit_code, stdout, stderr })) => {
                vec![exit_code.to_string(), stdout.clone(), stderr.clone()]
            }
            Some(Step::Request(waiting)) => {
                let request = &waiting.request;
                let stages = [
                    waiting.wait_ms.to_string(),
                    request.url.clone(),
                    request.method.to_owned(),
                    request.body.clone(),
                ];
                let headers = request.headers.iter().flat_map(|(name, value)| [name, value]).cloned();
                stages.into_iter().chain(headers).collect()
            }
        }
    }

    /// Goes on with the service's answer.
    pub fn answer(&mut self, status: u16, body: &str) -> Result<CliRun, JsError> {
        self.go_on(Answer::Http { status, body })
    }

    /// Goes on without one: nobody listened, or nobody answered.
    pub fn unanswered(&mut self, refused: bool) -> Result<CliRun, JsError> {
        self.go_on(if refused { Answer::Refused } else { Answer::TimedOut })
    }
}

impl CliRun {
    fn go_on(&mut self, answer: Answer<'_>) -> Result<CliRun, JsError> {
        match self.step.take() {
            Some(Step::Request(waiting)) => Ok(Self { step: Some(waiting.answer(answer)) }),
            other => {
                self.step = other;
                Err(error("invalid_argument", "this step has been answered already"))
            }
        }
    }
}

/// The words of one command.
#[wasm_bindgen(js_name = splitShell)]
pub fn split_shell(text: &str) -> Result<Vec<String>, JsError> {
    cli::split(text).map_err(|refusal| error("invalid_command", refusal))
}
