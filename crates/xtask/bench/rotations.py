"""moto as a peer: reads a kind and a number from each line of standard input, makes as many calls, answers the seconds.

moto rotates without a function, so a call of its backend is less work than the rotation it is compared with.
"""

import os
import sys
import time
import uuid

os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing", AWS_DEFAULT_REGION="us-east-1")

import boto3
from moto import mock_aws
from moto.secretsmanager.models import secretsmanager_backends

# As many rotations of one secret as the other contender makes before it begins anew.
EACH = 90


with mock_aws():
    client = boto3.client("secretsmanager")
    backend = secretsmanager_backends["123456789012"]["us-east-1"]
    kinds = {
        "backend": lambda: backend.rotate_secret("db", client_request_token=str(uuid.uuid4())),
        "boto3": lambda: client.rotate_secret(SecretId="db", ClientRequestToken=str(uuid.uuid4())),
        "describe": lambda: client.describe_secret(SecretId="db"),
    }

    def calls(call, count):
        for n in range(count):
            if n % EACH == 0:
                backend.reset()
                client.create_secret(Name="db", SecretString='{"password":"first"}')
            call()

    print("ready", flush=True)
    for line in sys.stdin:
        kind, count = line.split()
        start = time.perf_counter()
        calls(kinds[kind], int(count))
        print(time.perf_counter() - start, flush=True)
