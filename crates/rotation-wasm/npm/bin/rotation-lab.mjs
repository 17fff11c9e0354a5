#!/usr/bin/env node
// `npx rotation-lab`: from the words of the command line to an exit code. 0: done, or stopped by a signal; 1: it could
// not start; 2: the words were wrong.
import { readFileSync } from "node:fs";
import { serve } from "../serve/main.mjs";
import { USAGE, UsageError, readOptions } from "../serve/options.mjs";

const [command, ...words] = process.argv.slice(2);

try {
  if (command === "--version") {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    console.log(version);
  } else if (command === "--help" || (command === "serve" && words.includes("--help"))) {
    console.log(USAGE);
  } else if (command === "serve") {
    await serve(readOptions(words));
  } else {
    throw new UsageError(command === undefined ? "what should it do?" : `${command} is no command`);
  }
} catch (error) {
  const wrongWords = error instanceof UsageError;
  console.error(`rotation-lab: ${error?.message ?? error}`);
  if (wrongWords) console.error(`\n${USAGE}`);
  // Not `process.exit`: what was written may still be on its way into a pipe.
  process.exitCode = wrongWords ? 2 : 1;
}
