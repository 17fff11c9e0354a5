"""A rotation function of the customary shape, in Python: boto3 for its calls, Secrets Manager's event for its input.

It is served over HTTP on this machine as Lambda's emulator serves one: an event is posted, the answer is null, or
{"errorMessage", "errorType"} if the function raised. It prints its address. Endpoint and key come from the environment.
"""

import http.server
import json

import boto3

client = boto3.client("secretsmanager")


def lambda_handler(event, _context):
    arn, token, step = event["SecretId"], event["ClientRequestToken"], event["Step"]
    secret = client.describe_secret(SecretId=arn)
    if not secret["RotationEnabled"]:
        raise ValueError(f"{arn} does not rotate")
    stages = secret["VersionIdsToStages"].get(token)
    if stages is None:
        raise ValueError(f"{arn} knows no version {token}")
    if "AWSCURRENT" in stages:
        return
    if "AWSPENDING" not in stages:
        raise ValueError(f"version {token} of {arn} is not pending")
    STEPS[step](arn, token, secret["VersionIdsToStages"])


def create_secret(arn, token, _stages):
    current = json.loads(client.get_secret_value(SecretId=arn, VersionStage="AWSCURRENT")["SecretString"])
    try:
        client.get_secret_value(SecretId=arn, VersionId=token, VersionStage="AWSPENDING")
    except client.exceptions.ResourceNotFoundException:
        current["password"] = f"by boto3, after {current['password']}"
        value = json.dumps(current)
        client.put_secret_value(SecretId=arn, ClientRequestToken=token, SecretString=value, VersionStages=["AWSPENDING"])


def set_secret(arn, token, _stages):
    pending = client.get_secret_value(SecretId=arn, VersionId=token, VersionStage="AWSPENDING")
    if json.loads(pending["SecretString"]).get("username") == "nobody":
        raise RuntimeError("the database knows no user nobody")


def test_secret(arn, token, _stages):
    client.get_secret_value(SecretId=arn, VersionId=token, VersionStage="AWSPENDING")


def finish_secret(arn, token, stages):
    current = next(version for version, labels in stages.items() if "AWSCURRENT" in labels)
    client.update_secret_version_stage(
        SecretId=arn, VersionStage="AWSCURRENT", MoveToVersionId=token, RemoveFromVersionId=current
    )


STEPS = {
    "createSecret": create_secret,
    "setSecret": set_secret,
    "testSecret": test_secret,
    "finishSecret": finish_secret,
}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        try:
            answer = lambda_handler(event, None)
        except Exception as error:
            answer = {"errorMessage": str(error), "errorType": type(error).__name__}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()
