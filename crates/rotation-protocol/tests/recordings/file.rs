//! One file of recordings: calls in the order of their times, and what the rotation function did.

use std::path::Path;

use serde_json::Value;

use crate::clock::millis;

pub(crate) struct Recording {
    /// Of this service.
    pub(crate) calls: Vec<Call>,
    /// Of other services: only when they were made matters here.
    pub(crate) others: Vec<Call>,
    pub(crate) invocations: Vec<Value>,
    pub(crate) callbacks: Vec<Value>,
    /// What the fingerprints of version ids in `callbacks` stand for, by their beginnings.
    pub(crate) fingerprints: Vec<(String, String)>,
}

/// A request, and what was answered.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) label: String,
    pub(crate) operation: String,
    pub(crate) region: String,
    /// The name of the secret it is about; empty if it is about none.
    pub(crate) secret: String,
    pub(crate) start: i64,
    pub(crate) end: i64,
    pub(crate) answer: Value,
}

impl Call {
    pub(crate) fn input(&self) -> &Value {
        &self.answer["input"]
    }

    /// When the service is taken to have got it: most of a call's time is the way there.
    pub(crate) fn at(&self) -> i64 {
        self.start + (self.end - self.start) * 4 / 5
    }
}

impl Recording {
    pub(crate) fn read(path: &Path) -> Self {
        let text =
            std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file: Value = serde_json::from_str(&text).expect("JSON");
        let list = |name: &str| file[name].as_array().cloned().unwrap_or_default();
        let made: Vec<Value> = list("observations")
            .into_iter()
            .chain(list("cleanup"))
            .filter(|one| one["at"].is_string())
            .collect();
        let starts: Vec<i64> = made.iter().filter_map(|one| millis(&one["at"])).collect();
        let region = file["meta"]["region"].as_str().expect("a region");
        let mut calls = Vec::new();
        let mut others = Vec::new();
        for (place, one) in made.into_iter().enumerate() {
            // Where the length of a call is not told, it ends before the next one starts and within a second.
            let next = starts.get(place + 1).copied().unwrap_or(starts[place] + 1000);
            let took = one["took_ms"].as_i64().unwrap_or((next - starts[place] - 1).min(1000));
            let before = calls.last().map(|call: &Call| call.secret.clone());
            let call = Call {
                label: text_of(&one["label"]),
                operation: api_name(&text_of(&one["operation"])),
                region: one["region"].as_str().unwrap_or(region).into(),
                secret: secret_of(&one["input"], before),
                start: starts[place],
                end: starts[place] + took,
                answer: one,
            };
            if call.answer.get("service").is_none() { calls.push(call) } else { others.push(call) }
        }
        calls.sort_by_key(Call::at);
        let placeholders = text_of(&file["meta"]["placeholders"]);
        Self {
            calls,
            others,
            invocations: list("invocations"),
            callbacks: list("callback_events"),
            fingerprints: fingerprints(&placeholders),
        }
    }
}

pub(crate) fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().into()
}

/// `list-secret-version-ids` as the API spells it.
fn api_name(operation: &str) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    };
    operation.split('-').map(capital).collect()
}

/// A call with a null SecretId belongs to the story of the call before it.
fn secret_of(input: &Value, before: Option<String>) -> String {
    let members = ["/SecretId", "/Name", "/SecretIdList/0", "/Filters/0/Values/0"];
    let named = members.iter().find_map(|member| input.pointer(member));
    match named {
        Some(Value::Null) => before.unwrap_or_default(),
        Some(named) => {
            let id = text_of(named);
            let of_arn =
                id.split_once(":secret:").and_then(|(_, name)| name.get(..name.len().checked_sub(7)?));
            of_arn.map_or_else(|| id.clone(), String::from)
        }
        None => String::new(),
    }
}

/// Out of a sentence that holds `{"0f6d": "normal-initial", …}`.
fn fingerprints(text: &str) -> Vec<(String, String)> {
    let object = text.find('{').and_then(|start| Some(&text[start..=text.rfind('}')?]));
    let object: Value = object.and_then(|object| serde_json::from_str(object).ok()).unwrap_or_default();
    object.as_object().into_iter().flatten().map(|(start, name)| (start.clone(), text_of(name))).collect()
}
