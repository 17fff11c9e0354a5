// The AWS CLI as functions, over the second inner module: who embeds the service does not load a shell.
import { coded, guard } from "./errors.mjs";
import { clock, randomSeed } from "./host.mjs";
import { number, object, pairsOf, text, texts, time } from "./read.mjs";

/** @param {() => typeof import("./inner/rotation_tools.js")} tools the module, made when it is first asked for */
export function cli(tools) {
  function splitShell(line) {
    return guard(() => tools().splitShell(text(line, "a command")));
  }

  function runCli(argv, env, host = {}) {
    return guard(() => {
      const words = texts(argv, "argv");
      const { skeletonOutput = "observed", seed = randomSeed(), now = clock(), files = {} } = object(host, "host");
      const documented = skeletonOutput === "documented";
      if (!documented && skeletonOutput !== "observed") {
        throw coded("invalid_option", 'skeletonOutput is "observed" or "documented"');
      }
      const known = [pairsOf(env ?? {}, "env"), pairsOf(files, "files")];
      const { CliRun } = tools();
      return cliStep(new CliRun(words, ...known, documented, number(seed, "seed", "invalid_option"), time(now, "now")));
    });
  }

  return { splitShell, runCli };
}

/** A step of a command, from the inner one: three texts are an end. */
function cliStep(run) {
  const [first, second, third, body, ...headers] = run.step();
  if (body === undefined) return { kind: "done", exitCode: Number(first), stdout: second, stderr: third };
  const request = { url: second, method: third, headers: named(headers), body };
  const answer = (given) =>
    guard(() => {
      const answered = Number.isInteger(given?.status) && typeof given.body === "string";
      if (!answered && !["refused", "timeout"].includes(given?.error)) {
        throw coded("invalid_argument", 'an answer is { status, headers, body } or { error: "refused" | "timeout" }');
      }
      return cliStep(answered ? run.answer(given.status, text(given.body, "body")) : run.unanswered(given.error === "refused"));
    });
  return { kind: "request", waitMs: Number(first), request, answer };
}

/** An object, from names and values in turn. */
function named(flat) {
  const record = {};
  for (let i = 0; i < flat.length; i += 2) record[flat[i]] = flat[i + 1];
  return record;
}
