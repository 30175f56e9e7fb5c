import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

const tree: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'planted', dependencies: { pg: '*', uuid: '*' } }),
  'apps/user-service/src/main.ts': `import { used } from '@pft/kernel';\nimport pg from 'pg';\nconsole.log(used, pg);`,
  'apps/user-service/src/forgotten.ts': `export const forgotten = 1;`,
  'libs/kernel/src/index.ts': `export { used, unused } from './names';`,
  'libs/kernel/src/names.ts': `export const used = 1;\nexport const unused = 2;\nexport const inner = 3;\nconsole.log(inner);`,
};

interface Issues {
  file: string;
  files?: unknown[];
  exports?: { name: string }[];
  dependencies?: { name: string }[];
}

describe('dead code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pft-dead-'));
  let issues: Issues[];

  beforeAll(() => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const name of ['knip.json', 'tsconfig.json', 'tsconfig.base.json'])
      cpSync(join(root, name), join(folder, name));
    for (const [file, source] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${source}\n`);
    }
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/knip/bin/knip.js'), '--reporter', 'json'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    ({ issues } = JSON.parse(stdout) as { issues: Issues[] });
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is a file that nobody imports', () => {
    expect(issues.filter(({ files }) => files?.length).map(({ file }) => file)).toEqual([
      'apps/user-service/src/forgotten.ts',
    ]);
  });

  it('is what a library offers and nobody takes, and what a file exports and uses alone', () => {
    const exported = issues.flatMap(({ file, exports = [] }) => exports.map(({ name }) => `${file} ${name}`));
    expect(exported.sort()).toEqual([
      'libs/kernel/src/index.ts unused',
      'libs/kernel/src/names.ts inner',
      'libs/kernel/src/names.ts unused',
    ]);
  });

  it('is a package that nobody imports', () => {
    expect(issues.flatMap(({ dependencies = [] }) => dependencies.map(({ name }) => name))).toEqual(['uuid']);
  });
});
