"""moto as a peer: reads a kind and a number from each line of standard input, makes as many calls, answers the seconds.

A kind is a name and, behind a blank, how many calls a secret gets before it makes way for a new one; 0 keeps it. moto
rotates without a function, so a call of its backend is less work than the rotation it is compared with; and it keeps
every version for ever, so a call takes longer the more rotations the secret has behind it.
"""

import os
import sys
import time
import uuid

os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing", AWS_DEFAULT_REGION="us-east-1")

import boto3
from moto import mock_aws
from moto.secretsmanager.models import secretsmanager_backends


with mock_aws():
    client = boto3.client("secretsmanager")
    backend = secretsmanager_backends["123456789012"]["us-east-1"]
    kinds = {
        "backend": lambda name: backend.rotate_secret(name, client_request_token=str(uuid.uuid4())),
        "boto3": lambda name: client.rotate_secret(SecretId=name, ClientRequestToken=str(uuid.uuid4())),
        "describe": lambda name: client.describe_secret(SecretId=name),
    }
    made = {}

    def begin(name):
        if name in made:
            client.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)
        client.create_secret(Name=name, SecretString='{"password":"first"}')
        made[name] = 0

    def calls(kind, each, count):
        call, name = kinds[kind], f"{kind}-{each}"
        for _ in range(count):
            if name not in made or made[name] == each != 0:
                begin(name)
            made[name] += 1
            call(name)

    print("ready", flush=True)
    for line in sys.stdin:
        kind, each, count = line.split()
        start = time.perf_counter()
        calls(kind, int(each), int(count))
        print(time.perf_counter() - start, flush=True)
