"""Prepares a moto server for a test: an IAM user who may rotate, and a secret. Prints the user's key as JSON.

The server lets its first calls through unsigned (INITIAL_NO_AUTH_ACTION_COUNT); this script makes exactly
CALLS of them, so that from then on every signature is verified.
"""

import json
import sys

import boto3

CALLS = 4
POLICY = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "secretsmanager:*", "Resource": "*"}],
}


def main(endpoint: str, region: str, secret: str) -> None:
    anybody = {
        "endpoint_url": endpoint,
        "region_name": region,
        "aws_access_key_id": "x",
        "aws_secret_access_key": "x",
    }
    iam = boto3.client("iam", **anybody)
    iam.create_user(UserName="rotator")
    key = iam.create_access_key(UserName="rotator")["AccessKey"]
    iam.put_user_policy(UserName="rotator", PolicyName="rotate", PolicyDocument=json.dumps(POLICY))
    boto3.client("secretsmanager", **anybody).create_secret(Name=secret, SecretString="first")
    print(json.dumps({"accessKeyId": key["AccessKeyId"], "secretAccessKey": key["SecretAccessKey"]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
