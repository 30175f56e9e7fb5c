// Bundles one browser-safe library into dist/libs/<lib>/index.js, so that plain Node programs (the starter) can use it.
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [, , lib = ''] = process.argv;
const outDir = join(root, 'dist/libs', lib);
rmSync(outDir, { recursive: true, force: true });
const bundle = await rolldown({
  input: join(root, 'libs', lib, 'src/index.ts'),
  platform: 'node',
  tsconfig: join(root, 'tsconfig.base.json'),
  resolve: { alias: { '@pft/kernel': join(root, 'libs/kernel/src/index.ts') } },
  external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('@pft/'),
});
await bundle.write({ file: join(outDir, 'index.js'), format: 'esm' });
writeFileSync(join(outDir, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
console.log(`built dist/libs/${lib}/index.js`);
