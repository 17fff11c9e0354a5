// The client that a function's module is given: calls of this very server, without HTTP or a signature.

/** @param {(request: object) => { status: number, body: string }} handle */
export function clientOf(handle) {
  return {
    /** The answer as an object; throws an Error whose name is AWS's code. */
    async send(operation, input = {}) {
      const headers = { "x-amz-target": `secretsmanager.${operation}`, "content-type": "application/x-amz-json-1.1" };
      const { status, body } = handle({ method: "POST", path: "/", headers, body: JSON.stringify(input) });
      const answer = body === "" ? {} : JSON.parse(body);
      if (status === 200) return answer;
      throw Object.assign(new Error(answer.Message ?? answer.message ?? answer.__type), { name: answer.__type });
    },
  };
}
