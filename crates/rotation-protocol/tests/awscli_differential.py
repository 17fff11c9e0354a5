"""Command lines of `aws secretsmanager rotate-secret` against the real AWS CLI (version 1), seeded and random.

Needs awscli. Nothing is sent: the HTTP layer is replaced and only keeps the body. Command lines that this project
refuses by name are counted apart. Usage: python awscli_differential.py [--count N] [--seed N] [path of the built `cli`
example]. Without a path it builds and runs the example with cargo. The last line is `N passed, N failed`.
"""

import argparse
import contextlib
import io
import json
import os
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
WORDS = ["foo", "", "a b", "-x", "-1", "-1.5", "- x", "json", "bad region", "eu-west-3", "on", "é\"\\", "a" * 31, "a" * 32, "--secret-id", "x=y", "-", "help me", "it's"]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=1500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("parser", nargs="?")
    options = options.parse_args()

    rng = random.Random(options.seed)
    lines = [line(rng) for _ in range(options.count)]
    ours = parse(options.parser, lines)
    passed = failed = refused = 0
    real = RealCli()
    for words, answer in zip(lines, ours, strict=True):
        if answer["stderr"].startswith("\nRotation Lab: "):
            refused += 1
            continue
        expected = real.run(words)
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
    words = ["--secret-id", "foo"] if rng.random() < 0.95 else []
    if rng.random() < 0.6:
        words += ["--rotation-rules", rules(rng)]
    for _ in range(rng.choice([0, 0, 0, 1, 2, 4])):
        option = rng.choice(OPTIONS + WORDS)
        value = rng.choice(WORDS)
        words += rng.choice([[option], [option, value], [f"{option}={value}"], [option, value]])
    return ["secretsmanager", "rotate-secret"] + words


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
    text = "".join(json.dumps(words) + "\n" for words in lines)
    output = subprocess.run(command, input=text, stdout=subprocess.PIPE, check=True, text=True).stdout
    return [json.loads(answer) for answer in output.splitlines()]


class RealCli:
    """The CLI in this process, with an HTTP layer that answers everything with `{}`."""

    def __init__(self):
        home = tempfile.mkdtemp()
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            del os.environ[name]
        os.environ |= HERE | {"HOME": home, "AWS_CONFIG_FILE": f"{home}/none", "AWS_SHARED_CREDENTIALS_FILE": f"{home}/none"}
        sys.argv[0] = "aws"  # the name argparse prints
        from botocore.awsrequest import AWSResponse
        from botocore.httpsession import URLLib3Session

        class Raw(io.BytesIO):
            def stream(self, **_):
                yield self.read()

        def send(_, request):
            self.sent = request
            return AWSResponse(request.url, 200, {"Content-Type": "application/x-amz-json-1.1"}, Raw(b"{}"))

        URLLib3Session.send = send

    def run(self, words):
        from awscli.clidriver import create_clidriver

        self.sent = None
        stderr = io.StringIO()
        with contextlib.redirect_stderr(stderr), contextlib.redirect_stdout(io.StringIO()):
            try:
                code = create_clidriver().main(list(words))
            except SystemExit as exit:
                code = exit.code
        body = region = None
        if self.sent is not None:
            body = self.sent.body.decode()
            authorization = self.sent.headers["Authorization"]
            region = (authorization.decode() if isinstance(authorization, bytes) else authorization).split("/")[2]
            token = json.loads(body)["ClientRequestToken"]
            if not any(token in word for word in words):
                body = body.replace(token, "TOKEN")
        return {"rc": code, "stderr": stderr.getvalue().replace("usage: \r", "usage: \n"), "body": body, "region": region}


if __name__ == "__main__":
    sys.exit(main())
