/**
 * The unmodified AWS SDK for JavaScript (version 3) on a service in memory, and a test helper for rotation functions.
 *
 * @module rotation-lab/aws-sdk
 */

import type { Answer, Headers, LabEvent, Request, RotateSecretInput, RotationService, Step } from "./index.js";

/** The SDK's request, as far as it is looked at. */
export interface SdkRequest {
  method: string;
  path: string;
  headers: Headers;
  body?: unknown;
}

/** The SDK's response. */
export interface SdkResponse {
  statusCode: number;
  headers: Headers;
  body: Uint8Array;
}

/** The platform's AbortSignal, or the SDK's older one. */
export interface SdkAbortSignal {
  readonly aborted: boolean;
}

/** What the SDK says with a request. */
export interface SdkHandlerOptions {
  abortSignal?: SdkAbortSignal;
  /** Milliseconds. */
  requestTimeout?: number;
}

/** What `new SecretsManagerClient({ requestHandler })` takes. */
export interface RotationLabHandler {
  readonly metadata: { handlerProtocol: string };
  /** One request of the client, answered by the service. */
  handle(request: SdkRequest, options?: SdkHandlerOptions): Promise<{ response: SdkResponse }>;
  /** Nothing is open, so nothing is closed; the service is the caller's to free. */
  destroy(): void;
  /** Looked at: `requestTimeout`. */
  updateHttpClientConfig(key: PropertyKey, value: unknown): void;
  /** What was set with `updateHttpClientConfig`. */
  httpHandlerConfigs(): Record<PropertyKey, unknown>;
}

/**
 * The service as the transport of any number of clients. Region, host and signature of a request are not looked at:
 * whatever the client's region and credentials are, this service answers.
 */
export function rotationLabHandler(
  service: { handle(request: Request): Answer },
  options?: {
    /**
     * How long each answer takes on the host's clock; default 0. With it `requestTimeout` and an abort while the
     * request is under way do what they do on a network: the call has happened, its answer is not seen.
     */
    latencyMs?: number;
  },
): RotationLabHandler;

/** The second argument of a rotation function: Lambda's context, as far as it makes sense here. */
export interface RotationContext {
  awsRequestId: string;
  functionName: string;
  invokedFunctionArn: string;
  /** Until the function would be stopped. */
  getRemainingTimeInMillis(): number;
}

/** What Lambda gives a rotation function. */
export interface RotationEvent {
  Step: Step;
  SecretId: string;
  ClientRequestToken: string;
  RotationToken: string;
}

/** DescribeSecret's answer. Times are seconds. */
export interface DescribedSecret {
  ARN: string;
  Name: string;
  RotationEnabled?: boolean;
  RotationLambdaARN?: string;
  RotationRules?: { AutomaticallyAfterDays?: number; Duration?: string; ScheduleExpression?: string };
  LastRotatedDate?: number;
  NextRotationDate?: number;
  VersionIdsToStages?: Record<string, string[]>;
  [member: string]: unknown;
}

/** What came of a rotation. */
export interface Settled {
  /**
   * "failed": every try failed, or the run was abandoned. "unfinished": the next try is further away than `patienceMs` on
   * the host's clock, or the handler ended the run itself, by CancelRotateSecret.
   */
  outcome: "succeeded" | "failed" | "unfinished";
  /** The version that was to become current. */
  versionId: string;
  /** What the handler threw, try after try. */
  failures: { step: Step; secretArn: string; error: unknown }[];
  /** Everything since events were last taken from the service. */
  events: LabEvent[];
  /** As it is in the end. */
  secret: DescribedSecret;
}

/**
 * Rotates a secret of a service made with `function: "external"`, and answers the function's calls with `handler` until
 * the rotation is over, retries included. A virtual clock is moved on as needed. Throws an Error with the code "refused"
 * and AWS's error as its name where RotateSecret or DescribeSecret are refused.
 */
export function rotateAndSettle(
  service: RotationService,
  secretId: string,
  /** Returns or resolves: the step is done. Throws or rejects: it has failed. */
  handler: (event: RotationEvent, context: RotationContext) => unknown,
  options?: {
    /** More for RotateSecret. Without a RotationLambdaARN the secret's own is taken, or one that is made up. */
    input?: Partial<Omit<RotateSecretInput, "SecretId">>;
    /** How long one call of the handler may take on the host's clock; default 30000. */
    timeoutMs?: number;
    /** How long is waited in all for a service on the host's clock; default 10000. */
    patienceMs?: number;
  },
): Promise<Settled>;
