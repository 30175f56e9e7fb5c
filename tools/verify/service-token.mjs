// A token with which one service asks another, as the services themselves get it.

export async function serviceToken(usersUrl, client, secret) {
  const response = await fetch(`${usersUrl}/oauth/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
    },
    body: 'grant_type=client_credentials',
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`/oauth/token answered ${response.status}: ${await response.text()}`);
  const answer = /** @type {{ access_token: string }} */ (await response.json());
  return answer.access_token;
}
