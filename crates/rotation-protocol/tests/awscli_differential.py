"""Command lines of `aws secretsmanager` against the real AWS CLI (version 1), seeded and random.

Needs awscli. Nothing is sent: the HTTP layer is replaced and only keeps the body. Two thirds of the lines are of
`rotate-secret`, the others of every operation, with options made of awscli's own model. Command lines that this project
refuses by name are counted apart. Usage: python awscli_differential.py [--count N] [--seed N] [path of the built `cli`
example]. Without a path it builds and runs the example with cargo. The last line is `N passed, N failed`.
"""

import argparse
import contextlib
import importlib
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y", "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true"}

KEYS = ["AutomaticallyAfterDays", "Duration", "ScheduleExpression", "automaticallyAfterDays", "Foo", "", "a:b/c"]
PIECES = ["=", "==", " = ", "@=", ",", " , ", "\\,", "\\", '"', "'", '\\"', "\\'", "[", "]", "{", "}", " ", "\n", "\t", "\xa0",
          "rate(10 days)", "cron(0 16 1,15 * ? *)", "3h", "30", "+30", "1_0", " 7 ", "0", "-1", "abc", "é", "\U0001f511", "|", "<", "~", "`"]
JSON = ["{", "}", "[", "]", ":", ",", '"', '"AutomaticallyAfterDays"', '"Duration"', '"ScheduleExpression"', '"é\\u2603"', '"\\ud83d\\udd11"',
        '"\\x"', '"\\u12"', "30", "0", "-0", "30.5", "01", "1.", "-", "true", "false", "null", "NaN", "-Infinity", " ", "\n", "x", '"a\tb"', '"2h"']
OPTIONS = ["--secret-id", "--secret", "--client-request-token", "--cl", "--rotation-lambda-arn", "--rotation-rules", "--rotation-r", "--rotation",
           "--rotate-immediately", "--no-rotate-immediately", "--no-rotate", "--rot", "--region", "--output", "--color", "--no", "--no-pag", "--foo", "-x", "-1", "--"]
FILES = {"rules.json": b'{"AutomaticallyAfterDays": 12}', "text.txt": b"rate(10 days)", "lines.txt": "a\r\nb\r\u00e9".encode(), "list.json": b' [{"Key": "a"}]',
         "bytes": b"\xff'\\\n", "empty": b"", "in.json": b'{"SecretId": "filed", "Name": "n", "MaxResults": 3}'}
PATHS = ["file://", "fileb://"]
INPUTS = ['{"SecretId": "j"}', '{"SecretId": "j", "SecretId": "k", "RotateImmediately": false}', "[]", "null", "7", '"x"', "{", "", '{"Foo": 1}',
          '{"SecretId": null}', '{"SecretBinary": "x", "Name": "\u00e9", "SecretId": "j"}', '{"Tags": [{"Key": "a", "Value": 1}], "Name": "n"}',
          '{"Filters": {"Key": "a"}}', '{"SecretId": "j", "ClientRequestToken": ""}', '{"RecoveryWindowInDays": 1.50, "SecretId": {"a": [1, {}]}}']
WORDS = ["foo", "", "a b", "-x", "-1", "-1.5", "- x", "json", "bad region", "eu-west-3", "on", "é\"\\", "a" * 31, "a" * 32, "--secret-id", "x=y", "-", "help me", "it's"]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=1500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("parser", nargs="?")
    options = options.parse_args()

    rng = random.Random(options.seed)
    real = RealCli()
    model = real.model()
    lines = []
    for _ in range(options.count):
        kind = rng.random()
        words = line(rng) if kind < 0.5 else any_line(rng, model) if kind < 0.75 else shown_line(rng)
        if rng.random() < 0.06:
            words = asked(rng, words)
        lines.append((words, answer_of(rng, real, words)))
    ours = parse(options.parser, lines)
    passed = failed = refused = 0
    for (words, served), answer in zip(lines, ours, strict=True):
        if answer["stderr"].startswith("\nRotation Lab: "):
            refused += 1
            continue
        expected = real.run(words, served)
        if answer["stdout"].startswith(NAME):
            # The words of a help text are our own: what counts is which one is printed, and when.
            answer["stdout"] = "".join(answer["stdout"].splitlines(keepends=True)[:2])
        if answer == expected:
            passed += 1
        else:
            failed += 1
            print(json.dumps(words), *(f"{name} {shown(answer)}" for name, answer in [("aws ", expected), ("ours", answer)]), sep="\n  ")
    print(f"{refused} refused by name")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def shown(answer):
    return json.dumps(answer | {"stderr": answer["stderr"].split("<subcommand> help\n")[-1]})


