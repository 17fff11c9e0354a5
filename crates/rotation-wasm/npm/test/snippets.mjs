// Snippets as the page writes them, and the programs they are for, which run them.
import { execFile, execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { KEY, PYTHON, environment } from "./clients.mjs";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const EXAMPLE = ["run", "--quiet", "-p", "rotation-protocol", "--example", "snippets"];

/** The snippets of requests: for each the text by form. `request` has the members by their names, the days as a text. */
export function snippets(requests, endpoint) {
  const keys = { access_key: KEY.accessKeyId, secret_key: KEY.secretAccessKey, at: Date.now() };
  const token = "00000000-0000-0000-0000-5d0e6c1a7b42";
  const lines = requests.map((request) => JSON.stringify({ region: "us-east-1", endpoint, token, ...keys, ...request }));
  const written = execFileSync("cargo", EXAMPLE, { cwd: ROOT, input: `${lines.join("\n")}\n`, encoding: "utf8", maxBuffer: 2 ** 26 });
  return written.trim().split("\n").map((line) => JSON.parse(line));
}

// A shell function in place of the program: the venv's own has the path of the machine it was made on.
const AWS = `aws() { "${PYTHON}" -m awscli "$@"; }\n`;

/** How each form is run: the program, its words, and what it reads. */
const PROGRAMS = {
  curl: (text) => ["bash", ["-s"], `set -e\n${text} --silent --show-error\n`],
  "curl-signed": (text) => ["bash", ["-s"], `set -e\n${text} --silent --show-error\n`],
  cli: (text) => ["bash", ["-s"], `${AWS}${text}\n`],
  boto3: (text) => [PYTHON, ["-"], text],
  javascript: (text) => [process.execPath, ["--input-type=module", "-"], text],
};

export const EXECUTED = Object.keys(PROGRAMS);

/** Runs a snippet with the keys of the environment and nothing else: region and endpoint are its own. */
export function execute(form, text) {
  const [program, words, input] = PROGRAMS[form](text);
  const { AWS_ENDPOINT_URL, AWS_DEFAULT_REGION, ...env } = environment("", KEY);
  return new Promise((done, failed) => {
    const child = execFile(program, words, { env, cwd: ROOT }, (error, stdout, stderr) => {
      if (error?.code === "ENOENT") return failed(new Error(`${program} is not installed`));
      done({ ok: !error, said: stdout + stderr });
    });
    child.stdin.end(input);
  });
}
