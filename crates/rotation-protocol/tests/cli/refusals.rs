//! What is printed where nothing is sent.

use rotation_protocol::cli::{self, Failure};

#[test]
fn the_parser_of_options_speaks_as_argparse_does() {
    for (arguments, code, message) in [
        ("", 2, "aws: error: the following arguments are required: command"),
        ("secretsmanager", 2, "aws: error: the following arguments are required: operation"),
        ("secretsmanager rotate-secret", 2, "aws: error: the following arguments are required: --secret-id"),
        (
            "secretsmanager rotate-secret x",
            2,
            "aws: error: the following arguments are required: --secret-id",
        ),
        (
            "secretsmanager rotate-secret --secret-id",
            2,
            "aws: error: argument --secret-id: expected one argument",
        ),
        (
            "secretsmanager rotate-secret --secret-id --rotation-rules a=b",
            2,
            "aws: error: argument --secret-id: expected one argument",
        ),
        (
            "secretsmanager rotate-secret --secret-id x --rot y",
            2,
            "aws: error: ambiguous option: --rot could match --rotation-lambda-arn, --rotation-rules, --rotate-immediately",
        ),
        (
            "secretsmanager rotate-secret --secret-id x --c y",
            2,
            "aws: error: ambiguous option: --c could match --color, --ca-bundle, --cli-read-timeout, --cli-connect-timeout",
        ),
        (
            "secretsmanager rotate-secret --secret-id x --rotate-immediately=no",
            2,
            "aws: error: argument --rotate-immediately: ignored explicit argument 'no'",
        ),
        (
            "secretsmanager rotate-secret --secret-id x --output xml",
            2,
            "aws: error: argument --output: Invalid choice, valid choices are:\n\njson                                     | text                                    \ntable                                   ",
        ),
        ("secretsmanager rotate-secret y --foo --secret-id x -1 z", 255, "Unknown options: --foo, -1, z, y"),
        (
            "secretsmanager rotate-secret --secret-id x --rotate-immediately true",
            255,
            "Unknown options: true",
        ),
        (
            "secretsmanager rotate-secret --secret-id x -- --rotation-rules",
            255,
            "Unknown options: --rotation-rules",
        ),
    ] {
        let failure = failure(arguments);
        assert_eq!((failure.exit_code(), failure.message()), (code, message), "{arguments}");
        assert!(failure.stderr().starts_with("usage: \nNote: AWS CLI version 2"), "{arguments}");
        assert!(failure.stderr().ends_with(&format!("{message}\n")), "{arguments}");
    }
}

#[test]
fn parameters_are_checked_before_anything_is_sent() {
    for (rules, message) in [
        (
            "AutomaticallyAfterDays=0",
            "Parameter validation failed:\nInvalid value for parameter RotationRules.AutomaticallyAfterDays, value: 0, valid min value: 1",
        ),
        (
            "Duration=3,Foo=1",
            "Parameter validation failed:\nUnknown parameter in RotationRules: \"Foo\", must be one of: AutomaticallyAfterDays, Duration, ScheduleExpression\nInvalid length for parameter RotationRules.Duration, value: 1, valid min length: 2",
        ),
        ("AutomaticallyAfterDays=abc", "invalid literal for int() with base 10: 'abc'"),
        (
            "AutomaticallyAfterDays=1,2",
            "int() argument must be a string, a bytes-like object or a real number, not 'list'",
        ),
        (
            "ScheduleExpression=cron(0 16 1,15 * ? *)",
            "Parameter validation failed:\nInvalid type for parameter RotationRules.ScheduleExpression, value: ['cron(0 16 1', '15 * ? *)'], type: <class 'list'>, valid types: <class 'str'>",
        ),
        (
            "Duration={a=[b,\"it's\"]}",
            "Parameter validation failed:\nInvalid type for parameter RotationRules.Duration, value: {'a': ['b', \"it's\"]}, type: <class 'dict'>, valid types: <class 'str'>",
        ),
        (
            "{\"Duration\": {\"a\": [1, true, null]}}",
            "Parameter validation failed:\nInvalid type for parameter RotationRules.Duration, value: OrderedDict([('a', [1, True, None])]), type: <class 'collections.OrderedDict'>, valid types: <class 'str'>",
        ),
        (
            "{\"AutomaticallyAfterDays\": false}",
            "Parameter validation failed:\nInvalid value for parameter RotationRules.AutomaticallyAfterDays, value: False, valid min value: 1",
        ),
        (
            "{\"AutomaticallyAfterDays\": -99999999999999999999}",
            "Parameter validation failed:\nInvalid value for parameter RotationRules.AutomaticallyAfterDays, value: -99999999999999999999, valid min value: 1",
        ),
        ("[1]", "Error parsing parameter '--rotation-rules': Invalid JSON:\n[1]"),
        (
            "{",
            "Error parsing parameter '--rotation-rules': Invalid JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)\nJSON received: {",
        ),
    ] {
        let arguments = ["secretsmanager", "rotate-secret", "--secret-id", "x", "--rotation-rules", rules];
        let failure = cli::parse(&arguments.map(String::from), Some("us-east-1")).unwrap_err();
        assert_eq!(failure.message(), message, "{rules}");
        assert_eq!((failure.exit_code(), failure.stderr()), (255, format!("\n{message}\n")), "{rules}");
    }
}

