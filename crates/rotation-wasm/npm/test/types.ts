// The package as a strict TypeScript project uses it, compiled against the installed package. Each `@ts-expect-error` is a
// mistake that the types have to see.
import { DescribeSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import {
  RotationService,
  Schedule,
  runCli,
  signRotateSecret,
  splitShell,
  type Answer,
  type CliStep,
  type ErrorCode,
  type LabEvent,
  type RotationLabError,
  type Window,
} from "rotation-lab";
import "rotation-lab/element";
import type { RotationLabElement, RotationLabTrouble } from "rotation-lab/element";
import { rotateAndSettle, rotationLabHandler, type RotationContext, type RotationEvent, type Settled } from "rotation-lab/aws-sdk";

/** Fails to compile unless the two types are the same; `any` is the same as nothing but itself. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_proof: Same<A, B>): void => undefined;

const service = new RotationService({ now: 0, seed: 1, function: "external", assumptions: { retryTries: 2 } });
const answer = service.handle({ method: "POST", path: "/", headers: [["a", "b"]], body: new Uint8Array() });
same<typeof answer, Answer>(true);
same<ReturnType<typeof service.nextWake>, number | undefined>(true);
same<ReturnType<typeof service.takeEvents>, LabEvent[]>(true);
for (const { id, event } of service.takeInvocations()) {
  same<typeof event.Step, "createSecret" | "setSecret" | "testSecret" | "finishSecret">(true);
  service.complete(id, event.Step === "setSecret" ? { ok: false, error: "no" } : { ok: true });
}
service.free();

// @ts-expect-error
new RotationService({ function: "mine" });
// @ts-expect-error
new RotationService({ assumptions: { labelLimit: "none" } });
// @ts-expect-error
service.complete("id", { ok: false });
// @ts-expect-error
service.handle({ method: "POST", path: "/", headers: {} });
// @ts-expect-error
new Schedule();
// @ts-expect-error
signRotateSecret({ SecretId: "db" }, { region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" }, at: 0 });

same<ReturnType<Schedule["next"]>, Window>(true);
const step: CliStep = runCli(splitShell("aws help"), { AWS_REGION: undefined, HOME: null });
if (step.kind === "request") same<ReturnType<typeof step.answer>, CliStep>(true);
else same<typeof step.exitCode, number>(true);

const client = new SecretsManagerClient({ requestHandler: rotationLabHandler(service, { latencyMs: 1 }), region: "us-east-1" });
const created: Promise<Date | undefined> = client.send(new DescribeSecretCommand({ SecretId: "db" })).then(({ CreatedDate }) => CreatedDate);
void created;
// A stand-in for the service is enough: to lose answers, to count them.
rotationLabHandler({ handle: (request) => ({ ...service.handle(request), status: 500 }) });
// @ts-expect-error
rotationLabHandler({});

const handler = async (event: RotationEvent, context: RotationContext): Promise<void> => {
  same<typeof context.invokedFunctionArn, string>(true);
  void event.RotationToken;
};
const settled: Promise<Settled> = rotateAndSettle(service, "db", handler, { input: { RotateImmediately: true } });
void settled.then(({ outcome, failures, secret }) => {
  same<typeof outcome, "succeeded" | "failed" | "unfinished">(true);
  same<(typeof failures)[number]["error"], unknown>(true);
  same<typeof secret.ARN, string>(true);
});
void rotateAndSettle(service, "db", ({ Step }) => Step);
// @ts-expect-error
void rotateAndSettle(service, "db", handler, { input: { SecretId: "other" } });

function told(error: unknown): ErrorCode | undefined {
  return error instanceof Error && "code" in error ? (error as RotationLabError).code : undefined;
}
void told;
// @ts-expect-error
const code: ErrorCode = "no_such_code";
void code;

const element = document.createElement("rotation-lab");
same<typeof element, RotationLabElement>(true);
element.view = "schedule";
element.readonly = true;
element.src = null;
element.addEventListener("change", ({ detail }) => same<typeof detail.payload, string>(true));
element.addEventListener("error", ({ detail }) => same<typeof detail.code, RotationLabTrouble>(true));
element.addEventListener("keydown", (event) => void event);
// @ts-expect-error
element.view = "fleet";
// @ts-expect-error
element.theme = "blue";
