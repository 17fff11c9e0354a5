/**
 * AWS Secrets Manager's rotation rules, and its signatures, as plain functions. Not affiliated with AWS.
 *
 * @module rotation-lab
 */

/** Names and values of headers. */
export type Headers = Record<string, string>;

/** Header names in any case. */
export type Request = {
  method: string;
  path: string;
  headers: Headers | [string, string][];
  body: string | Uint8Array;
};

/** Header names in lower case. */
export type Answer = { status: number; headers: Headers; body: string };

/** The keys to sign with. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** What AWS has not been seen to do, and can be switched. See the ASSUMPTIONS table in the README. */
export interface Assumptions {
  /** How often a failed rotation is tried in one window; default 5. */
  retryTries: number;
  /** The pause after the first try, each further one twice as long; default 120000. */
  retryFirstPauseMs: number;
  /** Whether AWSPENDING left by a cancelled rotation refuses the next RotateSecret; default "refused". */
  rotateAfterCancel: "refused" | "accepted";
  /** What becomes of AWSPENDING on an abandoned version; default "removed". */
  labelAfterAbandonment: "removed" | "kept";
  /** RotateSecret with the token of the rotation that is pending; default "replay". */
  reusedToken: "replay" | "refused";
  /** What the limit of 20 staging labels counts; default "secret". */
  labelLimit: "secret" | "version";
  /** A function that does not answer in this time has failed; default 30000. */
  functionTimeoutMs: number;
  /** Lists, ranges and `*` in the hours of a cron schedule; default "accepted". */
  hoursTypeCron: "accepted" | "refused";
  /** From where the hours of rate(N hours) are counted: 00:00 UTC of the last rotation's day, its full hour, or 00:00 of each day anew; default "rotation-day". */
  rateHoursAnchor: "rotation-day" | "rotation-hour" | "every-day";
}

/** A call of the rotation function that waits for an outcome. */
export interface Invocation {
  id: string;
  functionArn: string;
  event: { Step: Step; SecretId: string; ClientRequestToken: string; RotationToken: string };
}

/** What the function is asked to do. */
export type Step = "createSecret" | "setSecret" | "testSecret" | "finishSecret";

/** Something that happened to a secret, and the rule behind it. */
export interface LabEvent {
  /** Epoch milliseconds. */
  at: number;
  kind: string;
  secretArn: string;
  versionId?: string;
  label?: string;
  why: { fact: string; text: string; evidence: "recorded" | "documented" | "assumption" };
}

/** How a service is made. Everything has a default. */
export interface ServiceOptions {
  /** Default "us-east-1". */
  region?: string;
  /** Default "123456789012". */
  accountId?: string;
  /** Epoch milliseconds: a virtual clock that only advanceTo moves. Absent: the host's clock, read once per method, never going back. */
  now?: number;
  /** An integer, 0 to 2^53-1. Absent: once from crypto.getRandomValues. */
  seed?: number;
  /**
   * Default "single-user": works on any value. "alternating-users": a `username` in the value ends in `_clone` every other
   * time. "external": answer takeInvocations with complete.
   */
  function?: "single-user" | "alternating-users" | "external";
  /** The function ARNs that exist and admit the service; absent: every well-formed one of this region. */
  invocable?: string[];
  /** The actions callers lack: "secretsmanager:RotateSecret", "lambda:InvokeFunction", "secretsmanager:*". Default: none. */
  denied?: string[];
  /** Keeps records for `takeRecords`; default false. */
  records?: boolean;
  assumptions?: Partial<Assumptions>;
}

/** AWS Secrets Manager over a vault in memory. It never sets a timer. */
export class RotationService {
  constructor(options?: ServiceOptions);
  /** AWS JSON 1.1. Never throws for a request of this shape; a body of more than 1 MiB is answered 413. */
  handle(request: Request): Answer;
  /** Virtual clock only: does everything that falls due on the way. */
  advanceTo(epochMs: number): void;
  /** When something next happens by itself. */
  nextWake(): number | undefined;
  /** The calls of the function that wait for an outcome, each given out once. Only with `function: "external"`. */
  takeInvocations(): Invocation[];
  /** False: unknown, answered or timed out. */
  complete(id: string, outcome: { ok: true } | { ok: false; error: string }): boolean;
  /** The events since they were last taken; the newest 10,000 are kept. */
  takeEvents(): LabEvent[];
  /**
   * With `records: true`: what AWS would send to EventBridge since they were last taken; the newest 10,000 are kept.
   * API calls and service events carry their CloudTrail record as `detail`. Secret values and tokens are not in them.
   */
  takeRecords(): EventBridgeEvent[];
  /** Gives its memory back at once; without it the garbage collector does. Every later call throws `freed`. */
  free(): void;
}

/** What CloudTrail sends on through EventBridge. */
export interface EventBridgeEvent {
  version: "0";
  id: string;
  "detail-type": "AWS API Call via CloudTrail" | "AWS Service Event via CloudTrail" | "Secret Label Updated";
  source: "aws.secretsmanager";
  account: string;
  /** ISO 8601, whole seconds. */
  time: string;
  region: string;
  resources: string[];
  detail: Record<string, unknown>;
}

/** Epoch milliseconds; `end` is the first moment after it. */
export interface Window {
  start: number;
  end: number;
}

