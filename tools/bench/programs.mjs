// Programs that a limit needs: bundled as the services are, and run with what the transaction service was told.
import { fork } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../build/bundle.mjs';
import { commandOf } from '../start/processes/processes.mjs';
import { root } from './system.mjs';

/** The environment and the options of Node that a process was started with. */
function startedWith(pid) {
  const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  const env = Object.fromEntries(
    variables.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return { env, options: commandOf(pid).match(/--max-[\w-]+=\d+/g) ?? [] };
}

/** Builds `tools/bench/<name>.ts` and runs it until `end()`; it says by itself which port it listens on.
 * @param {string} name
 * @param {number} servicePid */
export async function runProgram(name, servicePid) {
  const folder = join(root, 'dist/bench', name);
  await bundle([join(root, 'tools/bench', `${name}.ts`)], folder);
  cpSync(join(root, 'dist/apps/transaction-service/data'), join(folder, 'data'), { recursive: true });
  const { env, options } = startedWith(servicePid);
  const child = fork(join(folder, `${name}.js`), { env, execArgv: options });
  const { port } = await new Promise((ready, fail) => {
    child.once('message', ready);
    child.once('exit', (code) => fail(new Error(`${name} ended with ${code}.`)));
  });
  return { port, pid: child.pid ?? 0, end: () => child.kill() };
}
