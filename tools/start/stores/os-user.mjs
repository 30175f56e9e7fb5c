// PostgreSQL refuses to run as root. So a start by root runs it as the operating system's user `postgres`, who needs
// folders and programs within reach; nothing under root's home is.
import { spawnSync } from 'node:child_process';
import { StartError } from '../errors.mjs';
import { chownSync, mkdirSync, readFileSync } from 'node:fs';

/** Where root keeps what the user `postgres` could not reach in the project's own folder. */
export const ROOT_DATA_DIRECTORY = '/var/lib/personal-finance-tracker';

function findUser(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}

let cached;

/** The user that the database server has to run as; undefined means: the one who started us. */
export function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  cached ??= findUser('postgres');
  if (cached) return cached;
  const made = spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'],
    {
      encoding: 'utf8',
    },
  );
  cached = findUser('postgres');
  if (!cached) {
    throw new StartError(
      `PostgreSQL cannot run as root, and the user "postgres" could not be made: ${(made.stderr || String(made.error)).trim()}. Make it, start as another user, or set DATABASE_URL to an existing PostgreSQL.`,
    );
  }
  return cached;
}

/** Options for `spawn` that make the child run as that user. */
export const asServerUser = (user) => (user ? { uid: user.uid, gid: user.gid } : {});

/** Whether the server's user may enter this folder, or run this program. */
export function canReach(path, user) {
  return spawnSync('test', ['-x', path], { ...asServerUser(user), cwd: '/' }).status === 0;
}

/** Makes a folder that belongs to the server's user alone. */
export function makeServerFolder(path, user) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
}
