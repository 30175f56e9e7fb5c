// How a service is bundled: its own code and the libs in one ESM file for each program. Packages stay outside of a service; a
// thread that begins anew with each piece of work has them inside, because to look for and load each takes half of its start.
import { readdirSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const isThread = (path) => path.endsWith('.worker.ts');

/** The programs of a service's own threads: each source that is called `….worker.ts`. */
export function workersOf(service) {
  const sources = join(root, 'apps', service, 'src');
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter(isThread)
    .map((path) => join(sources, path));
}

const isOwn = (id) => /^[./\0]|^@pft\/|^@oxc-project\/runtime/.test(id);

/** Writes `<name>.js` for each program into the folder; answers the files they are made of. */
export async function bundle(programs, outDir) {
  const files = new Set();
  for (const input of programs) {
    const build = await rolldown({
      input,
      platform: 'node',
      tsconfig: join(root, 'tsconfig.base.json'),
      resolve: {
        alias: Object.fromEntries(
          ['kernel', 'rates', 'contracts', 'change-log', 'service-kit', 'demo'].map((lib) => [
            `@pft/${lib}`,
            join(root, 'libs', lib, 'src/index.ts'),
          ]),
        ),
      },
      // The helpers that decorators compile to are rolldown's own virtual modules: they exist nowhere else.
      external: (id) => isBuiltin(id) || !(isOwn(id) || isThread(input)),
    });
    const file = join(outDir, `${basename(input, '.ts')}.js`);
    const { output } = await build.write({ file, format: 'esm', sourcemap: true });
    for (const part of output) for (const id of part.type === 'chunk' ? part.moduleIds : []) files.add(id);
  }
  writeFileSync(join(outDir, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
  return [...files];
}