def line(rng):
    words = ["--secret-id", rng.choice(["foo"] * 8 + [place(rng)])] if rng.random() < 0.95 else []
    if rng.random() < 0.1:
        words += ["--cli-input-json", rng.choice(INPUTS + ["file://in.json", place(rng)])]
    if rng.random() < 0.05:
        words += rng.choice([["--generate-cli-skeleton"], ["--generate-cli-skeleton", rng.choice(["input", "output", "x"])], ["--generate-cli-skeleton=output"]])
    if rng.random() < 0.6:
        words += ["--rotation-rules", rules(rng)]
    for _ in range(rng.choice([0, 0, 0, 1, 2, 4])):
        option = rng.choice(OPTIONS + WORDS)
        value = rng.choice(WORDS)
        words += rng.choice([[option], [option, value], [f"{option}={value}"], [option, value]])
    return ["secretsmanager", "rotate-secret"] + words


NAME = "NAME\n"


def asked(rng, words):
    """A line, or what it begins with, with the word that asks for help somewhere in it."""
    words = words[: rng.choice([0, 1, 2, 2, len(words), len(words)])]
    at = rng.randrange(len(words) + 1)
    return words[:at] + ["help"] + words[at:] if words[:1] else ["help"] + rng.choice([[], ["--foo"]])


def place(rng):
    return rng.choice(PATHS) + rng.choice(list(FILES) + ["none", ""])


def any_line(rng, model):
    """An operation with some of its options, mostly with values of their types."""
    operation = rng.choice(list(model))
    words = []
    for name, shape, required in model[operation]:
        if rng.random() < (0.9 if required else 0.3):
            words += option(rng, name, shape)
    for _ in range(rng.choice([0, 0, 0, 1])):
        words += [rng.choice(OPTIONS + WORDS + ["--max-items", "--page-size", "--starting-token", "--no-paginate"]), rng.choice(WORDS + ["3", "0"])]
    if rng.random() < 0.1:
        words += ["--cli-input-json", rng.choice(INPUTS + ["file://in.json"])]
    if rng.random() < 0.1:
        words += ["--generate-cli-skeleton", rng.choice(["input", "output"])]
    name = operation if rng.random() < 0.97 else rng.choice([operation[:-1], operation + "s", operation.replace("e", "a"), "x"])
    return ["secretsmanager", name] + words


QUERIES = ["ARN", "@", "Name", "Nope", '"ARN"', "*", "[ARN, Name]", "{a: ARN, b: RotationRules}", "RotationRules.Duration", "VersionStages[0]", "VersionStages[-1]",
           "VersionStages", "Tags[*].Key", "Tags[].Value", "SecretList[*].[Name, ARN]", "SecretList[].Tags[].Key", "SecretList[*].{n: Name, t: Tags}", "SecretList[0]",
           "VersionIdsToStages.*", "VersionIdsToStages.*[]", "VersionIdsToStages | *", "VersionIdsToStages.*.[0]", "*.*", "Versions[*].VersionStages[0]", "[*]", "[]",
           "Tags[0].Key | @", "Tags[*].[Key] | [0]", "LastChangedDate", "RotationEnabled", "[ARN][0]", "Versions[].[VersionId, VersionStages]", "{a: Tags, b: {c: ARN}}",
           "", "[", "a.", "a b", "a..b", "]", "{a}", "[a", "{a: b", "Tags[*", "a[", "#", '"', "-", "Tags[*].", "a,", "{", "Tags[*]Key", "*.[ARN]", "a.[", "$"]
