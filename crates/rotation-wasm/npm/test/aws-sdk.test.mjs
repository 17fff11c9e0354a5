// The AWS SDK for JavaScript, unmodified, with a service as its transport.
import assert from "node:assert/strict";
import test from "node:test";
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManager,
  SecretsManagerClient,
  SecretsManagerServiceException,
  paginateListSecrets,
} from "@aws-sdk/client-secrets-manager";
import { KEY } from "./clients.mjs";
import { RotationService, rotationLabHandler, token } from "./package.mjs";

const START = Date.UTC(2026, 10, 24, 10, 15, 0);
const made = () => new RotationService({ now: START, seed: 1 });
const clientOf = (service, options = {}, more = {}) =>
  new SecretsManagerClient({ requestHandler: rotationLabHandler(service, options), region: "us-east-1", credentials: KEY, ...more });
const create = (n = 1) => new CreateSecretCommand({ Name: `db-${n}`, SecretString: "first", ClientRequestToken: token(n) });

test("times are Dates, binary values bytes, and an answer has its request id", async () => {
  const client = clientOf(made());
  const SecretBinary = new Uint8Array([0, 255, 10]);
  const { $metadata } = await client.send(new CreateSecretCommand({ Name: "db", SecretBinary }));
  assert.equal($metadata.httpStatusCode, 200);
  assert.match($metadata.requestId, /^[0-9a-f-]{36}$/);
  const value = await client.send(new GetSecretValueCommand({ SecretId: "db" }));
  assert.deepEqual([...value.SecretBinary], [0, 255, 10]);
  const { CreatedDate } = await client.send(new DescribeSecretCommand({ SecretId: "db" }));
  assert.ok(CreatedDate instanceof Date);
  assert.equal(CreatedDate.getTime(), START);
});

test("refusals are the SDK's own error classes", async () => {
  const client = clientOf(made());
  await client.send(create());
  const again = new CreateSecretCommand({ Name: "db-1", SecretString: "other", ClientRequestToken: token(2) });
  const refusals = [
    [new GetSecretValueCommand({ SecretId: "none" }), ResourceNotFoundException, "ResourceNotFoundException"],
    [again, ResourceExistsException, "ResourceExistsException"],
    [new ListSecretsCommand({ MaxResults: 1, NextToken: "x" }), SecretsManagerServiceException, "InvalidNextTokenException"],
  ];
  for (const [command, kind, name] of refusals) {
    const error = await client.send(command).catch((error) => error);
    assert.ok(error instanceof kind, `${name}: ${error}`);
    assert.deepEqual([error.name, error.$fault, error.$metadata.httpStatusCode, error.$metadata.attempts], [name, "client", 400, 1]);
  }
});

test("paginators go through all pages", async () => {
  const client = clientOf(made());
  for (let n = 1; n <= 25; n += 1) await client.send(create(n));
  const pages = [];
  for await (const { SecretList } of paginateListSecrets({ client, pageSize: 10 }, {})) pages.push(SecretList.map(({ Name }) => Name));
  assert.deepEqual(pages.map(({ length }) => length), [10, 10, 5]);
  assert.equal(new Set(pages.flat()).size, 25);
});

test("the client's other face works the same, and several clients see one service", async () => {
  const service = made();
  const requestHandler = rotationLabHandler(service);
  const one = new SecretsManager({ requestHandler, region: "us-east-1", credentials: KEY });
  await one.createSecret({ Name: "db", SecretString: "first" });
  one.destroy();
  const { SecretString } = await clientOf(service, {}, { region: "eu-central-1" }).send(new GetSecretValueCommand({ SecretId: "db" }));
  assert.equal(SecretString, "first");
});

/** A service whose first answers are lost on the way, though what was asked for was done. */
function losing(service, answers) {
  const requests = [];
  const handle = (request) => {
    requests.push(request);
    const answer = service.handle(request);
    return answers[requests.length - 1] ?? answer;
  };
  return { handle, requests };
}

