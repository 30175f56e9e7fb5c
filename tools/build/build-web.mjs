// Builds the dashboard into apps/web/.next/standalone, complete: Next leaves its static files and `public` out of the
// folder, and the server there answers them only when they lie beside it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const web = join(root, 'apps/web');
const next = createRequire(join(root, 'package.json')).resolve('next/dist/bin/next');

rmSync(join(web, '.next/standalone'), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [next, 'build'], {
  cwd: web,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
});
if (status !== 0) process.exit(status ?? 1);

const standalone = join(web, '.next/standalone/apps/web');
cpSync(join(web, '.next/static'), join(standalone, '.next/static'), { recursive: true });
if (existsSync(join(web, 'public'))) cpSync(join(web, 'public'), join(standalone, 'public'), { recursive: true });
// Next's program makes its own HTTP server, without limits; ours comes before it under the same name.
renameSync(join(standalone, 'server.js'), join(standalone, 'next-server.js'));
const program = await rolldown({
  input: join(web, 'src/http-server/main.ts'),
  platform: 'node',
  tsconfig: join(web, 'tsconfig.json'),
});
await program.write({ file: join(standalone, 'server.js'), format: 'cjs' });
console.log('built apps/web/.next/standalone/apps/web/server.js');
