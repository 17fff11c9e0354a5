//! What is shown of an answer: `--output` and `--query`.

use rotation_protocol::cli::{self, Command, Host, Output};

const ANSWER: &str = r#"{"VersionIdsToStages":{"v1":["AWSPREVIOUS"],"v2":["AWSCURRENT","blue"]},"Name":"db","ARN":"arn","Tags":[{"Key":"a","Value":"1"},{"Key":"b"}],
    "RotationRules":{"Duration":"2h","Later":1},"LastChangedDate":1.790456633433E9,"RotationEnabled":true,"KmsKeyId":null}"#;

#[test]
fn text_has_scalars_first_and_names_what_is_further_in() {
    assert_eq!(
        show("--output text"),
        "arn\t1790456633.433\tdb\tTrue\nROTATIONRULES\t2h\nTAGS\ta\t1\nTAGS\tb\t\nV1\tAWSPREVIOUS\nV2\tAWSCURRENT\nV2\tblue\n"
    );
}

#[test]
fn a_table_has_a_section_for_each_structure() {
    insta::assert_snapshot!(show("--output table --query {n:Name,t:Tags}"), @r"
    --------------------
    |  DescribeSecret  |
    +-------+----------+
    |  n    |  db      |
    +-------+----------+
    ||        t       ||
    |+------+---------+|
    ||  Key |  Value  ||
    |+------+---------+|
    ||  a   |  1      ||
    ||  b   |         ||
    |+------+---------+|
    ");
}

#[test]
fn a_query_names_indexes_projects_selects_and_pipes() {
    for (query, shown) in [
        ("Name", "db"),
        ("\"Name\"", "db"),
        ("Nope", "None"),
        ("Tags[-1].Key", "b"),
        ("Tags[5]", "None"),
        ("Tags[*].Value", "1"),
        ("Tags[].[Key,Value]", "a\t1\nb\tNone"),
        ("VersionIdsToStages.*[]", "AWSPREVIOUS\tAWSCURRENT\tblue"),
        ("VersionIdsToStages.*|[1]", "AWSCURRENT\tblue"),
        ("[Name,RotationRules.Duration]", "db\t2h"),
        ("{b:Name,a:ARN}", "arn\tdb"),
        ("@.Name", "db"),
    ] {
        assert_eq!(show(&format!("--output text --query {query}")), format!("{shown}\n"), "{query}");
    }
    assert_eq!(show("--query Tags[*].Key"), "[\n    \"a\",\n    \"b\"\n]\n");
}

#[test]
fn a_query_that_is_none_or_not_for_here_is_told_apart() {
    for (query, why) in [
        ("[", "Bad value for --query [: Invalid jmespath expression: Incomplete expression:\n\"[\"\n  ^"),
        (
            "a..b",
            "Bad value for --query a..b: Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: dot: Parse error at column 2, token \".\" (DOT), for expression:\n\"a..b\"\n   ^",
        ),
        ("#", "Bad value for --query #: Bad jmespath expression: Unknown token #:\n#\n^"),
        ("", "Bad value for --query : Invalid JMESPath expression: cannot be empty."),
        (
            "Tags[?Key=='a']",
            "Rotation Lab: conditions in --query are not known here: names, indexes, [*], [], *, [a, b], {a: b} and | are.",
        ),
        (
            "length(Tags)",
            "Rotation Lab: functions in --query are not known here: names, indexes, [*], [], *, [a, b], {a: b} and | are.",
        ),
        (
            "Tags[0:1]",
            "Rotation Lab: slices in --query are not known here: names, indexes, [*], [], *, [a, b], {a: b} and | are.",
        ),
    ] {
        let words =
            ["secretsmanager", "describe-secret", "--secret-id", "x", "--query", query].map(String::from);
        assert_eq!(cli::command(&words, &host()).unwrap_err().message(), why, "{query}");
    }
    for endless in
        ["[".repeat(100_000), format!("a{}", ".a".repeat(100_000)), format!("a{}", "[0]".repeat(100_000))]
    {
        let words =
            ["secretsmanager", "describe-secret", "--secret-id", "x", "--query", &endless].map(String::from);
        assert!(cli::command(&words, &host()).unwrap_err().message().starts_with("Rotation Lab: "));
    }
}

/// Seen with awscli 1.46: what stood in lines before stays, then Python asks a text for its members.
#[test]
fn text_of_a_list_that_mixes_structures_and_others_ends_in_the_error_of_the_cli() {
    for (query, printed) in [("[Tags[0],Name]", ""), ("{a:Name,b:[Name,Tags[0]]}", "db\n")] {
        let output = answered(&format!("--output text --query {query}"));
        assert_eq!((output.exit_code, output.stdout.as_str()), (255, printed), "{query}");
        assert_eq!(output.stderr, "\n'str' object has no attribute 'items'\n", "{query}");
    }
}

fn show(options: &str) -> String {
    answered(options).stdout
}

fn answered(options: &str) -> Output {
    let words = format!("secretsmanager describe-secret --secret-id x {options}");
    let words: Vec<_> = words.split(' ').map(String::from).collect();
    match cli::command(&words, &host()).unwrap() {
        Command::Call(call, _) => call.output(200, ANSWER),
        Command::Printed(output) => panic!("not sent: {output:?}"),
    }
}

fn host() -> Host {
    let variables = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"];
    Host { environment: variables.map(|name| (name.into(), "us-east-1".into())).into(), ..Host::default() }
}
