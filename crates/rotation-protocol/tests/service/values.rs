//! Secret values at the door: how long they may be, and that no refusal repeats one (R33).

use crate::driver::{Driver, token, validation};

const VALUE: &str = r#""SecretString":"x""#;

fn one(at: &str, rule: &str) -> String {
    format!("Value {at} failed to satisfy constraint: Member must {rule}")
}

#[test]
fn a_sensitive_members_value_is_never_repeated() {
    let canary = "canary".repeat(11_000);
    let base64 = "QUFB".repeat(22_000);
    let id = format!(r#""SecretId":"db"{}"#, token(2));
    let short_token = r#""RotationToken":"canary""#;
    let most = "have length less than or equal to 65536";
    for (members, at, rule) in [
        (format!(r#"{id},"SecretString":"{canary}""#), "at 'secretString'", most),
        (format!(r#"{id},"SecretBinary":"{base64}""#), "at 'secretBinary'", most),
        (format!(r#"{id},"SecretString":"""#), "at 'secretString'", "have length greater than or equal to 1"),
        (format!(r#"{id},"SecretBinary":"""#), "at 'secretBinary'", "have length greater than or equal to 1"),
        (
            format!("{id},{VALUE},{short_token}"),
            "at 'rotationToken'",
            "have length greater than or equal to 36",
        ),
    ] {
        let told = Driver::with_secret().refused("PutSecretValue", &format!("{{{members}}}"));
        assert_eq!(told, validation(&format!("1 validation error detected: {}", one(at, rule))));
        assert!(!told.contains("canary") && !told.contains("QUFB"));
    }
}

#[test]
fn a_value_of_the_longest_length_is_accepted() {
    for (member, value) in [
        ("SecretString", "x".repeat(65_536)),
        ("SecretString", "é".repeat(32_768)),
        // 65,536 bytes in base64.
        ("SecretBinary", format!("{}AA==", "AAAA".repeat(21_845))),
    ] {
        let mut driver = Driver::with_secret();
        driver.on_db("PutSecretValue", &format!(r#"{},"{member}":"{value}""#, token(2)));
        assert_eq!(driver.on_db("GetSecretValue", "")[member], value.as_str());
        let one_more = format!("{value}x");
        if member == "SecretString" {
            let told =
                driver.db_refused("PutSecretValue", &format!(r#"{},"{member}":"{one_more}""#, token(3)));
            assert!(told.contains("65536"), "{}", &told[..200.min(told.len())]);
        }
        assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT");
    }
}