SHOWN = ["get-secret-value", "describe-secret", "list-secrets", "list-secret-version-ids", "put-secret-value", "get-resource-policy", "batch-get-secret-value"]


def shown_line(rng):
    """A command with an answer that is worth a look."""
    operation = rng.choice(SHOWN)
    words = [] if operation in ("list-secrets", "batch-get-secret-value") else ["--secret-id", "x"]
    words += {"put-secret-value": ["--secret-string", "s"]}.get(operation, [])
    if operation == "list-secrets":
        words += ["--no-paginate"]
    if rng.random() < 0.75:
        words += ["--output", rng.choice(["json", "text", "table"])]
    if rng.random() < 0.6:
        words += ["--query", rng.choice(QUERIES)]
    return ["secretsmanager", operation] + words


def answer_of(rng, real, words):
    shape = real.outputs.get(words[1]) if words[2:] else None
    return "{}" if shape is None or "--generate-cli-skeleton" in words else json.dumps(made(rng, shape, "", 0.6))


def made(rng, shape, name, odds):
    kind = shape.type_name
    if kind == "structure":
        members = {member: made(rng, inner, member, odds) for member, inner in shape.members.items() if rng.random() < odds}
        return members | rng.choice([{}, {}, {"Unknown": 1}])
    if kind == "list":
        return [made(rng, shape.member, name, 0.8) for _ in range(rng.choice([0, 1, 2, 2, 3]))]
    if kind == "map":
        return {letter * 32: made(rng, shape.value, name, odds) for letter in rng.choice(["", "a", "ba"])}
    if kind == "timestamp":
        return rng.choice([1790456633.433, 1790456674.95, 2.0e9, 1790380800, 0.5])
    return rng.choice([True, False]) if kind == "boolean" else rng.choice([0, 30]) if kind in ("integer", "long") else rng.choice(
        [f"{name}-x", f"{name}-x", "", "a b", 'q"\\\n', "\u2603", None if rng.random() < 0.1 else "n", "arn:aws:secretsmanager:us-east-1:123456789012:secret:" + name])


def option(rng, name, shape):
    flag = "--" + (name if rng.random() < 0.9 else name[: rng.randrange(2, len(name) + 1)])
    if "--debug".startswith(flag):  # what it prints besides is not ours
        flag = "--" + name
    kind = shape.type_name
    if kind == "boolean":
        return [rng.choice(["--", "--no-"]) + name]
    if kind == "list":
        return [flag] + [item(rng, shape.member) for _ in range(rng.choice([0, 1, 1, 1, 2, 3]))]
    if kind == "structure":
        return [flag, rules(rng)]
    if kind in ("integer", "long"):
        return [flag, rng.choice(["1", "5", "30", "0", "+7", "1_0", "abc", "", "-1", " 4 ", "1.5"])]
    return [flag, rng.choice([place(rng), "a" * 32, "a" * 36, *WORDS, *WORDS])]


def item(rng, shape):
    if shape.type_name != "structure":
        return rng.choice([place(rng), '["a", "b"]', "[", " [1]", "a", "b c", *WORDS[:4]])
    if rng.random() < 0.15:
        return rng.choice([place(rng), '[{"Key": "a"}]', "[]", '{"Key": "a", "Value": "b"}', "[", "{", "", " ", "Key", "Key=a,Key=b"])
    member = lambda: rng.choice([*shape.members] * 3 + ["Foo"]) + "=" + rng.choice(["a", "b c", "", "a,b", "[a,b]", "{a=b}", '"x,y"', "1", "name"])
    return ",".join(member() for _ in range(rng.randrange(1, 3)))


def rules(rng):
    kind = rng.random()
    if kind < 0.4:
        return "".join(rng.choice(KEYS[:3] + KEYS + PIECES) for _ in range(rng.randrange(10)))
    if kind < 0.7:
        pair = lambda: rng.choice(KEYS[:3]) + rng.choice(["=", " = "]) + "".join(rng.choice(PIECES) for _ in range(rng.randrange(5)))
        return ",".join(pair() for _ in range(rng.randrange(1, 4)))
    inner = "".join(rng.choice(JSON) for _ in range(rng.randrange(8)))
    pair = lambda: rng.choice(JSON[7:10]) + ": " + rng.choice(JSON)
    return rng.choice(["{" + inner, "{" + ", ".join(pair() for _ in range(rng.randrange(4))) + "}", "[" + inner, inner])


