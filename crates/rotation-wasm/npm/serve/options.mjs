// The flags of `serve`: one table for reading them and for the help. It checks what can be checked without starting.
import { parseArgs } from "node:util";
import { isLoopbackUrl } from "./gate.mjs";

export class UsageError extends Error {}

const whole = (least, most) => (text, name) => {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!(number >= least && number <= most)) throw new UsageError(`${name} is a whole number from ${least} to ${most}`);
  return number;
};

function loopbackUrl(text, name) {
  if (!isLoopbackUrl(text)) throw new UsageError(`${name} is an address on this machine, such as http://127.0.0.1:9000/`);
  return text;
}

function origin(text, name) {
  if (!URL.canParse(text) || new URL(text).origin !== text) throw new UsageError(`${name} is an origin, such as https://example.com`);
  return text;
}

const FLAGS = [
  { name: "port", value: "N", read: whole(0, 65_535), default: 4566, help: "the port on 127.0.0.1; 0 takes a free one" },
  { name: "region", value: "NAME", default: "us-east-1", help: "the region it is" },
  { name: "account-id", value: "DIGITS", default: "123456789012", help: "the account in its ARNs" },
  { name: "seed", value: "N", read: whole(0, Number.MAX_SAFE_INTEGER), help: "the same seed gives the same ids for the same calls" },
  { name: "function", value: "FILE", help: "a module that is the rotation function: export default async (event, { client }) => {}" },
  { name: "function-url", value: "URL", read: loopbackUrl, help: "an address on this machine that is the function: it is sent the event" },
  { name: "cors-origin", value: "ORIGIN", read: origin, many: true, help: "pages that may call, besides those on this machine; may come again" },
  { name: "access-key-id", value: "ID", help: "verify signatures: this key and no other" },
  { name: "secret-access-key", value: "KEY", help: "its secret half" },
  { name: "session-token", value: "TOKEN", help: "its session token, if it is a temporary one" },
  { name: "timeout", value: "SECONDS", read: whole(1, 600), default: 20, help: "how long a client may take to send a request" },
];

const line = ({ name, value, help, default: given }) =>
  `  ${`--${name} ${value}`.padEnd(26)}${help}${given === undefined ? "" : ` (${given})`}`;

export const USAGE = [
  "rotation-lab serve [options]   AWS Secrets Manager's rotation rules over HTTP, for the AWS CLI, SDKs and Terraform",
  "",
  ...FLAGS.map(line),
  "",
  "Everything is in memory and on this machine. Without a function of yours, rotations set a random password.",
  "Ctrl-C ends it with exit code 0. Not affiliated with AWS.",
].join("\n");

/** @param {string[]} words */
export function readOptions(words) {
  const options = {};
  const given = parse(words);
  for (const { name, read = (text) => text, many, default: otherwise } of FLAGS) {
    const texts = given[name] ?? [];
    const values = texts.map((text) => read(text, `--${name}`));
    options[camel(name)] = many ? values : (values.at(-1) ?? otherwise);
  }
  if (options.function !== undefined && options.functionUrl !== undefined) {
    throw new UsageError("--function and --function-url exclude each other");
  }
  if ((options.accessKeyId === undefined) !== (options.secretAccessKey === undefined)) {
    throw new UsageError("--access-key-id and --secret-access-key belong together");
  }
  if (options.sessionToken !== undefined && options.accessKeyId === undefined) {
    throw new UsageError("--session-token belongs to --access-key-id");
  }
  return options;
}

function parse(words) {
  const options = Object.fromEntries(FLAGS.map(({ name }) => [name, { type: "string", multiple: true }]));
  try {
    return parseArgs({ args: words, options, allowPositionals: false }).values;
  } catch (error) {
    // Node's sentence, without its advice on how to pass odd words.
    throw new UsageError(error.message.split(/[.\n]/)[0]);
  }
}

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
