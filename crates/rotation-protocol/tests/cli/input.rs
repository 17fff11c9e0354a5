//! `--cli-input-json`, files, and which of several faults is told.

use rotation_protocol::cli::{self, Command, Host};

const ADDRESS: &str = "--secret-id x --endpoint-url http://127.0.0.1:9";

#[test]
fn input_json_is_merged_by_whole_members_and_keeps_its_order() {
    for (options, body) in [
        (
            vec![r#"{"SecretId":"a","RotateImmediately":false}"#],
            r#"{"SecretId": "a", "RotateImmediately": false, "ClientRequestToken": "t"}"#,
        ),
        (vec![r#"{"SecretId":"a","SecretId":"b"}"#], r#"{"SecretId": "b", "ClientRequestToken": "t"}"#),
        (
            vec![r#"{"SecretId":"a","RotateImmediately":false}"#, "--rotate-immediately"],
            r#"{"RotateImmediately": true, "SecretId": "a", "ClientRequestToken": "t"}"#,
        ),
        (vec!["file://in.json"], r#"{"SecretId": "filed", "ClientRequestToken": "t"}"#),
        (vec!["fileb://in.json"], r#"{"SecretId": "filed", "ClientRequestToken": "t"}"#),
    ] {
        let words = [&["--cli-input-json"], options.as_slice()].concat();
        assert_eq!(rotate(&words), Ok(body.into()), "{options:?}");
    }
}

#[test]
fn input_json_that_is_no_object_of_parameters_is_refused_in_the_words_of_the_cli() {
    for (json, message) in [
        ("[]", "'list' object has no attribute 'keys'"),
        ("\"x\"", "'str' object has no attribute 'keys'"),
        ("7", "'int' object has no attribute 'keys'"),
        ("null", "'NoneType' object has no attribute 'keys'"),
        (
            "{",
            "Error parsing parameter 'cli-input-json': Invalid JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)\nJSON received: {",
        ),
        ("{}", "Parameter validation failed:\nMissing required parameter in input: \"SecretId\""),
        (
            "{\"SecretId\":{\"a\":1}}",
            "Parameter validation failed:\nInvalid type for parameter SecretId, value: {'a': 1}, type: <class 'dict'>, valid types: <class 'str'>",
        ),
        (
            "file://no.json",
            "Error parsing parameter '--cli-input-json': Unable to load paramfile file://no.json: [Errno 2] No such file or directory: 'no.json'",
        ),
    ] {
        assert_eq!(rotate(&["--cli-input-json", json]), Err(message.into()), "{json}");
    }
    // With an equals sign the CLI overlooks that nothing else is required.
    let message = rotate(&[r#"--cli-input-json={"SecretId":"a"}"#]).unwrap_err();
    assert_eq!(message, "aws: error: the following arguments are required: --secret-id");
}

#[test]
fn a_file_stands_for_a_value_and_one_that_is_not_there_is_named() {
    for (options, result) in [
        (
            vec!["--secret-id", "file://name.txt"],
            Ok(r#"{"SecretId": "one\ntwo", "ClientRequestToken": "t"}"#),
        ),
        (
            vec!["--secret-id", "x", "--rotation-rules", "file://rules.json"],
            Ok(
                r#"{"SecretId": "x", "RotationRules": {"AutomaticallyAfterDays": 12}, "ClientRequestToken": "t"}"#,
            ),
        ),
        (
            vec!["--secret-id", "x", "--rotation-rules", "Duration@=file://hours.txt"],
            Ok(r#"{"SecretId": "x", "RotationRules": {"Duration": "2h"}, "ClientRequestToken": "t"}"#),
        ),
        (
            vec!["--secret-id", "x", "--rotation-rules", "Duration@=file://no.txt"],
            Err("Unable to load paramfile file://no.txt: [Errno 2] No such file or directory: 'no.txt'"),
        ),
        (
            vec!["--secret-id", "file://no.txt"],
            Err(
                "Error parsing parameter '--secret-id': Unable to load paramfile file://no.txt: [Errno 2] No such file or directory: 'no.txt'",
            ),
        ),
        (
            vec!["--secret-id", "file://bytes"],
            Err(
                "Error parsing parameter '--secret-id': Unable to load paramfile (bytes), text contents could not be decoded.  If this is a binary file, please use the fileb:// prefix instead of the file:// prefix.",
            ),
        ),
        (
            vec!["--secret-id", "fileb://bytes"],
            Err(
                "Parameter validation failed:\nInvalid type for parameter SecretId, value: b\"\\xff'\", type: <class 'bytes'>, valid types: <class 'str'>",
            ),
        ),
    ] {
        assert_eq!(rotate(&options), result.map(String::from).map_err(String::from), "{options:?}");
    }
}

#[test]
fn of_several_faults_the_one_that_the_cli_meets_first_is_told() {
    let rows: [(&[&str], &str, &str); 9] = [
        (
            &["k", "s", "r"],
            "--secret-id x --rotation-rules Auto",
            "Error parsing parameter '--rotation-rules'",
        ),
        (
            &[],
            "--secret-id x --rotation-rules Auto --profile p",
            "Error parsing parameter '--rotation-rules'",
        ),
        (&["k"], "--secret-id x --profile p", "The config profile (p) could not be found"),
        (&["k"], "--secret-id x", "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY"),
        (&[], "--secret-id x --rotation-rules AutomaticallyAfterDays=0", "You must specify a region."),
        (&[], "--secret-id x --generate-cli-skeleton output", "You must specify a region."),
        (&["r"], "--secret-id x --rotation-rules AutomaticallyAfterDays=0", "Parameter validation failed"),
        (&["r"], ADDRESS, "Unable to locate credentials."),
        (&["r", "s"], ADDRESS, "Unable to locate credentials."),
    ];
    for (set, options, start) in rows {
        let words: Vec<&str> = options.split(' ').collect();
        let message = try_rotate(&words, &host(set)).unwrap_err();
        assert!(message.starts_with(start), "{set:?} {options}: {message}");
    }
}

fn rotate(options: &[&str]) -> Result<String, String> {
    try_rotate(options, &host(&["k", "s", "r"]))
}

/// The body, or the error.
fn try_rotate(options: &[&str], host: &Host) -> Result<String, String> {
    let words = ["secretsmanager", "rotate-secret"].iter().chain(options);
    let words: Vec<_> = words.map(|word| String::from(*word)).collect();
    match cli::command(&words, host) {
        Ok(Command::Call(call, _)) => Ok(call.body("t")),
        Ok(Command::Printed(output)) => Ok(output.stdout),
        Err(failure) => Err(failure.message().into()),
    }
}

/// With a key id, a secret key and a region, as far as they are named.
fn host(set: &[&str]) -> Host {
    let variables = [("k", "AWS_ACCESS_KEY_ID"), ("s", "AWS_SECRET_ACCESS_KEY"), ("r", "AWS_DEFAULT_REGION")];
    let variables = variables.iter().filter(|(short, _)| set.contains(short));
    let files: [(&str, &[u8]); 5] = [
        ("in.json", b"{\"SecretId\":\"filed\"}"),
        ("name.txt", b"one\r\ntwo"),
        ("rules.json", b"{\"AutomaticallyAfterDays\": 12}"),
        ("hours.txt", b"2h"),
        ("bytes", b"\xff'"),
    ];
    Host {
        environment: variables.map(|(_, name)| ((*name).into(), "us-east-1".into())).collect(),
        files: files.map(|(name, bytes)| (name.into(), bytes.into())).into(),
        ..Host::default()
    }
}