test("the SDK retries as it does with AWS, with the same token", async () => {
  const failure = (status, __type) => ({ status, headers: {}, body: JSON.stringify({ __type, message: "again" }) });
  const service = made();
  const lossy = losing(service, [failure(500, "InternalServiceError"), failure(400, "ThrottlingException")]);
  const { ARN, VersionId, $metadata } = await clientOf(lossy).send(new CreateSecretCommand({ Name: "db", SecretString: "first" }));
  assert.equal($metadata.attempts, 3);
  assert.equal(new Set(lossy.requests.map(({ body }) => new TextDecoder().decode(body))).size, 1);
  const { VersionIdsToStages } = await clientOf(service).send(new DescribeSecretCommand({ SecretId: ARN }));
  assert.deepEqual(VersionIdsToStages, { [VersionId]: ["AWSCURRENT"] });

  const broken = losing(service, Array(9).fill(failure(500, "InternalServiceError")));
  const error = await clientOf(broken, {}, { maxAttempts: 2 }).send(new ListSecretsCommand({})).catch((error) => error);
  assert.deepEqual([error.name, error.$metadata.attempts, broken.requests.length], ["InternalServiceError", 2, 2]);
});

test("a signal that is aborted already keeps the call from happening", async () => {
  const service = made();
  const client = clientOf(service);
  for (const abortSignal of [AbortSignal.abort(), AbortSignal.abort("no more"), AbortSignal.abort(new Error("mine"))]) {
    await assert.rejects(client.send(create(), { abortSignal }), { name: "AbortError" });
  }
  const { SecretList } = await client.send(new ListSecretsCommand({}));
  assert.deepEqual(SecretList, []);
});

test("an abort under way ends the wait; the call has happened", async () => {
  const service = made();
  const client = clientOf(service, { latencyMs: 60_000 });
  const controller = new AbortController();
  const called = client.send(create(), { abortSignal: controller.signal });
  setTimeout(() => controller.abort(new Error("mine")), 20);
  await assert.rejects(called, { name: "AbortError" });
  const { SecretList } = await clientOf(service).send(new ListSecretsCommand({}));
  assert.deepEqual(SecretList.map(({ Name }) => Name), ["db-1"]);
});

test("a request that takes too long times out, and is tried again", async () => {
  const lossy = losing(made(), []);
  const client = clientOf(lossy, { latencyMs: 60_000 }, { maxAttempts: 2 });
  const error = await client.send(new ListSecretsCommand({}), { requestTimeout: 10 }).catch((error) => error);
  assert.deepEqual([error.name, error.$metadata.attempts, lossy.requests.length], ["TimeoutError", 2, 2]);
  const patient = clientOf(lossy, { latencyMs: 10 });
  assert.deepEqual((await patient.send(new ListSecretsCommand({}), { requestTimeout: 10_000 })).SecretList, []);
});

test("a handler is configured as the SDK's own are", async () => {
  const handler = rotationLabHandler(made(), { latencyMs: 60_000 });
  assert.deepEqual(handler.metadata, { handlerProtocol: "http/1.1" });
  assert.deepEqual(handler.httpHandlerConfigs(), {});
  handler.updateHttpClientConfig("requestTimeout", 5);
  assert.deepEqual(handler.httpHandlerConfigs(), { requestTimeout: 5 });
  const request = { method: "POST", path: "/", headers: { "X-Amz-Target": "secretsmanager.ListSecrets" }, body: "{}" };
  await assert.rejects(handler.handle(request), { name: "TimeoutError" });
  const controller = new AbortController();
  const asked = handler.handle(request, { abortSignal: controller.signal, requestTimeout: 60_000 });
  controller.abort(new Error("mine"));
  const error = await asked.catch((error) => error);
  assert.deepEqual([error.name, error.cause?.message], ["AbortError", "mine"]);
  assert.equal(handler.destroy(), undefined);
});

test("records tell which program called, as with AWS", async () => {
  const service = new RotationService({ now: START, seed: 1, records: true });
  await clientOf(service).send(create());
  const [{ detail }] = service.takeRecords();
  assert.match(detail.userAgent, /aws-sdk-js\/3\./);
});
