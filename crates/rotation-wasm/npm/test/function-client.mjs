// A rotation function with the client it is given. A secret whose value says so makes its setSecret step fail.

export default async function rotate({ Step, SecretId, ClientRequestToken }, { client, functionArn }) {
  const pending = { SecretId, VersionId: ClientRequestToken, VersionStage: "AWSPENDING" };
  if (Step === "createSecret") {
    const missing = await client.send("GetSecretValue", pending).catch((error) => error.name);
    if (missing !== "ResourceNotFoundException") throw new Error(`the pending version has a value: ${missing}`);
    const { SecretString } = await client.send("GetSecretValue", { SecretId });
    const value = { ...JSON.parse(SecretString), password: `by ${functionArn.split(":").at(-1)}` };
    await client.send("PutSecretValue", { SecretId, ClientRequestToken, SecretString: JSON.stringify(value), VersionStages: ["AWSPENDING"] });
  }
  if (Step === "setSecret") {
    const { SecretString } = await client.send("GetSecretValue", pending);
    if (JSON.parse(SecretString).username === "nobody") throw new Error("the database knows no user nobody");
  }
  if (Step === "finishSecret") {
    const { VersionIdsToStages } = await client.send("DescribeSecret", { SecretId });
    const [RemoveFromVersionId] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT"));
    await client.send("UpdateSecretVersionStage", { SecretId, VersionStage: "AWSCURRENT", MoveToVersionId: ClientRequestToken, RemoveFromVersionId });
  }
}
