//! What a vault leaves for others to read: EventBridge events that carry CloudTrail records of API calls and of what
//! the service did, and the service's own `Secret Label Updated`. No secret value and no rotation token is in them.

mod call;
mod cloudtrail;
mod eventbridge;

use rotation_core::{
    event::{Actor, Event, EventKind},
    ident::Place,
    label::StagingLabel,
    stamp::Entropy,
    time::Timestamp,
};

pub use call::Call;

use self::{cloudtrail::Caller, eventbridge::Envelope};
use crate::wire::json::Json;

/// Turns events and calls into records. Ids derive from its seed and are counted on.
#[derive(Clone, Debug)]
pub struct Trail {
    place: Place,
    ids: Ids,
}

#[derive(Clone, Debug)]
struct Ids {
    seed: u64,
    given: u64,
}

impl Ids {
    fn next(&mut self) -> String {
        self.given += 1;
        Entropy::of_call(self.seed, self.given).derive("trail").uuid()
    }
}

impl Trail {
    /// A trail of this vault.
    pub fn new(place: Place, seed: u64) -> Self {
        Self { place, ids: Ids { seed, given: 0 } }
    }

    /// The records of these events, and of the call that they came from, each a JSON object. The events of a call
    /// are given with it, and those that fell due before it without one.
    pub fn records(&mut self, events: &[Event], call: Option<&Call>) -> Vec<String> {
        let mut records = Vec::new();
        if let Some(call) = call {
            let detail = cloudtrail::api_call(&self.place, &Caller::User, call, self.ids.next());
            records.push(self.envelope(call.at, detail, Envelope::ApiCall));
        }
        for event in events {
            self.record(event, call, &mut records);
        }
        records
    }

    fn record(&mut self, event: &Event, call: Option<&Call>, records: &mut Vec<String>) {
        match &event.kind {
            EventKind::Call(operation) => {
                // The call itself stands above. What is left are the reads of a batch and the built-in function.
                let caller = match event.actor {
                    Actor::Function => Caller::Function,
                    Actor::Caller if call.is_some_and(|call| call.operation != *operation) => Caller::Batch,
                    _ => return,
                };
                let inner = Call::inner(operation, event, call);
                let detail = cloudtrail::api_call(&self.place, &caller, &inner, self.ids.next());
                records.push(self.envelope(event.at, detail, Envelope::ApiCall));
            }
            EventKind::LabelMoved { label, to: Some(to), .. } => {
                // The two labels that every change moves are not announced.
                if ![StagingLabel::PENDING, StagingLabel::PREVIOUS].contains(label) {
                    let detail = eventbridge::label_updated(event, label, to);
                    records.push(self.envelope(event.at, detail, Envelope::Label(&event.secret)));
                }
            }
            _ => {
                let ids = &mut self.ids;
                if let Some(detail) = cloudtrail::service_event(&self.place, event, || ids.next()) {
                    records.push(self.envelope(event.at, detail, Envelope::ServiceEvent));
                }
            }
        }
    }

    fn envelope(&mut self, at: Timestamp, detail: Json, kind: Envelope<'_>) -> String {
        eventbridge::envelope(&self.place, at, detail, kind, self.ids.next()).write()
    }
}
