//! What every story ends in: labels by version, the configuration, the dates, and the refusals met on the way.

mod captions;
mod rows;

use rotation_core::{
    assumption::Assumptions,
    label::StagingLabel,
    operation::{Operation, rotate_secret},
    secret::Secret,
    time::Span,
};
use rotation_lab::{
    Beat, Lab,
    export::events_json,
    link,
    scenario::{SCENARIOS, Scenario},
    world::Client,
};

use rows::{DB, End, end, rows};

fn at_the_end(scenario: &Scenario) -> Lab {
    let mut lab = scenario.open();
    lab.seek(lab.beats().len());
    lab
}

fn story(id: &str) -> Lab {
    at_the_end(Scenario::by_id(id).expect("a story with this id"))
}

fn stands(secret: &Secret) -> End {
    let mut versions: Vec<_> = secret.versions.iter().collect();
    versions.sort_by_key(|(_, version)| version.number);
    let labels = |labels: Vec<StagingLabel>| labels.iter().map(ToString::to_string).collect::<Vec<_>>();
    End {
        name: secret.name.as_str().into(),
        versions: versions
            .into_iter()
            .map(|(id, _)| labels(secret.versions.labels_of(id)).join(" "))
            .collect(),
        enabled: secret.rotation.enabled,
        next: secret.rotation.next.map(|window| window.next_rotation_date().to_string()),
        last: secret.rotation.last_rotated.map(|at| at.to_string()),
    }
}

fn refusals(lab: &Lab) -> Vec<String> {
    let arns = || lab.vault().secrets().map(|secret| secret.arn.as_str());
    let refused = lab.beats().iter().filter_map(|beat| match beat {
        Beat::Refused { operation, error, .. } => {
            let text = arns().fold(error.message().to_owned(), |text, arn| text.replace(arn, "ARN"));
            Some(format!("{operation} {:?} {text}", error.code()))
        }
        _ => None,
    });
    refused.collect()
}

fn turning_points(lab: &Lab) -> Vec<&'static str> {
    let names = lab.beats().iter().filter_map(|beat| Some(beat.event()?.kind.name()));
    names.filter(|name| name.starts_with("Rotation") || name.starts_with("TestRotation")).collect()
}

#[test]
fn every_story_ends_as_the_rules_say() {
    let rows = rows();
    assert_eq!(
        rows.iter().map(|row| row.id).collect::<Vec<_>>(),
        SCENARIOS.iter().map(|story| story.id).collect::<Vec<_>>()
    );
    for row in rows {
        let lab = story(row.id);
        let mut secrets: Vec<End> = lab.vault().secrets().map(stands).collect();
        secrets.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(secrets, row.secrets, "{}", row.id);
        assert_eq!(refusals(&lab), row.refused, "{}", row.id);
        assert_eq!(turning_points(&lab), row.service, "{}", row.id);
    }
}

#[test]
fn the_link_of_every_story_is_short_and_opens_the_same_events() {
    for scenario in SCENARIOS {
        let lab = scenario.open();
        let text = link::encode(&lab).expect("short enough");
        assert!(text.len() < 3_000, "{}: {} characters", scenario.id, text.len());
        let opened = link::decode(&text).and_then(link::Session::open).expect("it opens");
        let events = |lab: &Lab| events_json(lab.beats().iter().filter_map(Beat::event));
        assert_eq!(events(&opened), events(&lab), "{}", scenario.id);
        assert_eq!(opened.now(), lab.now(), "{}", scenario.id);
        assert_eq!(link::encode(&opened).expect("still short enough"), text, "{}", scenario.id);
        assert_eq!(events(&scenario.open()), events(&lab), "{}: played again", scenario.id);
    }
}

#[test]
fn stories_assume_what_the_service_is_taken_to_do_by_default() {
    for scenario in SCENARIOS {
        assert_eq!(scenario.setup().assumptions, Assumptions::default(), "{}", scenario.id);
    }
}

#[test]
fn a_cancelled_rotation_leaves_the_label_and_no_date() {
    let mut lab = story("cancel-and-resume");
    let called = |beat: &Beat| beat.event().is_some_and(|event| event.kind.name() == "CancelRotateSecret");
    let cancelled = lab.beats().iter().position(called).expect("a call");
    lab.seek(cancelled + 1);
    let secret = lab.vault().secrets().next().expect("a secret");
    let last = Some("2026-11-17T09:15:05.790Z");
    let labels = ["AWSPREVIOUS", "AWSCURRENT", "AWSPENDING"];
    assert_eq!(stands(secret), end(DB, &labels, Some(false), None, last));
    assert!(secret.rotation.function.is_some() && secret.rotation.rules.is_some(), "R8");
}

#[test]
fn after_a_missed_window_the_next_date_lies_in_the_past() {
    let mut lab = story("missed-window");
    let mended = lab.beats().iter().rposition(|beat| matches!(beat, Beat::Fault { .. })).expect("a fault");
    lab.seek(mended + 1);
    let secret = lab.vault().secrets().next().expect("a secret");
    let labels = ["AWSPREVIOUS", "AWSCURRENT", "AWSPENDING"];
    let (next, last) = (Some("2026-11-27T02:59:59Z"), Some("2026-11-17T09:15:05.790Z"));
    assert_eq!(stands(secret), end(DB, &labels, Some(true), next, last));
    assert!(secret.rotation.next.is_some_and(|window| window.end < lab.now()));
}

#[test]
fn the_complete_arn_of_a_name_that_looks_like_one_works() {
    let lab = story("partial-arn");
    let trap = lab.vault().secrets().find(|secret| secret.name.as_str() == "orders-a1b2c3").expect("it");
    let rotate = |secret_id: &str| {
        let client_request_token = lab.fresh_token();
        let input =
            rotate_secret::Input { secret_id: secret_id.into(), client_request_token, ..Default::default() };
        lab.would(&Operation::RotateSecret(input))
    };
    assert_eq!(rotate(trap.arn.as_str()), Ok(()));
    assert!(rotate(trap.arn.as_str().rsplit_once('-').expect("a suffix").0).is_err());
}

/// Two clients, one that keeps what it read for five minutes and one that keeps it for a month, log in every second.
#[test]
fn with_alternating_users_nobody_is_locked_out_and_with_a_single_user_everybody_is() {
    let lab = story("alternating-users");
    let client = |ttl| Client {
        name: "app".into(),
        secret: DB.into(),
        every: Span::seconds(1),
        ttl,
        reads_when_refused: false,
    };
    let clients = [client(Span::minutes(5)), client(Span::days(28))];
    assert_eq!(lab.outages(&clients), []);
    let of_superuser = |beat: &Beat| {
        beat.event().is_some_and(|event| {
            event.secret.name() == "prod/orders/superuser" && event.kind.name() == "GetSecretValue"
        })
    };
    assert_eq!(lab.beats().iter().filter(|beat| of_superuser(beat)).count(), 3, "read by each rotation");
    let gap = lab.compare(&clients);
    assert_eq!(gap.alternating_users, []);
    for place in 0..clients.len() {
        let outages: Vec<_> = gap.single_user.iter().filter(|outage| outage.client == place).collect();
        assert_eq!(outages.len(), 3, "client {place}: one for each rotation");
        assert!(outages.iter().all(|outage| outage.refused >= 60), "client {place}: for minutes at least");
    }
}
