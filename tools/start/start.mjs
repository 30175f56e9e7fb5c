// One command from a clone to a running system; `npm start -- --help` says what it can be told.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { eraseDataDirectory, openDataDirectory } from './stores/data-directory.mjs';
import { sentenceOf, StartError } from './errors.mjs';
import { endCommands, install, isInstalled } from './install.mjs';
import { takeLock } from './processes/lock.mjs';
import { startOf } from './processes/processes.mjs';
import { createProgress } from './progress.mjs';
import { HELP, readArguments, readSettings, SERVICES } from './settings.mjs';
import { checkPorts, startPrograms, startStores, takeOver } from './system.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const began = Date.now();
const progress = createProgress();

/** What runs at this moment; stopped in the opposite order. */
/** @typedef {{ stop(): Promise<unknown> }} Stoppable */

/** @type {{ programs: Stoppable[], stores: Stoppable[], pids: Record<string, number>, setPid: (name: string, pid: number) => void }} */
const running = { programs: [], stores: [], pids: {}, setPid: () => {} };
let data;
/** Whether what DATA_DIR says about a running system was written by us, and is ours to remove. */
let owns = false;
let ending;

function end(code, reason) {
  ending ??= (async () => {
    if (reason) progress.say(reason);
    endCommands();
    await Promise.allSettled(
      running.programs
        .splice(0)
        .reverse()
        .map((program) => program.stop()),
    );
    await Promise.allSettled(running.stores.splice(0).map((store) => store.stop()));
    try {
      if (owns) data.endRun();
    } catch {
      // A record that cannot be removed names a process that is gone, and is not believed.
    }
    if (code === 0) progress.say('Stopped.');
    process.exit(code);
  })();
  return ending;
}

async function confirmReset(settings) {
  const { path } = settings.data;
  if (!settings.options.yes) {
    if (!process.stdin.isTTY)
      throw new StartError(`--reset erases everything in ${path}. Nobody can be asked here: add --yes.`);
    const prompt = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await prompt.question(`Erase every account, transaction and budget in ${path}? Type "erase": `);
    prompt.close();
    if (answer.trim() !== 'erase') throw new StartError('Nothing was erased.');
  }
  await eraseDataDirectory(path);
  progress.say(`Erased ${path}.`);
  if (settings.databaseUrl || settings.mongoUri) {
    progress.say('The databases of DATABASE_URL and MONGODB_URI are yours and were left as they are.');
  }
}

async function takeFolder() {
  const holder = await takeLock(data.path);
  if (holder === undefined) return;
  throw new StartError(
    `It runs already (process ${holder}) on ${data.path}${data.run()?.web ? `: ${data.run().web}` : ''}. To stop it: npm stop, with the same DATA_DIR, or kill ${holder}.`,
  );
}

/** npm ends on a signal without a word to its child, and a closed terminal may do so too: then nobody is left to stop us. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end(0, 'Whoever started this has ended; stopping …');
  }, 1_000).unref();
}

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (options.help) {
    progress.say(HELP);
    return;
  }
  const settings = readSettings(root, process.argv.slice(2));
  progress.say(
    settings.data.moved
      ? `Personal Finance Tracker. PostgreSQL's user cannot reach ${root}, so the data is kept in ${settings.data.path}.`
      : `Personal Finance Tracker. The data is kept in ${settings.data.path}.`,
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end(0, 'Stopping …'));
  process.on('SIGHUP', () => void (options.detached || end(0, 'Stopping …')));
  if (!options.detached) endWithParent();

  data = openDataDirectory(settings.data.path, { needsPostgres: !settings.databaseUrl });
  await takeFolder();
  if (!isInstalled(root)) {
    await progress.step('packages', () => install(root).then(() => 'installed'), {
      announce: 'npm ci; a minute or two',
    });
  }
  if (options.reset) {
    await confirmReset(settings);
    data = openDataDirectory(settings.data.path, { needsPostgres: !settings.databaseUrl });
  }
  data.check(version);
  data.shortenLogs();
  setInterval(() => data.shortenLogs(), 10_000).unref();
  const secrets = data.secrets();
  await checkPorts(settings.ports);

  const run = {
    pid: process.pid,
    began: startOf(process.pid),
    web: `http://localhost:${settings.ports.web}`,
    ports: settings.ports,
    pids: running.pids,
  };
  running.setPid = (name, pid) => {
    running.pids[name] = pid;
    if (ending) return;
    owns = true;
    try {
      data.recordRun(run);
    } catch (error) {
      // What runs is not to end because nobody can write down that it does.
      progress.say(`  ! ${sentenceOf(error)}`);
    }
  };

  const [built, found] = await Promise.allSettled([
    progress.step('build', () => build(root, SERVICES, { web: !options.dev }), {
      announce: 'up to a minute the first time',
    }),
    startStores({ settings, data, secrets, progress, running }),
  ]);
  if (built.status === 'rejected') throw built.reason;
  if (found.status === 'rejected') throw found.reason;
  if (ending) return;
  const stores = found.value;
  Object.assign(run, { databaseUrl: stores.databaseUrl, mongoUri: stores.mongoUri });

  if (stores.left) {
    await progress.step('move of analytics', () => takeOver({ settings, data, secrets, stores, running }));
    // Not before: a start that was killed on the way begins the move again.
    data.recordStores(stores.stores);
    if (ending) return;
  }
  const programs = await startPrograms({ settings, data, secrets, stores, progress, running });
  if (ending) return;
  if (options.demo) {
    const { loadDemo } = await import('./demo.mjs');
    await progress.step('sample household', () => loadDemo(settings.ports));
  }
  if (options.dev) {
    const { watch } = await import('./watch.mjs');
    watch(root, programs.services, progress.say);
  }
  data.recordVersion(version);
  progress.say(
    [
      '',
      `Ready after ${((Date.now() - began) / 1000).toFixed(1)} s: ${run.web}`,
      `Stores: PostgreSQL ${settings.databaseUrl ? 'of DATABASE_URL' : `embedded in ${join(settings.data.path, 'postgres')}`}; analytics ${stores.analyticsText}.`,
      `Logs: ${join(settings.data.path, 'logs')}. Ctrl-C stops everything.`,
    ].join('\n'),
  );
}

main().catch((error) => end(1, `\n${sentenceOf(error)}`));
