//! NextToken: it goes on with its own list, in its own vault, whatever has happened meanwhile.

use rotation_core::{
    error::ErrorCode,
    label::StagingLabel,
    operation::{
        Operation, Reply, batch_get_secret_value, delete_secret,
        filter::{Filter, Key},
        list_secret_version_ids,
        list_secrets::{Input, SortBy},
        update_secret_version_stage,
    },
};

use crate::{Service, version};

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// One page of one entry: its name, and the token behind it.
fn page(service: &mut Service, sort_by: SortBy, token: Option<String>) -> (String, Option<String>) {
    let input = Input { max_results: Some(1), next_token: token, sort_by, ..Input::default() };
    match service.call(Operation::ListSecrets(input)).expect("a page") {
        Reply::ListSecrets(output) => (output.secrets[0].name.to_string(), output.next_token),
        other => panic!("{other:?}"),
    }
}

fn refusal(service: &mut Service, operation: Operation) -> ErrorCode {
    service.call(operation).expect_err("refused").code()
}

fn names(sort_by: SortBy, token: Option<String>) -> Operation {
    Operation::ListSecrets(Input { next_token: token, sort_by, ..Input::default() })
}

#[test]
fn a_token_is_good_for_its_own_list_in_its_own_vault_only() {
    let mut service = Service::with(1, &NAMES);
    let (_, token) = page(&mut service, SortBy::Created, None);
    assert!(token.is_some());
    for n in 1..4 {
        service.put("a", n);
    }

    let mut other = Service::with(2, &NAMES);
    let same = names(SortBy::Created, token.clone());
    assert_eq!(refusal(&mut other, same), ErrorCode::InvalidNextTokenException);

    let by_name = names(SortBy::Name, token.clone());
    assert_eq!(refusal(&mut service, by_name), ErrorCode::InvalidNextTokenException);
    let batch = Operation::BatchGetSecretValue(batch_get_secret_value::Input {
        filters: Some(vec![Filter { key: Key::Name, values: vec![String::new()] }]),
        next_token: token.clone(),
        ..batch_get_secret_value::Input::default()
    });
    assert_eq!(refusal(&mut service, batch), ErrorCode::InvalidNextTokenException);
    let versions = Operation::ListSecretVersionIds(list_secret_version_ids::Input {
        secret_id: "a".into(),
        max_results: None,
        next_token: token,
        include_deprecated: false,
    });
    assert_eq!(refusal(&mut service, versions), ErrorCode::InvalidNextTokenException);
}

#[test]
fn a_list_goes_on_behind_its_last_entry_though_that_was_deleted() {
    for sort_by in [SortBy::Created, SortBy::Name, SortBy::LastChanged, SortBy::LastAccessed] {
        let mut service = Service::with(1, &NAMES);
        let (first, token) = page(&mut service, sort_by, None);
        let force = delete_secret::Input { secret_id: first, force: true, ..delete_secret::Input::default() };
        service.call(Operation::DeleteSecret(force)).expect("deleted");
        let (second, token) = page(&mut service, sort_by, token);
        let (third, _) = page(&mut service, sort_by, token);
        assert_eq!((second.as_str(), third.as_str()), ("b", "c"), "{sort_by:?}");
    }
}

#[test]
fn a_list_of_versions_goes_on_behind_its_last_version_though_that_lost_its_labels() {
    let mut service = Service::with(1, &["a"]);
    for n in 1..4 {
        service.put("a", n);
        let input = update_secret_version_stage::Input {
            secret_id: "a".into(),
            version_stage: StagingLabel::parse(&format!("LABEL{n}")).expect("a label"),
            remove_from: None,
            move_to: Some(version(n)),
        };
        service.call(Operation::UpdateSecretVersionStage(input)).expect("labelled");
    }
    let page = |service: &mut Service, next_token: Option<String>| {
        let max_results = Some(2);
        let input = list_secret_version_ids::Input {
            secret_id: "a".into(),
            max_results,
            next_token,
            include_deprecated: false,
        };
        let reply = service.call(Operation::ListSecretVersionIds(input)).expect("a page");
        let Reply::ListSecretVersionIds(output) = reply else { panic!() };
        let ids: Vec<_> = output.versions.into_iter().map(|entry| entry.version_id).collect();
        (ids, output.next_token)
    };
    let (ids, token) = page(&mut service, None);
    assert_eq!(ids, [version(3), version(2)]);
    // Version 2 was previous and had a label of its own: both go.
    let input = update_secret_version_stage::Input {
        secret_id: "a".into(),
        version_stage: StagingLabel::parse("LABEL2").expect("a label"),
        remove_from: Some(version(2)),
        move_to: None,
    };
    service.call(Operation::UpdateSecretVersionStage(input)).expect("removed");
    service.put("a", 4);
    let (ids, token) = page(&mut service, token);
    assert_eq!((ids, token), (vec![version(1)], None));
}
