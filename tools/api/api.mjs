// Writes what the services promise: their OpenAPI documents, the client types made from them and docs/errors.md.
// Every code that the sources may answer has its row in a table of problems, or nothing is fine.
// `--check` writes nothing and fails where a checked-in file differs from what the services would write now.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { codesWithoutRow } from './error-codes.mjs';
import { errorsPage } from './errors-page.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const check = process.argv.includes('--check');
const services = ['user-service', 'transaction-service', 'analytics-service'];
const scratch = mkdtempSync(join(tmpdir(), 'pft-api-'));
const drifted = [];
let unexplained = [];

function put(path, text) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  if (check) drifted.push(path);
  else {
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
}

try {
  const problems = [];
  for (const service of services) {
    // In a folder of its own: what runs from the other one goes on.
    execFileSync(process.execPath, ['tools/build/build-service.mjs', service, 'api'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ask = (flag) => {
      const file = join(scratch, `${service}${flag}.json`);
      // A service that cannot write its document says why in its log, which goes to stdout.
      execFileSync(process.execPath, [`dist/api/${service}/main.js`, flag, file], {
        cwd: root,
        stdio: ['ignore', 2, 'inherit'],
      });
      return JSON.parse(readFileSync(file, 'utf8'));
    };
    const document = ask('--openapi');
    put(`libs/api-client/openapi/${service}.json`, JSON.stringify(document, null, 2) + '\n');
    const banner = `// Written by \`npm run api\` from openapi/${service}.json; not edited by hand.\n`;
    put(`libs/api-client/src/generated/${service}.ts`, banner + astToString(await openapiTypescript(document)));
    problems.push({ service, problems: ask('--errors') });
  }
  put('docs/errors.md', errorsPage(problems));
  unexplained = codesWithoutRow(root, problems);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

if (unexplained.length > 0) {
  const lines = unexplained.map(({ code, file }) => `${code} (${file})`);
  console.error(`These codes have no row in the table of problems of their service:\n  ${lines.join('\n  ')}`);
  process.exitCode = 1;
}
if (drifted.length > 0) {
  console.error(
    `These files are not what the services write now; run "npm run api" and commit:\n  ${drifted.join('\n  ')}`,
  );
  process.exitCode = 1;
}
if (!process.exitCode)
  console.log(check ? 'OpenAPI documents, client types and docs/errors.md are up to date' : 'done');
