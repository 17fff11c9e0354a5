// What a call costs with 10 and with 100,000 secrets: by name, a page of the list, the next wake-up.

import { FUNCTION, START, caller, token } from "./calls.mjs";

const SIZES = [10, 1_000, 100_000];

export function growth({ RotationService }) {
  const services = SIZES.map((size) => [size, filled(RotationService, size)]);
  const rows = [
    ["DescribeSecret by name", (call, size, n) => call("DescribeSecret", { SecretId: name(n % size) })],
    ["ListSecrets, a page of 10", (call) => call("ListSecrets", { MaxResults: 10 })],
    ["nextWake", (call, size, n, service) => service.nextWake()],
  ];
  return rows.map(([what, act]) => ({
    title: `${what}, by the number of secrets`,
    contenders: services.map(([size, { service, call }]) => ({
      name: size.toLocaleString("en"),
      run: (n) => (act(call, size, n, service), n % 512 === 0 && service.takeEvents()),
    })),
  }));
}

const name = (n) => `team-${n % 97}/secret-${n}`;

/** Every tenth secret rotates by itself some day. */
function filled(RotationService, size) {
  const service = new RotationService({ now: START, seed: 1, function: "external" });
  const call = caller(service);
  for (let n = 0; n < size; n += 1) {
    call("CreateSecret", { Name: name(n), ClientRequestToken: token(n), SecretString: "first" });
    if (n % 10 === 0) {
      const RotationRules = { AutomaticallyAfterDays: 1 + (n % 1000) };
      const rotate = { SecretId: name(n), ClientRequestToken: token(n + 1e9), RotationLambdaARN: FUNCTION, RotationRules };
      call("RotateSecret", { ...rotate, RotateImmediately: false });
    }
    if (n % 1000 === 0) service.takeEvents();
  }
  return { service, call };
}
