"""Snippets of seeded random requests, read back by what they are written for: Python runs the boto3 form, Node the
JavaScript form, python-hcl2 reads Terraform, PyYAML and cfn-lint CloudFormation, shlex the shell's. Each has to say what
the request says, and none the secret key or the session token.

Usage: python snippet_differential.py [--count N] [--seed N] [path of the built `snippets` example]
Without a path it builds and runs the example with cargo. The last line is `N passed, N failed`.
"""

import argparse
import json
import random
import re
import shlex
import subprocess
import sys
import types

import cfnlint.api
import hcl2
import yaml
from cfnlint.decode import decode_str

SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
SESSION = "FwoGZXIvYXdzEXAMPLESESSION"
TOKEN = "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94"
REGIONS = ["us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1"]
PIECES = list("abz09 '\"\\$%{}#*/:;,.!?&|<>()[]`~-=@\n\r\t") + [
    "${", "%{", "$${", "%%{", "$(id)", "\\u0024", "\\n", "{{resolve:ssm:x}}", "*/", "<!--", "\r\n", ": ", " #", "---", "<<EOF\n", "é☃🔑\u0301\u00a0",
    "\x01\x1f\x7f\x85\ufeff\u2028\u202e\u200d\U000e0001\uffff", "yes", "null", "1e3", "2026-11-24",
]
DAYS = ["30", "1", "0", "-1", "1000", "30.5", "1e3", "1E+3", "-2.5e-3", "123456789012", "true", "false", " 7 ", "", "ten", "030", "1_0", "0x1f", "1:30", ".5", "~", "null"]
FORMS = ["curl", "curl-signed", "cli", "boto3", "javascript", "rust", "terraform", "cloudformation"]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("--seed", type=int, default=20261124)
    options.add_argument("writer", nargs="?")
    options = options.parse_args()

    rng = random.Random(options.seed)
    requests = [request(rng) for _ in range(options.count)]
    wellformed = list(well_formed())
    texts = snippets(options.writer, requests + wellformed)
    ran = javascript([text["javascript"] for text in texts])
    passed = failed = 0
    for n, (asked, text, js) in enumerate(zip(requests + wellformed, texts, ran, strict=True)):
        wrong = list(judge(asked, text, js))
        if n >= len(requests):
            wrong += [f"cfn-lint: {match}" for match in cfnlint.api.lint(text["cloudformation"], regions=["us-east-1"])]
        passed, failed = passed + (not wrong), failed + bool(wrong)
        if wrong:
            print(f"seed {options.seed}, case {n}: {json.dumps(asked)}", *wrong[:4], sep="\n  ")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not texts else 0


def request(rng):
    word = lambda: "".join(rng.choice(PIECES) for _ in range(rng.randrange(9)))
    maybe = lambda make: make() if rng.random() < 0.7 else None
    rules = lambda: {"AutomaticallyAfterDays": maybe(lambda: rng.choice(DAYS)), "Duration": maybe(word), "ScheduleExpression": maybe(word)}
    asked = {
        "SecretId": word(),
        "ClientRequestToken": maybe(word),
        "RotationLambdaARN": maybe(word),
        "RotationRules": maybe(rules),
        "RotateImmediately": rng.choice([None, True, False]),
        "region": rng.choice(REGIONS),
        "endpoint": rng.choice([None, "http://127.0.0.1:4566/", "https://[::1]:8443/a/"]),
    }
    return asked | surroundings(rng.random() < 0.5)


def surroundings(temporary):
    keys = {"access_key": "AKIDEXAMPLE", "secret_key": SECRET, "session_token": SESSION if temporary else None}
    return keys | {"token": TOKEN, "at": 1_795_515_300_000}


def well_formed():
    """What CloudFormation itself would take."""
    arn = "arn:aws:lambda:us-east-1:123456789012:function:rotate"
    secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1b2c3"
    for rules in [
        {"AutomaticallyAfterDays": "30"},
        {"AutomaticallyAfterDays": "1000", "Duration": "3h"},
        {"ScheduleExpression": "rate(10 days)"},
        {"ScheduleExpression": "cron(0 16 1,15 * ? *)", "Duration": "2h"},
    ]:
        for now in [None, False]:
            asked = {"SecretId": secret, "ClientRequestToken": TOKEN, "RotationLambdaARN": arn, "RotationRules": rules}
            yield asked | {"RotateImmediately": now, "region": "us-east-1"} | surroundings(False)


def snippets(writer, requests):
    command = [writer] if writer else ["cargo", "run", "--quiet", "-p", "rotation-protocol", "--example", "snippets"]
    lines = "".join(json.dumps(asked) + "\n" for asked in requests)
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line]


def judge(asked, text, js):
    """What is wrong with the snippets of one request."""
    if sorted(text) != sorted(FORMS):
        yield f"forms: {sorted(text)}"
    for form, written in text.items():
        if SECRET in written or SESSION in written:
            yield f"{form} holds a secret"
    said, named = members(asked), asked["ClientRequestToken"]
    with_token = said if named is None else said | {"ClientRequestToken": named}
    raw = said | {"ClientRequestToken": TOKEN if named is None else named}
    client = {"region": asked["region"]} | ({"endpoint": asked["endpoint"]} if asked.get("endpoint") else {})
    for form, read, expected in [
        ("curl", shell_body, raw),
        ("curl-signed", shell_body, raw),
        ("boto3", boto3, [client, with_token]),
        ("javascript", lambda _: js, [client, with_token]),
        ("terraform", terraform, [client, said]),
        ("cloudformation", cloudformation, said),
        ("cloudformation", lambda written: properties(decoded(written)), said),
    ]:
        try:
            found = read(text[form])
        except Exception as error:  # noqa: BLE001: whatever a reader throws is a finding
            found = f"{type(error).__name__}: {error}"
        if not same(found, expected):
            yield f"{form} says {found!r}, not {expected!r}"
    for comment in ["terraform", "cloudformation"]:
        if ("ClientRequestToken" in text[comment]) != (named is not None):
            yield f"{comment} is to tell of a named token"
    words = shlex.split(text["cli"])
    if words[:3] != ["aws", "secretsmanager", "rotate-secret"] or ("--rotate-immediately" in words) != raw["RotateImmediately"]:
        yield f"cli says {words}"


