// `rotation-lab serve`: the parts put together, from start to Ctrl-C.
import { once } from "node:events";
import { RotationService } from "../index.mjs";
import { clientOf } from "../client.mjs";
import { drainOf } from "./drain.mjs";
import { fromModule, fromUrl } from "./functions.mjs";
import { Host } from "./host.mjs";
import { UsageError } from "./options.mjs";
import { createServer } from "./server.mjs";
import { verifier } from "./signatures.mjs";

/** Why a port cannot be had. */
const LISTENING = {
  EADDRINUSE: "is in use: choose another with --port",
  EACCES: "may not be used by you: choose another with --port",
};

/** Resolves when it listens; a signal ends the process. */
export async function serve(options) {
  const { region } = options;
  const context = { region };
  const run = await functionOf(options, context);
  const service = startService(options, run ? "external" : "single-user");
  const host = new Host(service, told(run));
  context.client = clientOf((request) => host.handle(request));

  const verify = verifier(options);
  const answer = (request, body) => {
    const { method, headers, rawHeaders } = request;
    const [path, query = ""] = request.url.split(/\?(.*)/s);
    return verify({ method, path, query, rawHeaders, body }) ?? host.handle({ method, path, headers, body });
  };
  const server = createServer({ answer, corsOrigins: options.corsOrigin, timeoutMs: options.timeout * 1000 });
  const drain = drainOf(server);
  await listen(server, options.port);
  context.endpoint = `http://127.0.0.1:${server.address().port}`;
  console.log(`rotation-lab: Secrets Manager of ${region}, account ${options.accountId}, on ${context.endpoint}`);

  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      // Twice is in earnest.
      if (stopping) process.exit(130);
      stopping = true;
      host.stop();
      // Whatever a function still does.
      drain(() => process.exit(0));
    });
  }
}

/** The function of one's own; nothing, if it is the service's built-in one. */
function functionOf({ function: file, functionUrl }, context) {
  if (functionUrl !== undefined) return fromUrl(functionUrl);
  if (file === undefined) return undefined;
  // What a module left running is its own affair, not the end of the server.
  process.on("unhandledRejection", (error) => console.error(`rotation-lab: left running by ${file}: ${error?.message ?? error}`));
  return fromModule(file, context);
}

function startService({ region, accountId, seed }, by) {
  try {
    return new RotationService({ region, accountId, seed, function: by });
  } catch (error) {
    throw error.code === "invalid_option" ? new UsageError(error.message) : error;
  }
}

/** What a function of one's own fails with is told as it happens. */
function told(run) {
  return async (invocation) => {
    const outcome = await run(invocation);
    if (!outcome.ok) console.error(`rotation-lab: ${invocation.event.Step} of ${invocation.event.SecretId} failed: ${outcome.error}`);
    return outcome;
  };
}

async function listen(server, port) {
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    throw new Error(`port ${port} ${LISTENING[error.code] ?? `cannot be listened on (${error.code})`}`);
  }
}
