//! How many versions and labels a secret may have.

use rotation_core::{
    assumption::{Assumptions, LabelLimit},
    time::Span,
    vault::Setup,
};

use crate::driver::{Driver, configured, token, v};

fn put(driver: &mut Driver, n: u32, rest: &str) -> crate::driver::Answer {
    driver.call("PutSecretValue", &format!(r#"{{"SecretId":"db","SecretString":"{n}"{}{rest}}}"#, token(n)))
}

fn count(driver: &mut Driver) -> usize {
    let list = driver.on_db("ListSecretVersionIds", r#","IncludeDeprecated":true"#);
    list["Versions"].as_array().map_or(0, Vec::len)
}

#[test]
fn a_hundred_versions_are_kept_for_a_day_and_then_the_oldest_go() {
    // An assumption, version-limit.
    let mut driver = Driver::with_secret();
    for n in 2..=100 {
        assert_eq!(put(&mut driver, n, "").status, 200, "{n}");
    }
    let full = put(&mut driver, 101, "");
    assert!(full.text.starts_with(r#"{"__type":"LimitExceededException""#), "{}", full.text);
    let rotate = driver.db_refused("RotateSecret", &format!("{}{}", token(102), configured()));
    assert!(rotate.contains("LimitExceededException") && driver.described().get("RotationEnabled").is_none());
    let update = driver.db_refused("UpdateSecret", &format!(r#"{},"SecretString":"x""#, token(103)));
    assert!(update.contains("LimitExceededException"), "{update}");
    assert_eq!(put(&mut driver, 100, "").status, 200, "a replay makes no version");
    driver.pass(Span::hours(23));
    assert_eq!(put(&mut driver, 101, "").status, 400);
    driver.pass(Span::hours(1));
    assert_eq!((put(&mut driver, 101, "").status, count(&mut driver)), (200, 100));
    let first = driver.db_refused("GetSecretValue", &format!(r#","VersionId":"{}""#, v(1)));
    assert!(first.contains("ResourceNotFoundException"), "the oldest is gone: {first}");
    driver.on_db("GetSecretValue", &format!(r#","VersionId":"{}""#, v(2)));
}

#[test]
fn a_version_with_a_label_never_goes() {
    let mut driver = Driver::with_secret();
    assert_eq!(put(&mut driver, 2, r#","VersionStages":["KEEP"]"#).status, 200);
    for n in 3..=100 {
        assert_eq!(put(&mut driver, n, "").status, 200);
    }
    driver.pass(Span::days(2));
    for n in 101..=150 {
        assert_eq!(put(&mut driver, n, "").status, 200);
    }
    assert_eq!(count(&mut driver), 100);
    assert_eq!(driver.labels(), "v2: KEEP; v149: AWSPREVIOUS; v150: AWSCURRENT");
}

#[test]
fn twenty_labels_are_counted_on_the_secret_or_on_the_version() {
    let many: Vec<_> = (0..15).map(|n| format!(r#""A{n}""#)).collect();
    let more: Vec<_> = (0..15).map(|n| format!(r#""B{n}""#)).collect();
    for (label_limit, status) in [(LabelLimit::PerSecret, 400), (LabelLimit::PerVersion, 200)] {
        let assumptions = Assumptions { label_limit, ..Assumptions::default() };
        let mut driver = Driver::with(Setup { assumptions, ..Setup::default() });
        driver.create("db", 1);
        let stages = |labels: &[String]| format!(r#","VersionStages":[{}]"#, labels.join(","));
        assert_eq!(put(&mut driver, 2, &stages(&many)).status, 200);
        let answer = put(&mut driver, 3, &stages(&more));
        assert_eq!(answer.status, status, "{label_limit:?}: {}", answer.text);
        assert!(status == 200 || answer.text.contains("LimitExceededException"));
    }
}

#[test]
fn a_label_that_is_named_twice_or_there_already_counts_once() {
    let mut driver = Driver::with_secret();
    let labels: Vec<_> = (0..18).map(|n| format!(r#""L{n}""#)).collect();
    assert_eq!(put(&mut driver, 2, &format!(r#","VersionStages":[{}]"#, labels.join(","))).status, 200);
    assert_eq!(put(&mut driver, 3, r#","VersionStages":["X","X","L0"]"#).status, 200, "the twentieth");
    assert_eq!(put(&mut driver, 4, r#","VersionStages":["X","L1"]"#).status, 200, "they only move");
    assert_eq!(put(&mut driver, 5, r#","VersionStages":["Y"]"#).status, 400);
    let rest = format!(r#"{{"SecretId":"db","VersionStage":"Y","MoveToVersionId":"{}"}}"#, v(4));
    assert!(driver.refused("UpdateSecretVersionStage", &rest).contains("LimitExceededException"));
}
