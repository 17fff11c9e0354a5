"""Signatures of this project against botocore's, on seeded random requests, in the headers and in the query.

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
from urllib.parse import parse_qsl, quote, urlsplit

from botocore.auth import SIGNED_HEADERS_BLACKLIST, SigV4Auth, SigV4QueryAuth
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
        expected = botocore_signed(request)
        if "expires" in request:
            # botocore writes the parameters in another order: what they say is compared.
            expected, answer = added(expected), added(answer)
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
    if n % 3 == 0:
        operation = rng.choice(["RotateSecret", "CancelRotateSecret", "GetRandomPassword"])
        return request | {"operation": operation, "service": "secretsmanager"}
    request |= {
        "method": rng.choice(["GET", "POST", "PUT", "DELETE", "HEAD", "post"]),
        "path": "/" + "".join(rng.choice(PATH) for _ in range(rng.randrange(12))),
        "query": query(rng),
        "headers": headers(rng),
    }
    if n % 3 == 1:
        return request
    # In the query form botocore moves the body into the query, and keeps one value of each name.
    return request | {"expires": rng.randint(1, 604_800), "body": "", "query": query(rng, unique=True)}


def endpoint(rng, secure):
    host = rng.choice([f"{word(rng, string.ascii_lowercase, 1, 20)}.example.com", "127.0.0.1", "localhost", "[::1]"])
    port = rng.choice(["", "", ":80", ":443", ":4566", f":{rng.randrange(1, 65536)}"])
    return f"{'https' if secure else 'http'}://{host}{port}"


def body(rng):
    text = word(rng, UNICODE + LETTERS, 0, 60)
    made = {"SecretId": text, "ClientRequestToken": word(rng, LETTERS, 32, 64)}
    return rng.choice(["", "{}", text, json.dumps(made), json.dumps(made, ensure_ascii=False)])


def query(rng, unique=False):
    part = lambda shortest: quote(word(rng, UNICODE + LETTERS, shortest, 6), safe="-_.~")
    return "&".join(f"{n if unique else ''}{part(1)}={part(0)}" for n in range(rng.randrange(5)))


def headers(rng):
    value = lambda: "".join(rng.choice(SPACES) if rng.random() < 0.2 else rng.choice(LETTERS + ",;=é☃") for _ in range(24))
    names = ["Content-Type", "X-Amz-Target", "x-amz-meta-a", "X-AMZ-META-A", "Accept", "User-Agent", "Expect", "My-Header", "my-header2"]
    names += SIGNED_HEADERS_BLACKLIST
    return [[rng.choice(names), value()] for _ in range(rng.randrange(7))]


def word(rng, alphabet, shortest, longest):
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(shortest, longest)))


def sign(signer, cases):
    command = [signer] if signer else ["cargo", "run", "--quiet", "-p", "rotation-protocol", "--example", "sign"]
    lines = "".join(json.dumps(request) + "\n" for request in cases)
    return subprocess.run(command, input=lines, stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()


def added(query):
    """What a signed query says of the signature, in order of the names."""
    return sorted(pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0].startswith("X-Amz-"))


def botocore_signed(request):
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
    scope = keys, request["service"], request["region"]
    auth = SigV4QueryAuth(*scope, expires=request["expires"]) if "expires" in request else SigV4Auth(*scope)
    signed.context["timestamp"] = stamp(request["at"])
    auth._modify_request_before_signing(signed)
    text = auth.string_to_sign(signed, auth.canonical_request(signed))
    auth._inject_signature_to_request(signed, auth.signature(text, signed))
    return urlsplit(signed.url).query if "expires" in request else signed.headers["Authorization"]


def stamp(millis):
    moment = time.gmtime(millis // 1000)
    assert calendar.timegm(moment) * 1000 == millis
    return f"{moment.tm_year:04}" + time.strftime("%m%dT%H%M%SZ", moment)


if __name__ == "__main__":
    sys.exit(main())
