// A rotation function as one writes it for Lambda, with the AWS SDK; only the endpoint, or the transport, is ours.
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { KEY } from "./clients.mjs";

export default async function rotate({ Step, SecretId, ClientRequestToken }, { endpoint, requestHandler, region }) {
  const client = new SecretsManagerClient({ endpoint, requestHandler, region, credentials: KEY });
  const send = (command) => client.send(command);
  const pending = { SecretId, VersionId: ClientRequestToken, VersionStage: "AWSPENDING" };
  const steps = {
    async createSecret() {
      const { SecretString } = await send(new GetSecretValueCommand({ SecretId }));
      const value = { ...JSON.parse(SecretString), password: "by the SDK" };
      await send(new PutSecretValueCommand({ SecretId, ClientRequestToken, SecretString: JSON.stringify(value), VersionStages: ["AWSPENDING"] }));
    },
    async setSecret() {
      await send(new GetSecretValueCommand(pending));
    },
    async testSecret() {
      await send(new GetSecretValueCommand(pending));
    },
    async finishSecret() {
      const { VersionIdsToStages } = await send(new DescribeSecretCommand({ SecretId }));
      const [RemoveFromVersionId] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT"));
      const move = { SecretId, VersionStage: "AWSCURRENT", MoveToVersionId: ClientRequestToken, RemoveFromVersionId };
      await send(new UpdateSecretVersionStageCommand(move));
    },
  };
  await steps[Step]();
}
