// Installs the packages of the lock file when they are not there, or are those of another lock file.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './errors.mjs';

const readPackages = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined);

/** npm keeps what it installed in a hidden lock file, written last: an interrupted install leaves none. */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const there = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(([path, { version, optional, peer, link }]) => {
    if (path === '' || link) return true;
    const found = there[path];
    // Packages for other platforms are optional, and not installed here.
    return found ? found.version === version : optional === true || peer === true;
  });
}

const underway = new Set();

/** What is being installed or built is of no use to a start that ends. */
export const endCommands = () => underway.forEach((child) => child.kill());

/** Runs a command and answers with all it printed; a failure throws with the last lines.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} */
export function run(command, args, { cwd, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    underway.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => reject(new StartError(`${command} could not be run: ${error.message}.`)));
    child.once('close', (code, signal) => {
      underway.delete(child);
      if (code === 0) resolve(output);
      else
        reject(
          new StartError(
            `${command} ${args.join(' ')} ended with ${code ?? signal}:\n${output.split('\n').slice(-40).join('\n')}`,
          ),
        );
    });
  });
}

export async function install(root) {
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root });
}
