// Type checks the services, libs and tests, and beside them the web, whose compiler options are Next's, and the tools.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const compiler = join(root, 'node_modules/typescript/bin/tsc');

const check = (project) =>
  new Promise((done) => {
    const cache = join(root, '.cache', `${project.replaceAll('/', '-')}.tsbuildinfo`);
    const child = spawn(
      process.execPath,
      [compiler, '-p', project, '--noEmit', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', cache],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => {
      if (output) process.stdout.write(output);
      console.log(`${project}: ${code === 0 ? 'fine' : `${(output.match(/error TS/g) ?? []).length} errors`}`);
      done(code === 0);
    });
  });

const projects = ['tsconfig.json', 'apps/web/tsconfig.json', 'tsconfig.tools.json'].filter((project) =>
  existsSync(join(root, project)),
);
const results = await Promise.all(projects.map(check));
process.exit(results.every(Boolean) ? 0 : 1);