def members(asked):
    """What the service is to be told."""
    said = {"SecretId": asked["SecretId"], "RotateImmediately": asked["RotateImmediately"] is not False}
    if asked["RotationLambdaARN"] is not None:
        said["RotationLambdaARN"] = asked["RotationLambdaARN"]
    if asked["RotationRules"] is not None:
        rules = {name: value for name, value in asked["RotationRules"].items() if value is not None}
        if "AutomaticallyAfterDays" in rules:
            rules["AutomaticallyAfterDays"] = days(rules["AutomaticallyAfterDays"].strip())
        said["RotationRules"] = rules
    return said


def days(typed):
    try:
        value = json.loads(typed)
    except ValueError:
        return typed
    return value if isinstance(value, (bool, int, float)) else typed


def same(found, expected):
    """Equal, and a number is not a truth value nor a text."""
    kind = lambda value: "number" if type(value) in (int, float) else type(value).__name__
    if kind(found) != kind(expected):
        return False
    if isinstance(found, dict):
        return found.keys() == expected.keys() and all(same(found[name], expected[name]) for name in found)
    if isinstance(found, list):
        return len(found) == len(expected) and all(map(same, found, expected))
    return found == expected


def shell_body(text):
    words = shlex.split(text, comments=False) if text.startswith("curl") else shlex.split(text.split("\n", 1)[1])
    return json.loads(words[words.index("-d") + 1])


def boto3(text):
    calls = []
    fake = types.ModuleType("boto3")

    class Client:
        def rotate_secret(self, **arguments):
            calls.append(arguments)

    def client(service, region_name, endpoint_url=None):
        assert service == "secretsmanager"
        calls.append({"region": region_name} | ({"endpoint": endpoint_url} if endpoint_url else {}))
        return Client()

    fake.client = client
    known = sys.modules.get("boto3")
    sys.modules["boto3"] = fake
    try:
        exec(compile(text, "snippet", "exec"), {"print": lambda *_: None})
    finally:
        sys.modules.pop("boto3") if known is None else sys.modules.update(boto3=known)
    return calls


RUN = """
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const AsyncFunction = (async () => {}).constructor;
(async () => {
  const all = [];
  for (const text of texts) {
    const calls = [];
    class RotateSecretCommand { constructor(input) { this.input = input; } }
    class SecretsManagerClient {
      constructor(options) { calls.push(options); }
      async send(command) { calls.push(command.input); return {}; }
    }
    const rest = text.replace('import { RotateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";', "");
    await new AsyncFunction("RotateSecretCommand", "SecretsManagerClient", "console", rest)(RotateSecretCommand, SecretsManagerClient, { log() {} });
    all.push(calls);
  }
  process.stdout.write(JSON.stringify(all));
})();
"""


def javascript(texts):
    done = subprocess.run(["node", "-e", RUN], input=json.dumps(texts).encode(), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def terraform(text):
    read = hcl2.loads(text)
    (provider,), (resource,) = read["provider"], read["resource"]
    provider = provider['"aws"']
    client = {"region": template(provider["region"])}
    if "endpoints" in provider:
        client["endpoint"] = template(provider["endpoints"][0]["secretsmanager"])
    (resource,) = resource.values()
    names = {"secret_id": "SecretId", "rotation_lambda_arn": "RotationLambdaARN", "rotate_immediately": "RotateImmediately"}
    inner = {"automatically_after_days": "AutomaticallyAfterDays", "duration": "Duration", "schedule_expression": "ScheduleExpression"}
    resource = resource['"rotation"']
    said = renamed(resource, names)
    if "rotation_rules" in resource:
        said["RotationRules"] = renamed(resource["rotation_rules"][0], inner)
    return [client, said]


def renamed(block, names):
    return {names[name]: template(value) for name, value in block.items() if name != "rotation_rules" and not name.startswith("__")}


def template(value):
    """python-hcl2 leaves texts and numbers with an exponent as they are written: by HCL's grammar, this is what they say."""
    if not isinstance(value, str):
        return value
    if not value.startswith('"'):
        return json.loads(value.removeprefix("${").removesuffix("}"))
    inner = value[1:-1]
    assert "${" not in inner and "%{" not in inner, "a template that is evaluated"
    short = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
    return re.sub(
        r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))",
        lambda found: short[found[3]] if found[3] else chr(int(found[1] or found[2], 16)),
        inner,
        flags=re.DOTALL,
    )


def cloudformation(text):
    return properties(yaml.safe_load(text))


def decoded(text):
    template, errors = decode_str(text)
    assert not errors, errors
    return json.loads(json.dumps(template))


def properties(template):
    (resource,) = template["Resources"].values()
    assert resource["Type"] == "AWS::SecretsManager::RotationSchedule"
    said = dict(resource["Properties"])
    said["RotateImmediately"] = said.pop("RotateImmediatelyOnUpdate")
    return said


if __name__ == "__main__":
    sys.exit(main())