def parse(parser, lines):
    command = [parser] if parser else ["cargo", "run", "--quiet", "-p", "rotation-protocol", "--example", "cli"]
    files = {name: content.hex() for name, content in FILES.items()}
    text = "".join(json.dumps({"words": words, "files": files, "answer": served}) + "\n" for words, served in lines)
    output = subprocess.run(command, input=text, stdout=subprocess.PIPE, check=True, text=True).stdout
    return [json.loads(answer) for answer in output.splitlines()]


class RealCli:
    """The CLI in this process, with an HTTP layer that answers everything with `{}`."""

    def __init__(self):
        home = tempfile.mkdtemp()
        for name, content in FILES.items():
            pathlib.Path(home, name).write_bytes(content)
        self.old = os.getcwd()
        self.home = home
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            del os.environ[name]
        os.environ |= HERE | {"HOME": home, "AWS_CONFIG_FILE": f"{home}/none", "AWS_SHARED_CREDENTIALS_FILE": f"{home}/none"}
        sys.argv[0] = "aws"  # the name argparse prints
        import awscli  # noqa: F401 - first: with it comes its own copy of botocore, which then is the one that is imported
        from botocore.awsrequest import AWSResponse

        class Raw(io.BytesIO):
            def stream(self, **_):
                yield self.read()

        def send(_, request):
            self.sent = request
            return AWSResponse(request.url, 200, {"Content-Type": "application/x-amz-json-1.1"}, Raw(self.answer.encode()))

        importlib.import_module("botocore.httpsession").URLLib3Session.send = send
        help_of = lambda command, *_: print(f"{NAME}    {command.name}") or 0
        importlib.import_module("awscli.help").HelpCommand.__call__ = help_of
        random.choice = lambda several: several[0]  # the sample of an enumeration

    def model(self):
        """Of each operation its parameters: option, shape, whether it is required."""
        from awscli.clidriver import create_clidriver

        from_model, self.outputs = {}, {}
        table = create_clidriver().create_help_command().command_table["secretsmanager"]
        for name, command in table.create_help_command().command_table.items():
            shape = command._operation_model.input_shape
            self.outputs[name] = command._operation_model.output_shape
            members = shape.members.items() if shape else []
            dashed = {argument._serialized_name: key for key, argument in command.arg_table.items() if getattr(argument, "_serialized_name", None) and not key.startswith("no-")}
            from_model[name] = [(dashed[member], inner, member in shape.required_members) for member, inner in members]
        return from_model

    def run(self, words, answer):
        from awscli.clidriver import create_clidriver

        self.sent, self.answer = None, answer
        stderr, stdout = io.StringIO(), io.StringIO()
        os.chdir(self.home)
        with contextlib.redirect_stderr(stderr), contextlib.redirect_stdout(stdout):
            try:
                code = create_clidriver().main(list(words))
            except SystemExit as exit:
                code = exit.code
        os.chdir(self.old)
        body = region = operation = None
        if self.sent is not None:
            body = self.sent.body.decode()
            authorization = self.sent.headers["Authorization"]
            region = (authorization.decode() if isinstance(authorization, bytes) else authorization).split("/")[2]
            target = self.sent.headers["X-Amz-Target"]
            operation = (target.decode() if isinstance(target, bytes) else target).split(".")[1]
            token = json.loads(body).get("ClientRequestToken")
            if token and not any(token in word for word in words):
                body = body.replace(token, "TOKEN")
        return {"rc": code, "stdout": stdout.getvalue(), "operation": operation, "stderr": stderr.getvalue().replace("usage: \r", "usage: \n"), "body": body, "region": region}


if __name__ == "__main__":
    sys.exit(main())
