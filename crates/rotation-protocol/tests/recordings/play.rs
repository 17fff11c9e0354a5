//! The playing of one recording: calls and the function's acts in the order of their times, a service per region.

use std::collections::{BTreeMap, BTreeSet};

use rotation_core::ident::FunctionArn;
use serde_json::Value;

use crate::{
    answer::{denial, differ},
    compare::Interval,
    file::{Call, Recording, text_of},
    function::{Act, Function, acts},
    names::Names,
    skipped::stop,
    world::World,
};

#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    pub(crate) played: usize,
    pub(crate) skipped: usize,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.played += other.played;
        self.skipped += other.skipped;
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} calls played, {} skipped by name", self.played, self.skipped)
    }
}

pub(crate) struct Played {
    pub(crate) count: Count,
    pub(crate) different: Vec<String>,
}

/// What happens at one moment.
enum Turn<'a> {
    Call(&'a Call),
    Act(&'a Act),
    /// A call of another service, which may make or take away a secret of its own.
    Other(&'a Call),
}

struct Player<'a> {
    file: &'a str,
    recording: &'a Recording,
    worlds: BTreeMap<String, World>,
    names: Names,
    function: BTreeMap<String, Function>,
    /// Stories that have stopped: region and secret.
    stopped: BTreeSet<(String, String)>,
    intervals: Vec<Interval>,
    played: Played,
}

pub(crate) fn play(file: &str, recording: &Recording) -> Played {
    let acts = acts(recording);
    let mut turns: Vec<(i64, Turn<'_>)> = Vec::new();
    turns.extend(recording.calls.iter().map(|call| (call.at(), Turn::Call(call))));
    turns.extend(recording.others.iter().map(|call| (call.at(), Turn::Other(call))));
    turns.extend(acts.iter().map(|act| (act.at, Turn::Act(act))));
    turns.sort_by_key(|(at, _)| *at);
    let calls = recording.calls.iter().chain(&recording.others).map(|call| Interval(call.start, call.end));
    // Of the function's steps only those that write; the recording's setSecret lasts longer than many calls.
    let writes = recording.invocations.iter().filter(|call| call["step"] != "setSecret");
    let writes =
        writes.filter_map(|call| Some(Interval(call["start_ms"].as_i64()?, call["end_ms"].as_i64()?)));
    let mut player = Player {
        file,
        recording,
        worlds: BTreeMap::new(),
        names: Names::default(),
        function: BTreeMap::new(),
        stopped: BTreeSet::new(),
        intervals: calls.chain(writes).collect(),
        played: Played { count: Count::default(), different: Vec::new() },
    };
    for (_, turn) in turns {
        match turn {
            Turn::Call(call) => player.call(call),
            Turn::Act(act) => player.act(act),
            Turn::Other(call) => player.other(call),
        }
    }
    for world in player.worlds.values_mut() {
        let more = world.vault.take_invocations();
        player.played.different.extend(more.iter().map(|call| format!("{file}: AWS did not call {call:?}")));
    }
    player.played
}

impl Player<'_> {
    fn world(&mut self, region: &str) -> &mut World {
        self.worlds.entry(region.into()).or_insert_with(|| World::new(region))
    }

    fn call(&mut self, call: &Call) {
        let story = (call.region.clone(), call.secret.clone());
        let stop = stop(self.file, &call.region, &call.secret);
        if stop.is_some_and(|row| row.from.is_empty() || row.from == call.label) {
            self.stopped.insert(story.clone());
        }
        if self.stopped.contains(&story) {
            return self.played.count.skipped += 1;
        }
        self.played.count.played += 1;
        let body = self.body(call);
        let denied = denial(call);
        let not_invocable = text_of(&call.answer["message"]).starts_with("Secrets Manager cannot invoke");
        let action = format!("secretsmanager:{}", call.operation);
        let world = self.world(&call.region);
        world.vault.permit(&action, !denied);
        world.vault.admit(not_invocable.then(Vec::<FunctionArn>::new));
        let (status, text) = world.call(call.at(), &call.operation, &body);
        world.vault.permit(&action, true);
        let here: Value = serde_json::from_str(&text).unwrap_or_else(|_| serde_json::json!({}));
        self.names.learn_arn(&call.answer["output"], &here);
        self.names.here(&call.answer.to_string());
        let text = self.names.there(&text);
        let found = differ(call, status, &text, &self.intervals);
        let name = format!("{} {} ({})", self.file, call.label, call.operation);
        self.played.different.extend(found.into_iter().map(|what| format!("{name} {what}")));
    }

    /// The request's body. The client that made the recordings adds a token where one belongs and none was given.
    fn body(&mut self, call: &Call) -> String {
        let mut input = call.input().clone();
        let makes = ["CreateSecret", "PutSecretValue", "UpdateSecret", "RotateSecret"];
        if makes.contains(&call.operation.as_str()) && input.get("ClientRequestToken").is_none() {
            let answered = call.answer["output"]["VersionId"].as_str().map(String::from);
            input["ClientRequestToken"] = answered.unwrap_or_else(|| self.names.fresh()).into();
        }
        self.names.here(&input.to_string())
    }

    fn act(&mut self, act: &Act) {
        let is_of = |(_, secret): &&(String, String)| secret.ends_with(&act.secret);
        if self.stopped.iter().any(|story| is_of(&story)) {
            return;
        }
        let region = self.recording.calls.iter().find(|call| call.secret.ends_with(&act.secret));
        let region = region.map(|call| call.region.clone()).expect("the function's secret");
        let world = self.worlds.get_mut(&region).expect("its secret was made");
        let function = self.function.entry(act.secret.clone()).or_default();
        let wrong = function.act(act, self.recording, world, &mut self.names);
        self.played.different.extend(wrong.into_iter().map(|what| format!("{} function {what}", self.file)));
    }

    /// EventBridge makes a secret for a connection and takes it away after the connection.
    fn other(&mut self, call: &Call) {
        let mut secrets =
            self.recording.calls.iter().filter(|one| one.secret.starts_with("events!connection/"));
        let Some(shown) = secrets.find(|one| one.answer["output"].get("VersionIdsToStages").is_some()) else {
            return;
        };
        let (name, region) = (shown.secret.clone(), shown.region.clone());
        if call.label == "create-connection" {
            let (arn, version) = self.world(&region).adopt(call.at(), &name, "events");
            self.names.bind(&text_of(&shown.input()["SecretId"]), &arn);
            let versions = shown.answer["output"]["VersionIdsToStages"].as_object();
            let recorded = versions.and_then(|versions| versions.keys().next()).expect("its version");
            self.names.bind(recorded, &version);
        } else if call.label == "connection-0" {
            self.world(&region).disown(call.at(), &name);
        }
    }
}
