// Every snippet that can be run is run, by the program it is for: what is stored is the same whichever was used, and so
// are the bytes that are sent.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import test from "node:test";
import { KEY } from "./clients.mjs";
import { FUNCTION, token } from "./package.mjs";
import { post, serveFor, until } from "./serve.mjs";
import { EXECUTED, execute, snippets } from "./snippets.mjs";

const VERIFIED = ["--access-key-id", KEY.accessKeyId, "--secret-access-key", KEY.secretAccessKey];
const lambda = { RotationLambdaARN: FUNCTION };

// The secrets exist where the name can be one; the others are refused, in the service's words.
const REQUESTS = [
  { SecretId: "plain", ClientRequestToken: token(11), ...lambda, RotationRules: { AutomaticallyAfterDays: "30" } },
  { SecretId: "odd/_+=.@!-", ...lambda, RotationRules: { AutomaticallyAfterDays: "7", Duration: "3h" }, RotateImmediately: true },
  {
    SecretId: "later",
    ClientRequestToken: token(12),
    ...lambda,
    RotationRules: { ScheduleExpression: "cron(0 16 1,15 * ? *)", Duration: "2h" },
    RotateImmediately: false,
  },
  { SecretId: "rate", ...lambda, RotationRules: { ScheduleExpression: "rate(10 days)" } },
  { SecretId: "unset", ClientRequestToken: token(13) },
  { SecretId: `it's "x" \${y} $HOME %{z} \\ é☃🔑 \`id\` $(id)`, ClientRequestToken: token(14), ...lambda },
  { SecretId: "unset", RotationLambdaARN: "arn:'\"$HOME\\é", RotationRules: { AutomaticallyAfterDays: "30" } },
  { SecretId: "unset", ...lambda, RotationRules: { ScheduleExpression: "cron('$x' \"é\" *)", Duration: "\\h" } },
];
const NAMES = ["plain", "odd/_+=.@!-", "later", "rate", "unset"];

/** A server with the secrets, on which a form's snippets are run one after the other: what each left there, or was told. */
async function story(t, form) {
  const { url } = await serveFor(t);
  for (const [n, Name] of NAMES.entries()) {
    await post(url, "CreateSecret", { Name, ClientRequestToken: token(n + 1), SecretString: '{"password":"first"}' });
  }
  const left = [];
  for (const [n, text] of snippets(REQUESTS, url).entries()) {
    const { said } = await execute(form, text[form]);
    const describe = () => post(url, "DescribeSecret", { SecretId: REQUESTS[n].SecretId }).then(({ json }) => json);
    left.push({ refusal: refusal(said), said, ...stored(await until(describe, settled, REQUESTS[n].SecretId)) });
  }
  return left;
}

/** The error's code: of the answer itself, as Python prints it, or as Node does. */
function refusal(said) {
  const [, ...found] = /"__type":"(\w+)"|\((\w+Exception)\)|^(\w+Exception): /m.exec(said) ?? [];
  return found.find((code) => code !== undefined);
}

/** No rotation is under way: what is AWSPENDING is AWSCURRENT as well. */
function settled({ VersionIdsToStages = {} }) {
  return Object.values(VersionIdsToStages).every((labels) => !labels.includes("AWSPENDING") || labels.includes("AWSCURRENT"));
}

/** What is stored, without what differs from server to server: dates, the ARN, tokens that a client made up. */
function stored({ RotationEnabled, RotationLambdaARN, RotationRules, VersionIdsToStages, __type }) {
  const known = (id) => (/^0+\d+$/.test(id) ? id : "made up");
  const versions = Object.entries(VersionIdsToStages ?? {}).map(([id, labels]) => `${known(id)}: ${labels.sort()}`);
  return { RotationEnabled, RotationLambdaARN, RotationRules, versions: versions.sort(), __type };
}

/** A refusal's text: curl prints the answer as it came, the others print its message. */
function words(said) {
  if (!said.startsWith("{")) return said;
  const { message, Message = message } = JSON.parse(said);
  return Message;
}

