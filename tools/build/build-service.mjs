// Bundles one service into dist/apps/<service>/: main.js, and beside it the programs of its threads.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, workersOf } from './bundle.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const service = process.argv[2];
if (!service || !existsSync(join(root, 'apps', service, 'src/main.ts'))) {
  console.error(`usage: node tools/build/build-service.mjs <service>; no apps/${service ?? ''}/src/main.ts`);
  process.exit(2);
}

const outDir = join(root, 'dist/apps', service);
rmSync(outDir, { recursive: true, force: true });
await bundle([join(root, 'apps', service, 'src/main.ts'), ...workersOf(service)], outDir);
// Data files that a service carries (the exchange-rate history) travel beside its bundle.
const data = join(root, 'apps', service, 'data');
if (existsSync(data)) cpSync(data, join(outDir, 'data'), { recursive: true });
console.log(`built dist/apps/${service}/main.js`);
