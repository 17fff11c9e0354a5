//! GetRandomPassword: length, characters, and what leaves none to draw.

use crate::driver::{Driver, error};

const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: &str = "0123456789";
const PUNCTUATION: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

fn made(driver: &mut Driver, members: &str) -> String {
    let answer = driver.accepted("GetRandomPassword", &format!("{{{members}}}"));
    answer["RandomPassword"].as_str().expect("a password").to_owned()
}

#[test]
fn a_password_has_its_length_and_every_type_that_is_not_excluded() {
    let all = [LOWER, UPPER, DIGITS, PUNCTUATION];
    for (members, length, types) in [
        ("", 32, vec![LOWER, UPPER, DIGITS, PUNCTUATION]),
        (r#""PasswordLength":4"#, 4, vec![LOWER, UPPER, DIGITS, PUNCTUATION]),
        (r#""PasswordLength":4096"#, 4096, vec![LOWER, UPPER, DIGITS, PUNCTUATION]),
        (r#""PasswordLength":14,"ExcludePunctuation":true"#, 14, vec![LOWER, UPPER, DIGITS]),
        (r#""ExcludeLowercase":true,"ExcludeUppercase":true,"ExcludePunctuation":true"#, 32, vec![DIGITS]),
        (r#""ExcludeNumbers":true,"ExcludeUppercase":true"#, 32, vec![LOWER, PUNCTUATION]),
        (
            r#""PasswordLength":1,"ExcludeNumbers":true,"ExcludeUppercase":true,"ExcludePunctuation":true"#,
            1,
            vec![LOWER],
        ),
    ] {
        let mut driver = Driver::new();
        for _ in 0..20 {
            let password = made(&mut driver, members);
            assert_eq!(password.chars().count(), length, "{members}");
            for letters in all {
                let has = password.chars().any(|c| letters.contains(c));
                assert_eq!(has, types.contains(&letters), "{members}: {letters} in {password}");
            }
        }
    }
}

#[test]
fn excluded_characters_never_come_and_the_blank_only_if_it_is_included() {
    let mut driver = Driver::new();
    let excluded = r#"/@"'\abcXYZ019"#;
    let members = format!(r#""PasswordLength":4096,"ExcludeCharacters":{}"#, serde_json::json!(excluded));
    let password = made(&mut driver, &members);
    assert!(!password.contains(|c: char| excluded.contains(c) || c == ' '), "{password}");
    assert!(made(&mut driver, r#""PasswordLength":4096,"IncludeSpace":true"#).contains(' '));
    let none = r#""PasswordLength":4096,"IncludeSpace":true,"ExcludeCharacters":" ""#;
    assert!(!made(&mut driver, none).contains(' '));
    // A type need not come if that is not asked for; its characters may be gone altogether.
    let few = r#""PasswordLength":2,"RequireEachIncludedType":false,"ExcludeCharacters":"0123456789""#;
    assert_eq!(made(&mut driver, few).len(), 2);
    let blanks = r#""PasswordLength":3,"IncludeSpace":true,"ExcludeLowercase":true,"ExcludeUppercase":true,"ExcludeNumbers":true,"ExcludePunctuation":true"#;
    assert_eq!(made(&mut driver, blanks), "   ");
}

#[test]
fn a_password_that_cannot_be_is_refused() {
    let short = "Password length is too short based on the required types.";
    let none = "All characters have been excluded from selection.";
    let desired = "All characters of the desired type have been excluded.";
    let nothing =
        r#""ExcludeLowercase":true,"ExcludeUppercase":true,"ExcludeNumbers":true,"ExcludePunctuation":true"#;
    for (members, text) in [
        (r#""PasswordLength":3"#.to_owned(), short),
        (r#""PasswordLength":1,"ExcludePunctuation":true,"ExcludeNumbers":true"#.to_owned(), short),
        (nothing.to_owned(), none),
        (format!(r#"{nothing},"RequireEachIncludedType":false"#), none),
        (r#""ExcludeCharacters":"0123456789""#.to_owned(), desired),
    ] {
        let told = Driver::new().refused("GetRandomPassword", &format!("{{{members}}}"));
        assert_eq!(told, error("InvalidParameterException", text), "{members}");
    }
}

#[test]
fn two_passwords_differ_and_the_same_session_makes_the_same_ones() {
    let two = || {
        let mut driver = Driver::new();
        (made(&mut driver, ""), made(&mut driver, ""))
    };
    let (first, second) = two();
    assert_ne!(first, second);
    assert_eq!(two(), (first, second));
}
