"""Signatures of this project against botocore's, on seeded random requests.

Needs botocore. Usage: python botocore_differential.py [--count N] [--seed N] [path of the built `sign` example]
Without a path it builds and runs the example with cargo. The last line is `N passed, N failed`.
"""

import argparse
import calendar
import json
import random
import string
import subprocess
import sys
import time
from urllib.parse import quote

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

REGIONS = ["us-east-1", "us-west-2", "eu-central-1", "ap-southeast-7", "cn-north-1", "us-gov-west-1", "xx-nowhere-1"]
SERVICES = ["secretsmanager", "service", "iam", "sts"]
LETTERS = string.ascii_letters + string.digits
UNICODE = "aé ☃漢\U0001f511\u0301\n\t\"\\{}:,"
SPACES = [" ", "  ", "\t", " \t ", "\n  ", "\r\n ", "\x0c"]
PATH = list(LETTERS) + list("-._~!$&'()*+,;=:@ %é☃") + ["/", "//", "/.", "/..", "/./", "%20", "%2F"]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--seed", type=int, default=20151030)
    options.add_argument("signer", nargs="?")
    options = options.parse_args()

    rng = random.Random(options.seed)
    cases = [case(rng, n) for n in range(options.count)]
    ours = sign(options.signer, cases)
    failed = 0
    for n, (request, answer) in enumerate(zip(cases, ours, strict=True)):
        expected = botocore_authorization(request)
        if answer != expected:
            failed += 1
            print(f"seed {options.seed}, case {n}: {json.dumps(request)}\n  botocore {expected}\n  ours     {answer}")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


def case(rng, n):
    secure = rng.random() < 0.5
    request = {
        "access_key": word(rng, LETTERS, 16, 20),
        "secret_key": word(rng, LETTERS + "+/", 1, 90),
        "session_token": word(rng, LETTERS + "+/=", 1, 400) if rng.random() < 0.4 else None,
        "region": rng.choice(REGIONS),
        "service": rng.choice(SERVICES),
        # From 1970 to 9999, to the second.
        "at": rng.choice([rng.randrange(4_102_444_800), rng.randrange(253_402_128_000)]) * 1000,
        "endpoint": endpoint(rng, secure),
        "body": body(rng),
    }
    if n % 2 == 0:
        operation = rng.choice(["RotateSecret", "CancelRotateSecret", "GetRandomPassword"])
        return request | {"operation": operation, "service": "secretsmanager"}
    return request | {
        "method": rng.choice(["GET", "POST", "PUT", "DELETE", "HEAD", "post"]),
        "path": "/" + "".join(rng.choice(PATH) for _ in range(rng.randrange(12))),
        "query": query(rng),
        "headers": headers(rng),
    }


def endpoint(rng, secure):
    host = rng.choice([f"{word(rng, string.ascii_lowercase, 1, 20)}.example.com", "127.0.0.1", "localhost", "[::1]"])
    port = rng.choice(["", "", ":80", ":443", ":4566", f":{rng.randrange(1, 65536)}"])
    return f"{'https' if secure else 'http'}://{host}{port}"


def body(rng):
    text = word(rng, UNICODE + LETTERS, 0, 60)
    made = {"SecretId": text, "ClientRequestToken": word(rng, LETTERS, 32, 64)}
    return rng.choice(["", "{}", text, json.dumps(made), json.dumps(made, ensure_ascii=False)])


def query(rng):
    pair = lambda: "=".join(quote(word(rng, UNICODE + LETTERS, 0 if n else 1, 6), safe="-_.~") for n in range(2))
    return "&".join(pair() for _ in range(rng.randrange(5)))


def headers(rng):
    value = lambda: "".join(rng.choice(SPACES) if rng.random() < 0.2 else rng.choice(LETTERS + ",;=é☃") for _ in range(24))
    names = ["Content-Type", "X-Amz-Target", "x-amz-meta-a", "X-AMZ-META-A", "Accept", "User-Agent", "Expect", "My-Header", "my-header2"]
    return [[rng.choice(names), value()] for _ in range(rng.randrange(7))]


def word(rng, alphabet, shortest, longest):
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(shortest, longest)))


def sign(signer, cases):
    command = [signer] if signer else ["cargo", "run", "--quiet", "-p", "rotation-protocol", "--example", "sign"]
    lines = "".join(json.dumps(request) + "\n" for request in cases)
    return subprocess.run(command, input=lines, stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()


def botocore_authorization(request):
    """botocore's own steps, with our moment in place of its clock."""
    called = "operation" in request
    url = request["endpoint"] + ("/" if called else request["path"])
    if not called and request["query"]:
        url += "?" + request["query"]
    signed = AWSRequest(method="POST" if called else request["method"], url=url, data=request["body"].encode())
    if called:
        given = [["Content-Type", "application/x-amz-json-1.1"], ["X-Amz-Target", f"secretsmanager.{request['operation']}"]]
    else:
        given = request["headers"]
    for name, value in given:
        signed.headers[name] = value
    keys = Credentials(request["access_key"], request["secret_key"], request["session_token"])
    auth = SigV4Auth(keys, request["service"], request["region"])
    signed.context["timestamp"] = stamp(request["at"])
    auth._modify_request_before_signing(signed)
    text = auth.string_to_sign(signed, auth.canonical_request(signed))
    auth._inject_signature_to_request(signed, auth.signature(text, signed))
    return signed.headers["Authorization"]


def stamp(millis):
    moment = time.gmtime(millis // 1000)
    assert calendar.timegm(moment) * 1000 == millis
    return f"{moment.tm_year:04}" + time.strftime("%m%dT%H%M%SZ", moment)


if __name__ == "__main__":
    sys.exit(main())
