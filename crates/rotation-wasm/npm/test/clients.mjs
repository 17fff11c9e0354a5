// The real clients, unmodified, behind one face: `call(operation, input)` gives { answer } or { error: { name, message } }.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { devNull } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import * as sdk from "@aws-sdk/client-secrets-manager";
import { RotationService, rotationLabHandler } from "./package.mjs";

export const PYTHON = fileURLToPath(new URL("../../../../target/venv/bin/python", import.meta.url));
export const KEY = { accessKeyId: "AKIDSTORY", secretAccessKey: "a key of the tests" };

/** Made known by the environment, as programs get them; nothing of this machine's own is read. */
export function environment(url, { accessKeyId, secretAccessKey } = KEY, region = "us-east-1") {
  if (!existsSync(PYTHON)) throw new Error("the Python clients are not installed: run `cargo xtask test`");
  return {
    PATH: process.env.PATH,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: url,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    PYTHONUNBUFFERED: "1",
    PYTHONUTF8: "1",
  };
}

function cli(url, key, region) {
  const env = environment(url, key, region);
  const call = (operation, input) => {
    const name = operation.replace(/(?!^)[A-Z]/g, "-$&").toLowerCase();
    const words = ["-m", "awscli", "secretsmanager", name, "--cli-input-json", JSON.stringify(input)];
    return new Promise((done, failed) => {
      execFile(PYTHON, words, { env }, (error, stdout, stderr) => {
        if (!error) return done({ answer: stdout === "" ? {} : JSON.parse(stdout) });
        const [, code, message] = /^An error occurred \((\w+)\) when calling the \w+ operation: (.*)$/s.exec(stderr.trim()) ?? [];
        if (code === undefined) return failed(new Error(stderr));
        done({ error: { name: code, message } });
      });
    });
  };
  return { call, close() {} };
}

function boto3(url, key, region) {
  const script = fileURLToPath(new URL("boto3_client.py", import.meta.url));
  const python = spawn(PYTHON, [script], { env: environment(url, key, region), stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const call = async (operation, input) => {
    python.stdin.write(`${JSON.stringify({ operation, input })}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error("the Python client has ended");
    return JSON.parse(value);
  };
  return { call, close: () => python.stdin.end() };
}

function javascript(url, credentials = KEY, region = "us-east-1", more = {}) {
  const client = new sdk.SecretsManagerClient({ endpoint: url, region, credentials, ...more });
  const call = async (operation, input) => {
    try {
      return { answer: await client.send(new sdk[`${operation}Command`](input)) };
    } catch (error) {
      return { error };
    }
  };
  return { call, close: () => client.destroy() };
}

/** The SDK without a server: its transport is a service of this process, on the host's clock. */
export function inMemory(service = new RotationService()) {
  return javascript(undefined, KEY, "us-east-1", { requestHandler: rotationLabHandler(service) });
}

export const CLIENTS = { "AWS CLI": cli, boto3, "AWS SDK for JavaScript": javascript };
export { javascript };
