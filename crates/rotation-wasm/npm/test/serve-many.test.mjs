// Many clients at once: every change that was answered has happened, and no other.
import assert from "node:assert/strict";
import test from "node:test";
import { javascript } from "./clients.mjs";
import { FUNCTION, token } from "./package.mjs";
import { serveFor, until } from "./serve.mjs";

const CLIENTS = 50;
// One value each: a secret gets at most 100 versions in a day.
const ROUNDS = 1;

test("50 clients at once lose no update", async (t) => {
  const { url } = await serveFor(t);
  const clients = Array.from({ length: CLIENTS }, () => javascript(url));
  t.after(() => clients.forEach((client) => client.close()));
  const call = async (client, operation, input) => {
    const { answer, error } = await client.call(operation, input);
    assert.equal(error, undefined);
    return answer;
  };
  await call(clients[0], "CreateSecret", { Name: "shared", ClientRequestToken: token(0), SecretString: "first" });

  await Promise.all(
    clients.map(async (client, n) => {
      const Name = `own-${n}`;
      await call(client, "CreateSecret", { Name, ClientRequestToken: token(1), SecretString: `${n}` });
      for (let round = 0; round < ROUNDS; round++) {
        const id = 1000 * (round + 1) + n;
        await call(client, "PutSecretValue", { SecretId: "shared", ClientRequestToken: token(id), SecretString: `${id}` });
        assert.equal((await call(client, "GetSecretValue", { SecretId: "shared", VersionId: token(id) })).SecretString, `${id}`);
      }
      await call(client, "RotateSecret", { SecretId: Name, ClientRequestToken: token(2), RotationLambdaARN: FUNCTION });
    }),
  );

  const [reader] = clients;
  for (let round = 0; round < ROUNDS; round++) {
    for (let n = 0; n < CLIENTS; n++) {
      const id = 1000 * (round + 1) + n;
      assert.equal((await call(reader, "GetSecretValue", { SecretId: "shared", VersionId: token(id) })).SecretString, `${id}`);
    }
  }
  const names = [];
  let NextToken;
  do {
    const page = await call(reader, "ListSecrets", { NextToken, MaxResults: 20 });
    names.push(...page.SecretList.map(({ Name }) => Name));
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  assert.deepEqual(new Set(names), new Set(["shared", ...clients.map((_, n) => `own-${n}`)]));
  assert.equal(names.length, CLIENTS + 1);
  for (let n = 0; n < CLIENTS; n++) {
    const ask = () => call(reader, "GetSecretValue", { SecretId: `own-${n}` });
    await until(ask, ({ VersionId }) => VersionId === token(2), `the rotation of own-${n}`);
  }
});
