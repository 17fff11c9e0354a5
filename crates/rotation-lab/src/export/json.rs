//! The lab as a JSON file. One member, `link`, is what is read back: a payload as links have it, with a file's room. All
//! the others say the same for people and their programs, and are not read. So there is one format with one version,
//! and a file that was edited by hand cannot bring in what a link could not.

use std::fmt;

use rotation_core::{
    label::StagingLabel, operation::Operation, rotation::Outcome, secret::Secret, time::Timestamp,
};
use rotation_protocol::wire::{Json, event_json, member, operation_body};

use crate::{
    lab::{Beat, Command, Entry, Lab, Setup},
    link::{self, LinkError, Room, Session, TooLong},
    world::{self, Lasts},
};

/// The longest file that is read.
pub const MOST_JSON: usize = 67_108_864;

/// What every file says it is. Another number stands where the members that are read are others.
const FORMAT: &str = "rotation-lab/1";
const FAMILY: &str = "rotation-lab/";

/// A file that cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is longer than any that is read.
    TooLong,
    /// It is no JSON, or that of something else.
    Foreign,
    /// A later version made it.
    Newer,
    /// The member that is read is missing.
    NoLink,
    /// What it holds cannot be opened.
    Link(LinkError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::TooLong => "The file is longer than any that Rotation Lab reads.",
            Self::Foreign => "The file is not JSON that Rotation Lab exported, or its end is missing.",
            Self::Newer | Self::Link(LinkError::Newer) => {
                "The file was made by a newer version of Rotation Lab than this one."
            }
            Self::NoLink => "The file lacks the member \"link\", from which a lab is read.",
            Self::Link(LinkError::Truncated) => {
                "The member \"link\" of the file is cut off: its end is missing."
            }
            Self::Link(LinkError::Mangled) => "The member \"link\" of the file is damaged.",
            Self::Link(LinkError::TooLong | LinkError::TooMuch) => {
                "The file leads to more events than a page can show."
            }
        };
        f.write_str(words)
    }
}

impl std::error::Error for ImportError {}

/// What a file holds.
pub fn from_json(text: &str) -> Result<Session, ImportError> {
    if text.len() > MOST_JSON {
        return Err(ImportError::TooLong);
    }
    let format = member(text, "format").ok_or(ImportError::Foreign)?;
    if format != FORMAT {
        let ours = format.starts_with(FAMILY);
        return Err(if ours { ImportError::Newer } else { ImportError::Foreign });
    }
    let payload = member(text, "link").ok_or(ImportError::NoLink)?;
    link::decode_within(Room::File, &payload).map_err(ImportError::Link)
}

/// The lab as a file, with the id of the story that it tells.
pub fn to_json(lab: &Lab, story: Option<&str>) -> Result<String, TooLong> {
    let payload = link::encode_within(Room::File, lab, story)?;
    // Values are numbered in a link from 1 on; here they have the same numbers.
    let session = link::decode_within(Room::File, &payload).map_err(|_| TooLong)?;
    let events = lab.beats().iter().filter_map(Beat::event).map(event_json);
    let members = [
        ("format", Json::text(FORMAT)),
        (
            "about",
            Json::text(
                "A lab of Rotation Lab. It is read back from \"link\" alone. No secret value is in it.",
            ),
        ),
        ("link", Some(Json::Text(payload))),
        ("story", story.and_then(Json::text)),
        ("setup", Some(setup(lab.setup()))),
        ("playhead", Json::text(lab.now())),
        ("log", Some(Json::List(session.log.iter().map(entry).collect()))),
        ("secrets", Some(Json::List(lab.vault().secrets().map(secret).collect()))),
        ("events", Some(Json::List(events.collect()))),
    ];
    Ok(lines(members))
}

/// A line for each member, and for each item of a list.
fn lines<const N: usize>(members: [(&str, Option<Json>); N]) -> String {
    let there = members.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let written = there.map(|(name, value)| match value {
        Json::List(items) if !items.is_empty() => {
            let items: Vec<String> = items.iter().map(|item| format!("    {}", item.write())).collect();
            format!("  \"{name}\": [\n{}\n  ]", items.join(",\n"))
        }
        value => format!("  \"{name}\": {}", value.write()),
    });
    format!("{{\n{}\n}}\n", written.collect::<Vec<_>>().join(",\n"))
}

fn setup(setup: &Setup) -> Json {
    let Setup { seed, place, start, assumptions, world } = setup;
    let debugged = |value: &dyn fmt::Debug| Json::text(format!("{value:?}"));
    Json::in_order([
        // A number beyond 2^53 is another one in JavaScript.
        ("seed", Json::text(seed)),
        ("region", Json::text(place.region.as_str())),
        ("account", Json::text(place.account.as_str())),
        ("start", Json::text(start)),
        ("world", Some(Json::in_order(self::world(world)))),
        (
            "assumptions",
            Some(Json::in_order([
                ("retryTries", Some(Json::Whole(assumptions.retry_plan.tries.into()))),
                ("retryFirstPauseMs", Some(Json::Whole(assumptions.retry_plan.first_pause.as_millis()))),
                ("rotateAfterCancel", debugged(&assumptions.rotate_after_cancel)),
                ("labelAfterAbandonment", debugged(&assumptions.label_after_abandonment)),
                ("reusedToken", debugged(&assumptions.reused_token)),
                ("labelLimit", debugged(&assumptions.label_limit)),
                ("functionTimeoutMs", Some(Json::Whole(assumptions.function_timeout.as_millis()))),
                ("hoursTypeCron", debugged(&assumptions.hours_type_cron)),
                ("rateHoursAnchor", debugged(&assumptions.rate_hours_anchor)),
            ])),
        ),
    ])
}