test("each form leaves the same state, and is refused the same", async (t) => {
  const [expected, ...others] = await Promise.all(EXECUTED.map((form) => story(t, form)));
  assert.deepEqual(
    expected.map(({ refusal, versions }) => [refusal, versions.length]),
    [
      [undefined, 2],
      [undefined, 2],
      [undefined, 1],
      [undefined, 2],
      ["InvalidRequestException", 1],
      ["ValidationException", 0],
      ["InvalidParameterException", 1],
      ["ValidationException", 1],
    ],
    JSON.stringify(expected, undefined, 1),
  );
  const { Duration, ScheduleExpression } = expected[2].RotationRules;
  assert.deepEqual({ Duration, ScheduleExpression }, REQUESTS[2].RotationRules);
  for (const [place, left] of others.entries()) {
    const form = EXECUTED[place + 1];
    for (const [n, { said, ...state }] of left.entries()) {
      const { said: answer, ...wanted } = expected[n];
      assert.deepEqual(state, wanted, `${form}, request ${n}: ${said}`);
      if (wanted.refusal) assert.ok(words(said).includes(words(answer)), `${form}, request ${n}: ${said}`);
    }
  }
});

test("the signature of a signed command is verified, and no command bears a key", async (t) => {
  const { url } = await serveFor(t, ...VERIFIED);
  await post(url, "CreateSecret", {});
  const [texts] = snippets([{ SecretId: "plain", session_token: "a session token" }], url);
  for (const [form, text] of Object.entries(texts)) {
    assert.ok(!text.includes(KEY.secretAccessKey) && !text.includes("a session token"), form);
  }
  for (const form of EXECUTED) {
    const [text] = snippets([{ SecretId: "plain" }], url);
    const { said } = await execute(form, text[form]);
    assert.match(said, /ResourceNotFoundException/, form);
    const [tampered] = snippets([{ SecretId: "plain", secret_key: "another key" }], url);
    const refused = await execute(form, tampered[form]);
    assert.equal(/InvalidSignatureException/.test(refused.said), form === "curl-signed", `${form}: ${refused.said}`);
  }
});

const AWKWARD = [
  "it's \"quoted\" `id` \\ \\\\ \\\"",
  "$HOME ${HOME} $(id) $$ %{x} %%{y} !! #",
  "é☃🔑 e\u0301 \u202e\u200d\ufeff \u2028",
  "line\nbreak\r\n\ttab \u0001\u001f\u007f",
  " edges and, commas=; {a: b} [c] & | < > * ? ~ @file ",
  "-x",
];

test("what is sent is the request, to the letter", async (t) => {
  const bodies = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part) => (body += part));
    request.on("end", () => {
      bodies.push({ target: request.headers["x-amz-target"], body: JSON.parse(body) });
      response.setHeader("content-type", "application/x-amz-json-1.1").end("{}");
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(() => server.close());
  const requests = AWKWARD.map((text, n) => ({
    SecretId: `${text}a`,
    ClientRequestToken: `${text}${token(n)}`,
    RotationLambdaARN: text,
    RotationRules: { AutomaticallyAfterDays: String(n + 1), Duration: `${text}h`, ScheduleExpression: `rate(${text})` },
    RotateImmediately: n % 2 === 0,
  }));
  const texts = snippets(requests, `http://127.0.0.1:${server.address().port}`);
  for (const [n, { RotationRules, ...rest }] of requests.entries()) {
    const asked = { ...rest, RotationRules: { ...RotationRules, AutomaticallyAfterDays: n + 1 } };
    for (const form of EXECUTED) {
      bodies.length = 0;
      const { ok, said } = await execute(form, texts[n][form]);
      assert.ok(ok, `${form}: ${said}`);
      assert.deepEqual(bodies, [{ target: "secretsmanager.RotateSecret", body: asked }], form);
    }
  }
});
