// Watch mode: a change under apps/<service>/src rebuilds that service, a change under libs rebuilds all of them.
import { watch as watchFolder } from 'node:fs';
import { join } from 'node:path';
import { buildService } from './build.mjs';

const QUIET_MS = 150;

export function watch(root, services, say) {
  const changed = new Set();
  let timer;
  /** @type {Promise<unknown>} */
  let work = Promise.resolve();
  const later = (names) => {
    for (const name of names) changed.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const due = services.filter((service) => changed.has(service.name));
      changed.clear();
      work = work.then(() => Promise.all(due.map((service) => rebuild(root, service, say))));
    }, QUIET_MS);
  };
  const isSource = (file) => file && /\.(ts|json|txt|gz)$/.test(file) && !/spec\.ts$/.test(file);
  for (const { name } of services) {
    watchFolder(join(root, 'apps', name, 'src'), { recursive: true }, (_, file) => isSource(file) && later([name]));
  }
  watchFolder(
    join(root, 'libs'),
    { recursive: true },
    (_, file) => isSource(file) && later(services.map(({ name }) => name)),
  );
}

async function rebuild(root, service, say) {
  try {
    await buildService(root, service.name);
    await service.replace();
    say(`  ✓ ${service.name} rebuilt and started again`);
  } catch (error) {
    say(`  ✗ ${service.name}: ${error.message}`);
  }
}