fn world(world: &world::Setup) -> [(&'static str, Option<Json>); 3] {
    [
        ("strategy", Json::text(world.strategy.id())),
        ("superuser", world.superuser.as_ref().and_then(Json::text)),
        ("forgetful", world.forgetful.then_some(Json::Flag(true))),
    ]
}

fn entry(entry: &Entry) -> Json {
    let at = ("at", Json::text(entry.at));
    let call = |operation: &Operation| {
        [("call", Json::text(operation.name())), ("input", Some(operation_body(operation)))]
    };
    match &entry.command {
        Command::Call(operation) => {
            let [name, input] = call(operation);
            Json::in_order([at, name, input])
        }
        Command::FunctionCall { invocation, operation } => {
            let [name, input] = call(operation);
            Json::in_order([at, ("byTheFunctionIn", Json::text(invocation.as_str())), name, input])
        }
        Command::FunctionAnswer { invocation, outcome } => {
            let (name, text) = match outcome {
                Outcome::Returned => ("returned", "nothing"),
                Outcome::Raised(error) => ("raised", error.as_str()),
            };
            Json::in_order([at, ("theFunctionIn", Json::text(invocation.as_str())), (name, Json::text(text))])
        }
        Command::World(world) => Json::in_order([at, ("world", Some(Json::in_order(self::world(world))))]),
        Command::Adopt(managed) => Json::in_order([
            at,
            ("managedSecret", Json::text(&managed.name)),
            ("OwningService", Json::text(&managed.owner)),
        ]),
        Command::Advance(to) => Json::in_order([at, ("timePassesUntil", Json::text(to))]),
        Command::Fault { step, fault, lasts } => {
            let (name, fault) = match fault {
                Some(fault) => ("fault", fault.row().map_or_else(|| fault.does(), |row| row.id)),
                None => ("mended", "works again"),
            };
            let once = (*lasts == Lasts::Once).then_some(Json::Flag(true));
            Json::in_order([at, ("step", Json::text(step.name())), (name, Json::text(fault)), ("once", once)])
        }
        Command::Permit { permission, allowed } => Json::in_order([
            at,
            ("permission", Json::text(permission.action())),
            ("allowed", Some(Json::Flag(*allowed))),
        ]),
    }
}

/// A secret as it stands at the playhead.
fn secret(secret: &Secret) -> Json {
    let versions = secret.versions.iter().map(|(id, version)| {
        let written = version.written.map(|(_, at): (_, Timestamp)| at);
        Json::in_order([
            ("VersionId", Json::text(id)),
            (
                "VersionStages",
                Some(Json::texts(secret.versions.labels_of(id).iter().map(StagingLabel::as_str))),
            ),
            ("CreatedDate", written.and_then(Json::text)),
        ])
    });
    Json::in_order([
        ("ARN", Json::text(&secret.arn)),
        ("Name", Json::text(&secret.name)),
        ("RotationEnabled", secret.rotation.enabled.map(Json::Flag)),
        ("LastRotatedDate", secret.rotation.last_rotated.and_then(Json::text)),
        ("NextRotationDate", secret.rotation.next.and_then(|window| Json::text(window.next_rotation_date()))),
        ("Versions", Some(Json::List(versions.collect()))),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lab::Position,
        scenario::{SCENARIOS, Scenario},
    };

    #[test]
    fn what_is_exported_is_the_lab_again_with_its_story() {
        for story in SCENARIOS {
            let mut lab = story.open();
            for position in [Position::End, Position::Start, lab.position()] {
                lab.put(position);
                let text = to_json(&lab, Some(story.id)).unwrap();
                let (opened, told) = from_json(&text).unwrap().tell().unwrap();
                assert_eq!((opened.beats(), opened.position()), (lab.beats(), lab.position()));
                assert_eq!(told.map(|(scenario, _)| scenario.id), Some(story.id));
                assert_eq!(to_json(&opened, Some(story.id)).as_deref(), Ok(text.as_str()));
            }
        }
    }

    #[test]
    fn a_file_reads_like_this() {
        let mut lab = Scenario::by_id("test-only").unwrap().open();
        lab.put(Position::End);
        let text = to_json(&lab, Some("test-only")).unwrap();
        let payload = member(&text, "link").unwrap();
        insta::assert_snapshot!(text.replace(&payload, "1…"));
    }

    #[test]
    fn a_file_that_cannot_be_opened_says_why() {
        let text = to_json(&SCENARIOS[0].open(), None).unwrap();
        let payload = member(&text, "link").unwrap();
        let cut = &payload[..payload.len() / 2];
        for (file, error) in [
            (text[..text.len() / 2].to_owned(), ImportError::Foreign),
            ("".into(), ImportError::Foreign),
            ("[]".into(), ImportError::Foreign),
            ("{\"format\":\"package\",\"link\":\"1\"}".into(), ImportError::Foreign),
            (text.replace("rotation-lab/1", "rotation-lab/2"), ImportError::Newer),
            (text.replace("\"link\"", "\"lnk\""), ImportError::NoLink),
            (text.replace(&payload, cut), ImportError::Link(LinkError::Truncated)),
            (text.replace(&payload, &format!("2{}", &payload[1..])), ImportError::Link(LinkError::Newer)),
            (text.replace(&payload, &payload.replace('A', "B")), ImportError::Link(LinkError::Mangled)),
            (" ".repeat(MOST_JSON + 1), ImportError::TooLong),
        ] {
            assert_eq!(from_json(&file).err(), Some(error), "{}", &file[..file.len().min(60)]);
            assert!(error.to_string().contains("file"), "{error}");
        }
        // What stands beside the link is for people: it brings in nothing.
        let edited = text.replace("CreateSecret", "DeleteSecret");
        assert_eq!(from_json(&edited), from_json(&text));
    }
}
