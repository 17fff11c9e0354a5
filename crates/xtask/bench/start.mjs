// How long a program waits that imports the package: from the import to the first answer, each time in a new process.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const PROCESSES = 21;

export function start(folder) {
  const times = Array.from({ length: PROCESSES }, () => once(folder)).sort((a, b) => a - b);
  const at = (n) => Number(times[n].toPrecision(3));
  const [milliseconds, fastest, slowest] = [at(PROCESSES >> 1), at(0), at(PROCESSES - 1)];
  return { title: "from the import to the first answer, in Node", processes: PROCESSES, milliseconds, fastest, slowest };
}

function once(folder) {
  const script = `
    const start = performance.now();
    const { RotationService } = await import(${JSON.stringify(pathToFileURL(join(folder, "index.mjs")).href)});
    const service = new RotationService();
    const headers = { "x-amz-target": "secretsmanager.ListSecrets" };
    const { status } = service.handle({ method: "POST", path: "/", headers, body: "{}" });
    console.log(status === 200 ? performance.now() - start : NaN);
  `;
  const ms = Number(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }));
  if (!(ms > 0)) throw new Error("the first answer was not right");
  return ms;
}
