// After the analytics service has moved to another store: both feeds deliver everything once more.

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
  return (await response.json()).access_token;
}

export async function rebuildAnalytics(settings, secrets) {
  const users = `http://127.0.0.1:${settings.ports['user-service']}`;
  const ledger = `http://127.0.0.1:${settings.ports['transaction-service']}`;
  const token = await serviceToken(users, 'analytics-service', secrets.clients['analytics-service']);
  for (const url of [users, ledger]) {
    const response = await fetch(`${url}/internal/changes/reset`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`/internal/changes/reset answered ${response.status}: ${await response.text()}`);
  }
  return 'is being rebuilt from the ledgers';
}
