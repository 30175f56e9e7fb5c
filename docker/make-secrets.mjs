// Runs once before the first start of the containers: makes every secret, and one file of variables for each program.
// What exists already is left alone, or nobody could log in after the next `docker compose up`.
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The user `node` of the official images, who runs the programs. */
const NODE_USER = 1000;
const CLIENTS = ['transaction-service', 'analytics-service', 'web', 'verify'];

/** File name → variables; the two passwords are files of one line, as the images of the databases want them.
 * @returns {Record<string, string | Record<string, string>>} */
export function makeSecrets(secret = () => randomBytes(32).toString('base64url')) {
  const [serverKey, postgres, mongo] = [secret(), secret(), secret()];
  const clients = Object.fromEntries(CLIENTS.map((client) => [client, secret()]));
  const shared = { SERVER_KEY: serverKey, DATABASE_URL: `postgresql://finance:${postgres}@postgres:5432/finance` };
  return {
    'postgres-password': postgres,
    'mongo-password': mongo,
    'user-service.env': {
      ...shared,
      SERVICE_CLIENTS: CLIENTS.map((client) => `${client}:${clients[client]}`).join(','),
    },
    'transaction-service.env': { ...shared, SERVICE_CLIENT_SECRET: clients['transaction-service'] },
    'analytics-service.env': {
      ...shared,
      SERVICE_CLIENT_SECRET: clients['analytics-service'],
      MONGODB_URI: `mongodb://finance:${mongo}@mongo:27017/analytics?authSource=admin`,
    },
    'web.env': { SERVICE_CLIENT_SECRET: clients.web },
    'verify.env': { VERIFY_CLIENT_SECRET: clients.verify, DATABASE_URL: shared.DATABASE_URL },
  };
}

function write(folder) {
  if (existsSync(join(folder, 'verify.env'))) return console.log(`${folder} has its secrets already`);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(makeSecrets())) {
    const file = join(folder, name);
    const text =
      typeof content === 'string'
        ? content
        : Object.entries(content)
            .map((entry) => entry.join('='))
            .join('\n');
    writeFileSync(file, `${text}${typeof content === 'string' ? '' : '\n'}`);
    if (process.getuid?.() === 0) chownSync(file, NODE_USER, NODE_USER);
    chmodSync(file, 0o400);
  }
  console.log(`made the secrets in ${folder}`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  write(process.argv[2] ?? '/secrets');
