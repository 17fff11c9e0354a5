// The load: each client writes a value of its own and reads it back, again and again, on a connection it keeps. After
// EACH values it goes on with a new secret, as no secret keeps very many versions. In the end every secret must hold the
// last value that was written to it, and as AWSPREVIOUS the one before.

import http from "node:http";

const EACH = 50;
/** A server of many services looks at the signature's scope to see which one is meant. */
const AUTHORIZATION =
  "AWS4-HMAC-SHA256 Credential=AKIDSOAK/20261124/us-east-1/secretsmanager/aws4_request, SignedHeaders=host, Signature=0";

export async function load(url, { clients, seconds, most }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const end = performance.now() + seconds * 1000;
  const state = { calls: 0, times: [], errors: [], lost: 0, secrets: [] };
  const call = caller(url, agent, state);
  const start = performance.now();
  const goOn = () => performance.now() < end && state.calls < most;
  await Promise.all(Array.from({ length: clients }, (_, n) => client(call, state, goOn, n)));
  const { calls, times, errors } = state;
  const perSecond = Math.round(calls / ((performance.now() - start) / 1000));
  await check(call, state);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.floor(times.length * share)] * 10) / 10;
  return { calls, perSecond, median: at(0.5), slow: at(0.99), errors, lost: state.lost };
}

async function client(call, state, goOn, n) {
  for (let own = 0; goOn(); own++) {
    const SecretId = `soak-${n}-${own}`;
    const secret = { SecretId, written: ["0"] };
    await call("CreateSecret", { Name: SecretId, ClientRequestToken: token(0), SecretString: "0" });
    state.secrets.push(secret);
    for (let value = 1; value < EACH && goOn(); value++) {
      const SecretString = `${value} of ${SecretId}`;
      const put = await call("PutSecretValue", { SecretId, ClientRequestToken: token(value), SecretString });
      if (put) secret.written.push(SecretString);
      const read = await call("GetSecretValue", { SecretId });
      if (put && read && read.SecretString !== SecretString) state.lost += 1;
    }
  }
}

async function check(call, state) {
  for (const { SecretId, written } of state.secrets) {
    for (const [VersionStage, value] of [["AWSCURRENT", written.at(-1)], ["AWSPREVIOUS", written.at(-2)]]) {
      if (value === undefined) continue;
      const read = await call("GetSecretValue", { SecretId, VersionStage });
      if (read?.SecretString !== value) state.lost += 1;
    }
  }
}

const token = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** One call; an error is kept, and answers nothing. */
function caller(url, agent, state) {
  const { hostname, port } = new URL(url);
  return async (operation, input) => {
    const body = JSON.stringify(input);
    const headers = {
      "content-type": "application/x-amz-json-1.1",
      "content-length": Buffer.byteLength(body),
      "x-amz-target": `secretsmanager.${operation}`,
      authorization: AUTHORIZATION,
    };
    const start = performance.now();
    try {
      const { status, text } = await exchange({ hostname, port, agent, method: "POST", path: "/", headers }, body);
      state.calls += 1;
      state.times.push(performance.now() - start);
      if (status === 200) return JSON.parse(text);
      state.errors.push(`${operation}: ${status} ${text.slice(0, 200)}`);
    } catch (error) {
      state.errors.push(`${operation}: ${error.code ?? error.message}`);
    }
    return undefined;
  };
}

function exchange(options, body) {
  return new Promise((done, failed) => {
    const request = http.request(options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => done({ status: response.statusCode, text }));
      response.on("error", failed);
    });
    request.on("error", failed);
    request.end(body);
  });
}
