"""boto3 behind a pipe: a line of JSON in, {"operation", "input"}; a line out, {"answer"} or {"error": {"name", "message"}}.

Endpoint, region and key come from the environment.
"""

import json
import sys

import boto3
from botocore import xform_name
from botocore.exceptions import ClientError


def main() -> None:
    client = boto3.client("secretsmanager")
    for line in sys.stdin:
        call = json.loads(line)
        try:
            said = {"answer": getattr(client, xform_name(call["operation"]))(**call["input"])}
        except ClientError as error:
            said = {"error": {"name": error.response["Error"]["Code"], "message": error.response["Error"]["Message"]}}
        print(json.dumps(said, default=str))


if __name__ == "__main__":
    main()
