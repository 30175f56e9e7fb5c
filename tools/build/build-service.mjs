// Bundles one service into dist/apps/<service>/, or another folder in dist: main.js, and beside it the programs of its threads.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, workersOf } from './bundle.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const service = process.argv[2];
if (!service || !existsSync(join(root, 'apps', service, 'src/main.ts'))) {
  console.error(`usage: node tools/build/build-service.mjs <service> [folder]; no apps/${service ?? ''}/src/main.ts`);
  process.exit(2);
}

const outDir = join(root, 'dist', process.argv[3] ?? 'apps', service);
rmSync(outDir, { recursive: true, force: true });
const files = await bundle([join(root, 'apps', service, 'src/main.ts'), ...workersOf(service)], outDir);
// The data of a library (the exchange-rate history) travels beside the bundle of each service that uses the library.
for (const lib of readdirSync(join(root, 'libs'))) {
  const [sources, data] = [join(root, 'libs', lib, 'src/'), join(root, 'libs', lib, 'data')];
  if (existsSync(data) && files.some((file) => file.startsWith(sources))) {
    cpSync(data, join(outDir, 'data'), { recursive: true });
  }
}
console.log(`built dist/apps/${service}/main.js`);
