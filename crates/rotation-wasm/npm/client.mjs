// A client without HTTP or a signature: for the functions of `serve`, and for the test helper.

/** @param {(request: object) => { status: number, body: string }} handle */
export function clientOf(handle) {
  return {
    /** The answer as an object; throws an Error whose name is AWS's code, and its own code `refused`. */
    async send(operation, input = {}) {
      return call(handle, operation, input);
    },
  };
}

/** The same at once. */
export function call(handle, operation, input) {
  const headers = { "x-amz-target": `secretsmanager.${operation}`, "content-type": "application/x-amz-json-1.1" };
  const { status, body } = handle({ method: "POST", path: "/", headers, body: JSON.stringify(input) });
  const answer = body === "" ? {} : JSON.parse(body);
  if (status === 200) return answer;
  throw Object.assign(new Error(answer.Message ?? answer.message ?? answer.__type), { name: answer.__type, code: "refused" });
}
