// Runs a rotation function that was typed into the page: in a frame without an origin, without a network, and there in
// a worker, so that a loop without end holds up nobody. The page ends it by taking the frame away.
// It must not know what the function is for: its calls go to the page, and so does how it ended.
"use strict";

(() => {
  // From here on not even the host of this page serves scripts: asking it for one would tell it something. The worker
  // has this policy too.
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; script-src blob:; worker-src blob:";
  document.head.append(policy);

  const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  let worker;

  addEventListener("message", ({ source, origin, data }) => {
    // Only the page beside which this file lies may have something run here.
    if (source !== parent || origin !== location.origin) return;
    const [kind, ...rest] = data;
    if (kind === "start" && !worker) start(...rest);
    if (kind === "answer") worker?.postMessage(data);
  });

  function start(text, event, functionArn) {
    worker = new Worker(blob(`"use strict";(${inWorker})()`));
    // What is typed can say anything: only this goes on to the page.
    worker.onmessage = ({ data }) => ["call", "returned", "threw"].includes(data?.[0]) && parent.postMessage(data, location.origin);
    worker.onerror = ({ message }) => parent.postMessage(["threw", message || "The function could not be started."], location.origin);
    worker.postMessage(["start", blob(text), event, functionArn]);
  }

  /** What the worker does. It is handed over as text, so it knows nothing of what stands around it. */
  function inWorker() {
    const waiting = new Map();
    const say = self.postMessage.bind(self);
    let calls = 0;

    /** As the package's client: the answer as an object, or an Error whose name is AWS's code. */
    const send = (operation, input = {}) =>
      new Promise((resolve, reject) => {
        calls += 1;
        waiting.set(calls, { resolve, reject });
        say(["call", calls, String(operation), JSON.stringify(input) ?? "{}"]);
      });
    // `client.getSecretValue(…)` is `client.send("GetSecretValue", …)`. A client that is awaited is no promise.
    const client = new Proxy({ send }, {
      get: (own, name) =>
        name in own || typeof name !== "string" || name === "then"
          ? own[name]
          : (input) => send(name[0].toUpperCase() + name.slice(1), input),
    });

    self.onmessage = ({ data: [kind, ...rest] }) => {
      if (kind === "start") run(...rest).then(() => say(["returned"]), (error) => say(["threw", words(error)]));
      else if (kind === "answer") settle(...rest);
    };

    async function run(address, [Step, SecretId, ClientRequestToken, RotationToken], functionArn) {
      const handler = (await import(address)).default;
      if (typeof handler !== "function") {
        throw new Error("There is no function to call: begin with `export default async (event, { client }) => {`.");
      }
      await handler({ Step, SecretId, ClientRequestToken, RotationToken }, { client, functionArn });
    }

    function settle(call, status, body) {
      const { resolve, reject } = waiting.get(call) ?? {};
      waiting.delete(call);
      const answer = body === "" ? {} : JSON.parse(body);
      if (status === 200) return resolve?.(answer);
      reject?.(Object.assign(new Error(answer.Message ?? answer.message ?? answer.__type), { name: answer.__type, code: "refused" }));
    }

    function words(error) {
      try {
        if (!(error instanceof Error)) return String(error);
        return error.name === "Error" ? String(error.message) : `${error.name}: ${error.message}`;
      } catch {
        return "Something without words was thrown.";
      }
    }
  }

  parent.postMessage(["ready"], location.origin);
})();
