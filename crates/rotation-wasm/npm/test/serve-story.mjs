// One story, told by every client in turn: each row is an operation, its input, and what has to come of it.
// `expect` is a part of the answer (a RegExp where it differs from run to run), `error` AWS's code, `eventually` repeats
// the call until it holds; `state` rows are compared between the clients. Another operation is another row.
import { until } from "./serve.mjs";
import { FUNCTION, token } from "./package.mjs";

const SecretId = "story/db";
const ROOT = "arn:aws:iam::123456789012:root";
const policy = (AWS) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "secretsmanager:GetSecretValue", Resource: "*" }],
  });
const lambda = { RotationLambdaARN: FUNCTION, RotationRules: { AutomaticallyAfterDays: 30 } };

export const story = [
  {
    operation: "CreateSecret",
    input: { Name: SecretId, ClientRequestToken: token(1), Description: "of the story", SecretString: '{"password":"one"}' },
    expect: { ARN: /^arn:aws:secretsmanager:us-east-1:123456789012:secret:story\/db-[A-Za-z0-9]{6}$/, Name: SecretId, VersionId: token(1) },
  },
  { operation: "CreateSecret", input: { Name: SecretId, ClientRequestToken: token(2), SecretString: "two" }, error: "ResourceExistsException" },
  { operation: "GetSecretValue", input: { SecretId }, expect: { SecretString: '{"password":"one"}', VersionStages: ["AWSCURRENT"] } },
  { operation: "GetSecretValue", input: { SecretId: "story/none" }, error: "ResourceNotFoundException" },
  {
    operation: "PutSecretValue",
    input: { SecretId, ClientRequestToken: token(3), SecretString: '{"password":"ünï, \\"quoted\\""}' },
    expect: { VersionId: token(3), VersionStages: ["AWSCURRENT"] },
  },
  { operation: "GetSecretValue", input: { SecretId }, expect: { SecretString: '{"password":"ünï, \\"quoted\\""}' } },
  { operation: "GetSecretValue", input: { SecretId, VersionStage: "AWSPREVIOUS" }, expect: { VersionId: token(1) } },
  { operation: "RotateSecret", input: { SecretId, ClientRequestToken: token(4) }, error: "InvalidRequestException" },
  { operation: "RotateSecret", input: { SecretId, ClientRequestToken: token(4), ...lambda }, expect: { Name: SecretId, VersionId: token(4) } },
  {
    operation: "DescribeSecret",
    input: { SecretId },
    expect: {
      RotationEnabled: true,
      RotationLambdaARN: FUNCTION,
      RotationRules: { AutomaticallyAfterDays: 30 },
      // The label moves before the rotation is over.
      LastRotatedDate: /\d/,
      VersionIdsToStages: { [token(3)]: ["AWSPREVIOUS"], [token(4)]: ["AWSCURRENT", "AWSPENDING"] },
    },
    eventually: true,
  },
  { operation: "GetSecretValue", input: { SecretId }, expect: { VersionId: token(4), SecretString: /^\{"password":"[A-Za-z0-9]{32}"\}$/ } },
  { operation: "CancelRotateSecret", input: { SecretId }, expect: { Name: SecretId } },
  {
    operation: "UpdateSecretVersionStage",
    input: { SecretId, VersionStage: "AWSCURRENT", MoveToVersionId: token(3), RemoveFromVersionId: token(4) },
    expect: { Name: SecretId },
  },
  { operation: "GetSecretValue", input: { SecretId }, expect: { VersionId: token(3) } },
  { operation: "ListSecrets", input: {}, expect: { SecretList: [{ Name: SecretId, Description: "of the story", RotationEnabled: false }] } },
  { operation: "TagResource", input: { SecretId, Tags: [{ Key: "team", Value: "one" }, { Key: "stage", Value: "" }] }, expect: {} },
  { operation: "UntagResource", input: { SecretId, TagKeys: ["stage"] }, expect: {} },
  { operation: "DescribeSecret", input: { SecretId }, expect: { Tags: [{ Key: "team", Value: "one" }] } },
  { operation: "ListSecrets", input: { Filters: [{ Key: "tag-value", Values: ["!one"] }] }, expect: { SecretList: [] } },
  { operation: "ListSecrets", input: { Filters: [{ Key: "nothing", Values: ["one"] }] }, error: "ValidationException" },
  {
    operation: "UpdateSecret",
    input: { SecretId, ClientRequestToken: token(5), Description: "changed", SecretString: "five" },
    expect: { Name: SecretId, VersionId: token(5) },
  },
  {
    operation: "ListSecretVersionIds",
    input: { SecretId, IncludeDeprecated: true },
    expect: {
      Versions: [
        { VersionId: token(1) },
        { VersionId: token(3), VersionStages: ["AWSPREVIOUS"], KmsKeyIds: ["DefaultEncryptionKey"] },
        { VersionId: token(4) },
        { VersionId: token(5), VersionStages: ["AWSCURRENT"] },
      ],
    },
  },
  {
    operation: "BatchGetSecretValue",
    input: { SecretIdList: [SecretId, "story/none"] },
    expect: {
      SecretValues: [{ Name: SecretId, SecretString: "five" }],
      Errors: [{ SecretId: "story/none", ErrorCode: "ResourceNotFoundException" }],
    },
  },
  { operation: "GetRandomPassword", input: { PasswordLength: 20, ExcludePunctuation: true }, expect: { RandomPassword: /^[A-Za-z0-9]{20}$/ } },
  { operation: "GetRandomPassword", input: { PasswordLength: 3 }, error: "InvalidParameterException" },
  { operation: "PutResourcePolicy", input: { SecretId, ResourcePolicy: policy("*"), BlockPublicPolicy: true }, error: "PublicPolicyException" },
  { operation: "PutResourcePolicy", input: { SecretId, ResourcePolicy: "{}" }, error: "MalformedPolicyDocumentException" },
  { operation: "PutResourcePolicy", input: { SecretId, ResourcePolicy: policy(ROOT) }, expect: { Name: SecretId } },
  { operation: "GetResourcePolicy", input: { SecretId }, expect: { ResourcePolicy: /^\{\n {2}"Version" : "2012-10-17",/ } },
  { operation: "ValidateResourcePolicy", input: { ResourcePolicy: policy(ROOT) }, expect: { PolicyValidationPassed: true, ValidationErrors: [] } },
  { operation: "DeleteResourcePolicy", input: { SecretId }, expect: { Name: SecretId } },
  { operation: "DeleteSecret", input: { SecretId, RecoveryWindowInDays: 7 }, expect: { Name: SecretId } },
  { operation: "GetSecretValue", input: { SecretId }, error: "InvalidRequestException" },
  { operation: "ListSecrets", input: { IncludePlannedDeletion: true }, expect: { SecretList: [{ Name: SecretId }] } },
  { operation: "RestoreSecret", input: { SecretId }, expect: { Name: SecretId } },
  { operation: "GetSecretValue", input: { SecretId }, expect: { SecretString: "five" } },
  { operation: "DescribeSecret", input: { SecretId }, expect: { Name: SecretId, Description: "changed" }, state: true },
  { operation: "ListSecretVersionIds", input: { SecretId, IncludeDeprecated: true }, expect: { Name: SecretId }, state: true },
  { operation: "DeleteSecret", input: { SecretId, ForceDeleteWithoutRecovery: true }, expect: { Name: SecretId } },
  { operation: "DescribeSecret", input: { SecretId }, error: "ResourceNotFoundException", eventually: true },
];

/** Tells it with a client, and gives the answers of the rows that show the state: without what no two runs have in common. */
export async function tell(client) {
  const states = [];
  for (const [n, { operation, input, expect, error, eventually, state }] of story.entries()) {
    const row = `row ${n}, ${operation}`;
    const right = (said) => (error === undefined ? said.answer !== undefined && fits(expect, said.answer) : said.error?.name === error);
    const ask = () => client.call(operation, input);
    const said = eventually ? await until(ask, right, row) : await ask();
    if (!right(said)) throw new Error(`${row}: ${JSON.stringify(said.answer ?? { ...said.error, message: said.error.message })}`);
    if (state) states.push(comparable(said.answer));
  }
  return states;
}

/** Each client has times in its own form, and an answer's envelope; each run has ARNs and times of its own. */
function comparable(answer) {
  const { $metadata, ResponseMetadata, ...members } = answer;
  const told = (name, value) => (name.endsWith("Date") && value !== undefined ? "a time" : value);
  return JSON.parse(JSON.stringify(members, told).replaceAll(/(:secret:[\w/]+-)[A-Za-z0-9]{6}/g, "$1??????"));
}

/** Whether `answer` has what is expected of it. */
export function fits(expected, answer) {
  if (expected instanceof RegExp) return expected.test(answer);
  if (Array.isArray(expected)) return Array.isArray(answer) && expected.length === answer.length && expected.every((part, i) => fits(part, answer[i]));
  if (typeof expected === "object" && expected !== null) {
    return typeof answer === "object" && answer !== null && Object.entries(expected).every(([name, part]) => fits(part, answer[name]));
  }
  return expected === answer;
}
