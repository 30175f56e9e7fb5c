// `npm stop`: ends what `npm start` runs on this DATA_DIR, from any terminal, and answers when it is down.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stopServers } from './stores/data-directory.mjs';
import { sentenceOf, StartError } from './errors.mjs';
import { holderOf } from './processes/lock.mjs';
import { waitForEnd } from './processes/processes.mjs';
import { readSettings } from './settings.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const TIMEOUT_MS = 60_000;

function signal(pid) {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if (error.code === 'EPERM')
      throw new StartError(`Process ${pid} belongs to another user: only that one can stop it.`);
    // It may have ended by itself a moment ago.
    if (error.code !== 'ESRCH') throw error;
  }
}

async function stop({ path }) {
  const pid = existsSync(path) ? await holderOf(path) : undefined;
  if (pid !== undefined) {
    console.log(`Stopping process ${pid}, which runs on ${path} …`);
    signal(pid);
    if (!(await waitForEnd(pid, TIMEOUT_MS))) {
      throw new StartError(
        `Process ${pid} has not ended within ${TIMEOUT_MS / 1000} s. Its last resort: kill -9 ${pid}`,
      );
    }
  }
  // A start that was killed leaves its databases running; so may one that is ended by force on the way.
  const hadServers = existsSync(path) && (await stopServers(path));
  console.log(pid !== undefined || hadServers ? 'Stopped.' : `Nothing runs on ${path}.`);
}

try {
  await stop(readSettings(root, process.argv.slice(2)).data);
} catch (error) {
  console.log(sentenceOf(error));
  process.exitCode = 1;
}
