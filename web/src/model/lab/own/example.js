export default async (event, { client }) => {
  const { Step, SecretId, ClientRequestToken } = event;
  const pending = { SecretId, VersionId: ClientRequestToken, VersionStage: "AWSPENDING" };

  if (Step === "createSecret") {
    const made = await client.getSecretValue(pending).catch((error) => {
      if (error.name !== "ResourceNotFoundException") throw error;
    });
    if (made) return;
    const { SecretString } = await client.getSecretValue({ SecretId, VersionStage: "AWSCURRENT" });
    const { RandomPassword } = await client.getRandomPassword({ PasswordLength: 24, ExcludePunctuation: true });
    const value = SecretString.startsWith("{")
      ? JSON.stringify({ ...JSON.parse(SecretString), password: RandomPassword })
      : RandomPassword;
    await client.putSecretValue({ SecretId, ClientRequestToken, SecretString: value, VersionStages: ["AWSPENDING"] });
  }

  // The lab sets the pending password in the database when setSecret returns.

  if (Step === "testSecret") await client.getSecretValue(pending);

  if (Step === "finishSecret") {
    const { VersionIdsToStages } = await client.describeSecret({ SecretId });
    const labelled = Object.entries(VersionIdsToStages).find(([, labels]) => labels.includes("AWSCURRENT"));
    const RemoveFromVersionId = labelled?.[0];
    if (RemoveFromVersionId === ClientRequestToken) return;
    await client.updateSecretVersionStage({
      SecretId, VersionStage: "AWSCURRENT", MoveToVersionId: ClientRequestToken, RemoveFromVersionId,
    });
  }
};
