// Bundles one service into dist/apps/<service>/main.js: its own code and the libs in one ESM file, packages left external.
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const service = process.argv[2];
if (!service || !existsSync(join(root, 'apps', service, 'src/main.ts'))) {
  console.error(`usage: node tools/build/build-service.mjs <service>; no apps/${service ?? ''}/src/main.ts`);
  process.exit(2);
}

const outDir = join(root, 'dist/apps', service);
rmSync(outDir, { recursive: true, force: true });
const bundle = await rolldown({
  input: join(root, 'apps', service, 'src/main.ts'),
  platform: 'node',
  tsconfig: join(root, 'tsconfig.base.json'),
  resolve: {
    alias: Object.fromEntries(
      ['money', 'contracts', 'service-kit', 'demo'].map((lib) => [
        `@pft/${lib}`,
        join(root, 'libs', lib, 'src/index.ts'),
      ]),
    ),
  },
  // The helpers that decorators compile to are rolldown's own virtual modules: they exist nowhere else.
  external: (id) => !/^[./\0]|^@pft\/|^@oxc-project\/runtime/.test(id),
});
await bundle.write({ file: join(outDir, 'main.js'), format: 'esm', sourcemap: true });
writeFileSync(join(outDir, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
// Data files that a service carries (the exchange-rate history) travel beside its bundle.
const data = join(root, 'apps', service, 'data');
if (existsSync(data)) cpSync(data, join(outDir, 'data'), { recursive: true });
console.log(`built dist/apps/${service}/main.js`);