/** When rotation windows open, in Secrets Manager's own dialect. */
export class Schedule {
  private constructor();
  /** `rate(…)`, `cron(…)`, or a number of days as AutomaticallyAfterDays has it. Throws a ScheduleError. */
  static parse(text: string, options?: { duration?: string; rotatedAt?: number }): Schedule;
  /** The first window whose start is strictly after. A rate or days without `rotatedAt` count from `afterMs`. */
  next(afterMs: number): Window;
  /** The next windows, at most 100,000. */
  take(count: number, afterMs: number): Window[];
  /** In words: "every Monday in a window from 00:00 to 24:00 UTC". */
  describe(): string;
  /** Gives its memory back at once; without it the garbage collector does. Every later call throws `freed`. */
  free(): void;
}

/** The members of a RotateSecret request. */
export interface RotateSecretInput {
  SecretId: string;
  ClientRequestToken?: string;
  RotationLambdaARN?: string;
  RotationRules?: { AutomaticallyAfterDays?: number; Duration?: string; ScheduleExpression?: string };
  RotateImmediately?: boolean;
}

/** A signature, what it was made from, and what to send. Nothing is sent. */
export interface Signed<Body extends string | Uint8Array = string> {
  /** In the query form it carries the signature. */
  url: string;
  method: string;
  /** To send: without host. */
  headers: Headers;
  body: Body;
  canonicalRequest: string;
  stringToSign: string;
  signature: string;
}

/** RotateSecret signed with Signature Version 4 for raw HTTP. The day's key is kept as long as the credentials object. */
export function signRotateSecret(
  input: RotateSecretInput & { ClientRequestToken: string },
  options: {
    region: string;
    credentials: Credentials;
    /** Epoch milliseconds. */
    at: number;
    endpoint?: string;
    fips?: boolean;
    dualStack?: boolean;
  },
): Signed;

/**
 * Signs any request with Signature Version 4. Its headers name the `host`; its path is taken as it is written, with the
 * query in it. The key of a day, region and service is kept for as long as the `credentials` object is, and made anew
 * when what stands in it changes.
 */
export function sign<Body extends string | Uint8Array>(
  request: Request & { body: Body },
  options: {
    region: string;
    /** The service's signing name: "secretsmanager". */
    service: string;
    credentials: Credentials;
    /** Epoch milliseconds. */
    at: number;
    /** In the `Authorization` header (default), or in the query: a presigned URL. */
    form?: "header" | "query";
    /** Seconds, 1 to 604800, for which a presigned URL is good; default 3600. */
    expiresIn?: number;
    /** Takes `.`, `..` and empty segments out of the path that is signed; default true. S3 wants false. */
    normalizePath?: boolean;
    /** Hashes the body whatever the request says of it, and in the header form sends and signs `x-amz-content-sha256`; default false. */
    signBody?: boolean;
    /** Sends the session token without signing it; default false. */
    omitSessionToken?: boolean;
  },
): Signed<Body>;

/** The words of one command, split as bash splits it. Throws what bash would replace, run besides or not run. */
export function splitShell(text: string): string[];

/** A command of the AWS CLI (version 1) at its end, or waiting for the answer to a request. */
export type CliStep =
  | { kind: "done"; exitCode: number; stdout: string; stderr: string }
  | {
      kind: "request";
      /** To be waited before the request is sent: the pause before a retry. */
      waitMs: number;
      /** To send: headers without host. */
      request: { url: string; method: string; headers: Headers; body: string };
      /** Goes on, once. Retries and pages ask again. */
      answer(a: Answer | { error: "refused" | "timeout" }): CliStep;
    };

/** Runs a command without doing anything: `argv` is without "aws", and of `env` only AWS's variables are looked at. */
export function runCli(
  argv: string[],
  env: Record<string, string | null | undefined>,
  host?: {
    /** Epoch milliseconds, of the signatures. Default: the host's clock. */
    now?: number;
    /** An integer, 0 to 2^53-1: tokens and pauses follow from it. Absent: once from crypto.getRandomValues. */
    seed?: number;
    /** The files that `file://` and `fileb://` can name. */
    files?: Record<string, string>;
    /** What `--generate-cli-skeleton output` does: fail as the CLI does (default), or print the documented sample. */
    skeletonOutput?: "observed" | "documented";
  },
): CliStep;

/** What `error.code` of a thrown Error can be. */
export type ErrorCode =
  | "freed"
  | "internal"
  | "invalid_argument"
  | "invalid_command"
  | "invalid_endpoint"
  | "invalid_option"
  | "invalid_region"
  | "invalid_schedule"
  | "invalid_time"
  | "refused"
  | "virtual_clock_only";

/** Every error that is thrown has a code that stays. */
export interface RotationLabError extends Error {
  code: ErrorCode;
}

/** Why a schedule is refused. The message is AWS's sentence. */
export interface ScheduleError extends RotationLabError {
  code: "invalid_schedule";
  /** A sentence that says more than AWS's. */
  hint?: string;
  member?: "ScheduleExpression" | "Duration";
  /** What is wrong: `text.slice(start, end)` of that member. */
  start?: number;
  end?: number;
  /** The member as it was probably meant. */
  repair?: string;
}
