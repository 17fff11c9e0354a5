// The package as it was built: tests run against what is shipped, not against the sources.
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = process.env.ROTATION_LAB_PACKAGE
  ? pathToFileURL(`${process.env.ROTATION_LAB_PACKAGE}/`)
  : new URL("../../../../target/npm/rotation-lab/", import.meta.url);

export const folderPath = fileURLToPath(folder);
export const { RotationService, Schedule, signRotateSecret, sign, splitShell, runCli } = await import(new URL("index.mjs", folder));
export const { rotationLabHandler, rotateAndSettle } = await import(new URL("aws-sdk.mjs", folder));

export const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:rotate";
export const token = (n) => String(n).padStart(36, "0");

export function caller(service) {
  return (operation, body) => {
    const headers = { "X-Amz-Target": `secretsmanager.${operation}` };
    const answer = service.handle({ method: "POST", path: "/", headers, body: JSON.stringify(body) });
    return { ...answer, json: JSON.parse(answer.body) };
  };
}