#[test]
fn a_missing_region_comes_after_parsing_and_before_checking() {
    let parse = |rules: &str, region| {
        let arguments = ["secretsmanager", "rotate-secret", "--secret-id", "x", "--rotation-rules", rules];
        cli::parse(&arguments.map(String::from), region).unwrap_err().stderr()
    };
    let missing =
        "You must specify a region. You can also configure your region by running \"aws configure\".\n";
    assert_eq!(parse("Duration=3", None), missing);
    assert_eq!(parse("Duration=3", Some("")), missing);
    assert!(
        parse("Duration", None).starts_with("\nError parsing parameter '--rotation-rules': Expected: '='")
    );
    let bad = "\nProvided region_name 'bad region' doesn't match a supported format.\n";
    assert_eq!(parse("Duration=3", Some("bad region")), bad);
    assert!(parse("Duration=3", Some("us-east-1")).starts_with("\nParameter validation failed:"));
}

#[test]
fn what_is_not_here_is_refused_by_name() {
    for (arguments, part) in [
        ("s3 ls", "not s3"),
        ("secretsmanager delete-secret", "not delete-secret"),
        ("secretsmanager rotate-secret help", "help fills in no form"),
        ("secretsmanager rotate-secret --generate-cli-skeleton", "--generate-cli-skeleton is not for here"),
        (
            "secretsmanager rotate-secret --secret-id x --external-secret-rotation-metadata Key=a,Value=b Key=c,Value=d",
            "ExternalSecretRotationMetadata is not for here",
        ),
        (
            "secretsmanager rotate-secret --secret-id x --external-secret-rotation-role-arn arn:aws:iam::1:role/x",
            "ExternalSecretRotationRoleArn is not for here",
        ),
        ("secretsmanager rotate-secret --secret-id file://x", "there are no files here"),
        ("secretsmanager rotate-secret --secret-id https://x", "nothing is fetched here"),
        (
            "secretsmanager rotate-secret --secret-id x --rotation-rules Duration@=file://x",
            "there are no files here",
        ),
        ("secretsmanager rotate-secret --secret-id x --query VersionId", "--query is not for here"),
        ("--profile p secretsmanager rotate-secret --secret-id x", "--profile is not for here"),
        ("secretsmanager rotate-secret --secret-id x --output text", "--output is json here"),
        ("secretsmanager rotate-secret --secret-id x --endpoint-url ftp://x", "http:// or https://"),
    ] {
        let failure = failure(arguments);
        assert!(failure.message().contains(part), "{arguments}: {failure}");
        assert_eq!(failure.exit_code(), 255, "{arguments}");
    }
}

#[test]
fn an_endpoint_and_a_timeout_are_checked_as_the_cli_checks_them() {
    let url =
        |url: &str| failure(&format!("secretsmanager rotate-secret --secret-id x --endpoint-url {url}"));
    let missing = "scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/";
    assert_eq!(url("foo").message(), format!("Bad value for --endpoint-url \"foo\": {missing}"));
    assert_eq!(
        url("127.0.0.1:4566").message(),
        format!("Bad value for --endpoint-url \"127.0.0.1:4566\": {missing}")
    );
    assert_eq!(url("http://").message(), "Invalid endpoint: http://");
    let no_region = failure("secretsmanager rotate-secret --secret-id x --region=");
    assert_eq!(no_region.message(), "Invalid endpoint: https://secretsmanager..amazonaws.com");
    let timeout = failure("secretsmanager rotate-secret --cli-read-timeout soon");
    assert_eq!(timeout.stderr(), "\ninvalid literal for int() with base 10: 'soon'\n");
}

#[test]
fn an_answer_that_is_an_error_is_printed_with_its_code() {
    for (status, body, line) in [
        (
            400,
            r#"{"__type":"InvalidRequestException","Message":"M"}"#,
            "(InvalidRequestException) when calling the RotateSecret operation: M",
        ),
        (
            400,
            r#"{"__type":"a.b#ResourceNotFoundException:http://x","message":"m","Message":"M"}"#,
            "(ResourceNotFoundException) when calling the RotateSecret operation: m",
        ),
        (503, "<html>", "(503) when calling the RotateSecret operation: <html>"),
        (400, "", "(400) when calling the RotateSecret operation: "),
        (404, "[]", "(404) when calling the RotateSecret operation: "),
    ] {
        let output = cli::output("RotateSecret", status, body);
        assert_eq!(output.stderr, format!("\nAn error occurred {line}\n"), "{body}");
        assert_eq!((output.exit_code, output.stdout.as_str()), (255, ""));
    }
}

#[test]
fn an_answer_shows_its_known_members_only() {
    for (body, stdout) in [
        (
            r#"{"VersionId":"c","Zzz":1,"ARN":"é\u2603"}"#,
            "{\n    \"ARN\": \"é☃\",\n    \"VersionId\": \"c\"\n}\n",
        ),
        (
            r#"{"ARN":null,"Name":{"a":[1,[],{}]}}"#,
            "{\n    \"Name\": {\n        \"a\": [\n            1,\n            [],\n            {}\n        ]\n    }\n}\n",
        ),
        ("{}", ""),
        ("", ""),
        ("not JSON", ""),
    ] {
        let output = cli::output("RotateSecret", 200, body);
        assert_eq!(
            (output.exit_code, output.stdout.as_str(), output.stderr.as_str()),
            (0, stdout, ""),
            "{body}"
        );
    }
}

fn failure(arguments: &str) -> Failure {
    let arguments: Vec<String> = arguments.split_whitespace().map(String::from).collect();
    cli::parse(&arguments, Some("us-east-1")).unwrap_err()
}
