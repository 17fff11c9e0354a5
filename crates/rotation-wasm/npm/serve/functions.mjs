// Who answers the calls of the rotation function: a module in this process, or an address on this machine. Each gives
// a function from an invocation to its outcome, which never rejects: what goes wrong is a failed step with its reason.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** As long as the service waits for a step. */
const TIMEOUT_MS = 30_000;

const failed = (error) => ({ ok: false, error });

/** `export default async (event, context) => {}` */
export async function fromModule(file, context) {
  const module = await import(pathToFileURL(resolve(file)).href).catch((error) => {
    throw new Error(`${file} cannot be loaded: ${error?.message ?? error}`);
  });
  if (typeof module.default !== "function") throw new Error(`${file} has no function as its default export`);
  return async ({ event, functionArn }) => {
    try {
      await module.default(event, { ...context, functionArn });
      return { ok: true };
    } catch (error) {
      return failed(String(error?.message ?? error));
    }
  };
}

/** Posts the event; 2xx is success, unless the answer says that the function failed, as Lambda's answers do. */
export function fromUrl(url) {
  return async ({ event }) => {
    try {
      const headers = { "content-type": "application/json" };
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      // A redirect could lead off this machine.
      const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(event), redirect: "manual", signal });
      const message = errorMessage(await answer.text());
      if (!answer.ok) return failed(message ?? `the function's address answered ${answer.status}`);
      if (message !== undefined) return failed(message);
      const kind = answer.headers.get("x-amz-function-error");
      return kind === null ? { ok: true } : failed(kind);
    } catch (error) {
      if (error?.name === "TimeoutError") return failed(`the function did not answer in ${TIMEOUT_MS / 1000} s`);
      return failed(`the function's address could not be reached: ${error?.cause?.code ?? error?.message}`);
    }
  };
}

function errorMessage(text) {
  try {
    const message = JSON.parse(text)?.errorMessage;
    return message === undefined ? undefined : String(message);
  } catch {
    return undefined;
  }
}
