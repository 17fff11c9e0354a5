//! ListSecrets: filters, order, pages, and what waits to be deleted.

use rotation_core::time::Span;

use crate::driver::{Driver, token};

/// Three secrets, one second after the other.
fn shop() -> Driver {
    let mut driver = Driver::new();
    for (name, rest) in [
        ("prod/db", r#","Description":"Main database, read-only","Tags":[{"Key":"Team","Value":"Blue"}]"#),
        (
            "prod/api",
            r#","Description":"Payment API","Tags":[{"Key":"team","Value":"red"},{"Key":"Stage","Value":"Blue"}]"#,
        ),
        ("Test/db", ""),
    ] {
        driver.accepted(
            "CreateSecret",
            &format!(r#"{{"Name":"{name}","SecretString":"x"{}{rest}}}"#, token(1)),
        );
        driver.pass(Span::seconds(1));
    }
    driver
}

fn names(driver: &mut Driver, members: &str) -> String {
    let list = driver.accepted("ListSecrets", &format!("{{{members}}}"));
    let list = list["SecretList"].as_array().expect("a list").iter();
    list.filter_map(|one| one["Name"].as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn filters_look_at_beginnings_of_names_and_tags_and_at_words_of_the_rest() {
    for (filters, found) in [
        (r#"{"Key":"name","Values":["prod"]}"#, "prod/db prod/api"),
        (r#"{"Key":"name","Values":["db"]}"#, ""),
        (r#"{"Key":"name","Values":["test"]}"#, ""),
        (r#"{"Key":"name","Values":["!prod"]}"#, "Test/db"),
        (r#"{"Key":"name","Values":["prod/d","Test"]}"#, "prod/db Test/db"),
        (r#"{"Key":"description","Values":["DATA"]}"#, "prod/db"),
        (r#"{"Key":"description","Values":["read main"]}"#, "prod/db"),
        (r#"{"Key":"description","Values":["base"]}"#, ""),
        (r#"{"Key":"tag-key","Values":["Te"]}"#, "prod/db"),
        (r#"{"Key":"tag-key","Values":["te"]}"#, "prod/api"),
        (r#"{"Key":"tag-value","Values":["Bl"]}"#, "prod/db prod/api"),
        (r#"{"Key":"tag-value","Values":["!Bl"]}"#, "Test/db"),
        (r#"{"Key":"primary-region","Values":["us"]}"#, ""),
        (r#"{"Key":"owning-service","Values":["rds"]}"#, ""),
        (r#"{"Key":"all","Values":["blue"]}"#, "prod/db prod/api"),
        (r#"{"Key":"all","Values":["db"]}"#, "prod/db Test/db"),
        (r#"{"Key":"all","Values":["payment prod"]}"#, "prod/api"),
        (r#"{"Key":"name","Values":["prod"]},{"Key":"tag-value","Values":["red"]}"#, "prod/api"),
        ("", "prod/db prod/api Test/db"),
    ] {
        assert_eq!(names(&mut shop(), &format!(r#""Filters":[{filters}]"#)), found, "{filters}");
    }
}

#[test]
fn a_list_is_sorted_as_asked_and_by_creation_oldest_first_otherwise() {
    let mut driver = shop();
    driver.accepted("GetSecretValue", r#"{"SecretId":"prod/api"}"#);
    driver.accepted("TagResource", r#"{"SecretId":"prod/db","Tags":[]}"#);
    for (members, order) in [
        ("", "prod/db prod/api Test/db"),
        (r#""SortOrder":"desc""#, "Test/db prod/api prod/db"),
        (r#""SortBy":"created-date","SortOrder":"asc""#, "prod/db prod/api Test/db"),
        (r#""SortBy":"name""#, "Test/db prod/api prod/db"),
        (r#""SortBy":"name","SortOrder":"desc""#, "prod/db prod/api Test/db"),
        (r#""SortBy":"last-changed-date""#, "prod/api Test/db prod/db"),
        (r#""SortBy":"last-changed-date","SortOrder":"desc""#, "prod/db Test/db prod/api"),
        (r#""SortBy":"last-accessed-date","SortOrder":"desc""#, "prod/api Test/db prod/db"),
    ] {
        assert_eq!(names(&mut driver, members), order, "{members}");
    }
}

#[test]
fn pages_of_every_order_hold_each_secret_once() {
    let mut driver = Driver::new();
    for n in 0..7 {
        driver.create(&format!("s{}", (n * 3) % 7), 1);
    }
    for sort in ["created-date", "last-accessed-date", "last-changed-date", "name"] {
        for order in ["asc", "desc"] {
            let sorting = format!(r#""SortBy":"{sort}","SortOrder":"{order}""#);
            let whole = names(&mut driver, &sorting);
            let (mut seen, mut next) = (Vec::new(), String::new());
            loop {
                let page = driver.accepted("ListSecrets", &format!(r#"{{{sorting},"MaxResults":3{next}}}"#));
                let list = page["SecretList"].as_array().expect("a list");
                seen.extend(list.iter().filter_map(|one| one["Name"].as_str().map(String::from)));
                let Some(token) = page.get("NextToken").and_then(|token| token.as_str()) else { break };
                next = format!(r#","NextToken":"{token}""#);
            }
            assert_eq!(seen.join(" "), whole, "{sorting}");
        }
    }
}

#[test]
fn what_waits_to_be_deleted_is_listed_only_if_asked_for() {
    let mut driver = shop();
    driver.accepted("DeleteSecret", r#"{"SecretId":"prod/api"}"#);
    assert_eq!(names(&mut driver, ""), "prod/db Test/db");
    assert_eq!(names(&mut driver, r#""IncludePlannedDeletion":true"#), "prod/db prod/api Test/db");
    let list = driver.accepted("ListSecrets", r#"{"IncludePlannedDeletion":true}"#);
    assert_eq!(list["SecretList"][1]["DeletedDate"], list["SecretList"][1]["LastChangedDate"]);
    assert!(list["SecretList"][0].get("DeletedDate").is_none());
    driver.accepted("RestoreSecret", r#"{"SecretId":"prod/api"}"#);
    assert_eq!(names(&mut driver, ""), "prod/db prod/api Test/db");
}
