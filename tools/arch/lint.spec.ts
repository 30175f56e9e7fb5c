import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { boundaries } from './boundaries.mjs';

const root = resolve(__dirname, '../..');
const BOUNDARIES = '@nx/enforce-module-boundaries';

type Planted = [what: string, rule: string, file: string, refused: string, allowed?: string];

/** What is refused, where, by which rule; and beside each what is allowed there, if anything. */
const planted: Planted[] = [
  [
    'a service that uses another service',
    BOUNDARIES,
    'apps/user-service/src/infrastructure/planted.ts',
    `import { x } from '../../../transaction-service/src/domain/account/account';\nexport const y = x;`,
    `import { Money } from '@pft/kernel';\nexport const y = Money;`,
  ],
  [
    'a use case that takes more than Injectable from Nest',
    'no-restricted-imports',
    'apps/user-service/src/application/planted.ts',
    `import { NotFoundException } from '@nestjs/common';\nexport const y = NotFoundException;`,
    `import { Injectable } from '@nestjs/common';\nexport const y = Injectable;`,
  ],
  ...[
    'apps/user-service/src/infrastructure/planted.ts',
    'apps/user-service/test/planted.ts',
    'apps/web/src/planted.tsx',
    'apps/e2e/planted.ts',
    'libs/kernel/src/planted.spec.ts',
    'tools/start/planted.ts',
  ].map((file): Planted => [
    `a promise that nobody waits for in ${file}`,
    '@typescript-eslint/no-floating-promises',
    file,
    `export const y = (x: Promise<number>) => {\n  x.then(String);\n};`,
    `export const y = async (x: Promise<number>) => {\n  await x.then(String);\n};`,
  ]),
  [
    'a text on a page that is in no catalogue',
    'page/no-literal-string',
    'apps/web/src/features/planted/planted.tsx',
    `export function Planted() {\n  return <p>rows</p>;\n}`,
    `export function Planted({ text }: { text: string }) {\n  return <p className="small soft">{text} · 12</p>;\n}`,
  ],
  [
    'a text in a function that makes words',
    'texts/no-literal-string',
    'apps/web/src/ui/planted/planted.ts',
    'export const planted = (count: string) => `${count} of your rows`;',
    `export const planted = (count: string) => ['wide', 'data-state', 'netWorth', count];`,
  ],
  [
    'a link that asks for its page because it stands there',
    'no-restricted-syntax',
    'apps/web/src/features/planted/planted.tsx',
    `import Link from 'next/link';\nexport const planted = () => <Link href="/rates" />;`,
    `import Link from 'next/link';\nexport const planted = () => <Link prefetch={false} href="/rates" />;`,
  ],
  [
    'a wait for what is no promise',
    '@typescript-eslint/await-thenable',
    'apps/web/src/planted.ts',
    `export const y = async (x: number) => {\n  await x;\n};`,
    `export const y = async (x: Promise<number>) => {\n  await x;\n};`,
  ],
  [
    'a promise that is taken for a yes',
    '@typescript-eslint/no-misused-promises',
    'libs/kernel/src/planted.ts',
    `export const y = (x: Promise<number>) => (x ? 1 : 2);`,
    `export const y = async (x: Promise<number>) => ((await x) ? 1 : 2);`,
  ],
  [
    'a value of any type',
    '@typescript-eslint/no-explicit-any',
    'libs/kernel/src/planted.ts',
    `export const y: any = 1;`,
    `export const y: unknown = 1;`,
  ],
  ...['it.only', 'fit', 'describe.only', 'test.only'].map((name): Planted => [
    `a test that skips the others by ${name}`,
    'jest/no-focused-tests',
    'libs/kernel/src/planted.spec.ts',
    `${name}('x', () => { expect(1).toBe(1); });`,
    `it('x', () => { expect(1).toBe(1); });`,
  ]),
  ...['it.skip', 'xit', 'describe.skip', 'xdescribe'].map((name): Planted => [
    `a test that is skipped by ${name}`,
    'jest/no-disabled-tests',
    'apps/e2e/planted.e2e-spec.ts',
    `${name}('x', () => { expect(1).toBe(1); });`,
    `it('x', () => { expect(1).toBe(1); });`,
  ]),
  [
    'a test that asserts nothing',
    'jest/expect-expect',
    'apps/user-service/test/planted.api-spec.ts',
    `it('x', () => { JSON.parse('1'); });`,
    `it('x', () => { expectLiteral('1'); });\nfunction expectLiteral(text: string) { expect(JSON.parse(text)).toBe(1); }`,
  ],
  [
    'an expectation that nobody waits for',
    'jest/valid-expect',
    'apps/user-service/test/planted.api-spec.ts',
    `it('x', () => { expect(Promise.resolve(1)).resolves.toBe(1); });`,
    `it('x', async () => { await expect(Promise.resolve(1)).resolves.toBe(1); });`,
  ],
  ...['mock', 'doMock'].map((name): Planted => [
    `a module that is replaced by jest.${name}`,
    'no-restricted-properties',
    'apps/user-service/test/planted.ts',
    `jest.${name}('../src/domain/user');`,
    `jest.useFakeTimers();`,
  ]),
  ...['new Date()', 'Date.now()', 'Date()', 'performance.now()'].map((now): Planted => [
    `a rule that takes the time itself by ${now}`,
    'no-restricted-syntax',
    'apps/user-service/src/domain/planted.ts',
    `export const y = ${now};`,
    `export const y = new Date(0);`,
  ]),
  [
    'a use case that takes the time itself',
    'no-restricted-syntax',
    'apps/user-service/src/application/planted.ts',
    `export const y = () => new Date();`,
    `export const y = (now: Date) => new Date(now);`,
  ],
  [
    'an adapter that looks before it writes',
    'no-restricted-syntax',
    'apps/user-service/src/infrastructure/postgres/planted.ts',
    `export const y = (users: { save(): void }) => users.save();`,
    `export const y = (users: { insert(): void }) => users.insert();`,
  ],
  ...['entities', 'dtos', 'interfaces', 'utils', 'common', 'helpers', 'managers'].map((folder): Planted => [
    `a folder named ${folder}`,
    'no-restricted-syntax',
    `apps/user-service/src/${folder}/planted.ts`,
    `export const y = 1;`,
  ]),
  ...['libs/kernel/src/money/index.ts', 'apps/user-service/src/domain/index.ts', 'apps/web/src/ui/index.tsx'].map(
    (file): Planted => [`a second front door, ${file}`, 'no-restricted-syntax', file, `export const y = 1;`],
  ),
  [
    'a service that writes to the console',
    'no-console',
    'apps/user-service/src/infrastructure/planted.ts',
    `console.log('x');`,
    `export const y = 1;`,
  ],
  [
    'a pattern that goes back over a text again and again',
    'regexp/no-super-linear-backtracking',
    'libs/kernel/src/planted.ts',
    `export const y = /^(?:\\d+,?)+$/;`,
    `export const y = /^\\d+(?:,\\d+)*$/;`,
  ],
  [
    'a pattern that looks at the same end of a text from each of its places',
    'regexp/no-super-linear-move',
    'tools/start/planted.mjs',
    `export const y = /\\s+$/;`,
    `export const y = /^\\s+/;`,
  ],
  [
    'a hook that is called under a condition',
    'react-hooks/rules-of-hooks',
    'apps/web/src/planted.tsx',
    `import { useState } from 'react';\nexport function Y({ x }: { x: boolean }) {\n  if (x) useState(1);\n  return null;\n}`,
    `import { useState } from 'react';\nexport function Y() {\n  useState(1);\n  return null;\n}`,
  ],
];

interface Message {
  rule: string;
  message: string;
  line: number;
}

const tags = [
  ...new Set(boundaries.flatMap(({ sourceTag, onlyDependOnLibsWithTags }) => [sourceTag, ...onlyDependOnLibsWithTags])),
];
const libOf = (tag: string) => tag.replace(':', '-');
const userOf = (tag: string) => `libs/user-of-${libOf(tag)}/src/planted.ts`;

/** Each source lies in a file of its own, since the compiler reads them all together. */
function placeOf(index: number, is: 'refused' | 'allowed'): string {
  const file = planted[index]?.[2] ?? '';
  const [name = '', ...endings] = basename(file).split('.');
  return join(dirname(file), [name === 'index' ? name : `${name}-${index}-${is}`, ...endings].join('.'));
}

describe('lint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pft-lint-'));
  let answers: Record<string, Message[]>;

  function put(file: string, source: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${source}\n`);
  }

  /** A library with one tag, which anybody may import by `@pft/<name>`. */
  function putLib(name: string, tag: string): void {
    put(
      `libs/${name}/project.json`,
      JSON.stringify({ name, root: `libs/${name}`, projectType: 'library', tags: [tag] }),
    );
    put(`libs/${name}/src/index.ts`, 'export const x = 1;');
  }

  beforeAll(() => {
    for (const name of ['node_modules', 'nx.json', 'package.json']) symlinkSync(join(root, name), join(folder, name));
    for (const file of ['tsconfig.json', 'apps/web/tsconfig.json']) put(file, readFileSync(join(root, file), 'utf8'));
    for (const project of ['apps/user-service', 'apps/transaction-service', 'apps/web', 'libs/kernel']) {
      put(`${project}/project.json`, readFileSync(join(root, project, 'project.json'), 'utf8'));
    }
    put('libs/kernel/src/index.ts', 'export const Money = 1;');
    put('apps/transaction-service/src/domain/account/account.ts', 'export const x = 1;');
    const libs = ['kernel', ...tags.map(libOf)];
    const base = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')) as { compilerOptions: object };
    const paths = Object.fromEntries(libs.map((lib) => [`@pft/${lib}`, [`./libs/${lib}/src/index.ts`]]));
    put('tsconfig.base.json', JSON.stringify({ compilerOptions: { ...base.compilerOptions, paths } }));
    for (const tag of tags) putLib(libOf(tag), tag);
    for (const { sourceTag } of boundaries) {
      putLib(`user-of-${libOf(sourceTag)}`, sourceTag);
      put(userOf(sourceTag), tags.map((tag) => `export * from '@pft/${libOf(tag)}';`).join('\n'));
    }
    for (const [index, [, , , refused, allowed]] of planted.entries()) {
      put(placeOf(index, 'refused'), refused);
      if (allowed !== undefined) put(placeOf(index, 'allowed'), allowed);
    }
    const output = execFileSync(process.execPath, [join(root, 'tools/arch/lint-planted.mjs')], {
      cwd: folder,
      encoding: 'utf8',
    });
    answers = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Record<string, Message[]>;
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(planted.map(([what, rule], index) => [what, rule, index] as const))(
    'refuses %s (%s)',
    (_what, rule, index) => {
      expect(answers[placeOf(index, 'refused')]?.map((message) => message.rule)).toContain(rule);
      if (planted[index]?.[4] !== undefined) expect(answers[placeOf(index, 'allowed')]).toEqual([]);
    },
  );

  it.each(boundaries)('lets $sourceTag use $onlyDependOnLibsWithTags and nothing else', (boundary) => {
    const refused = answers[userOf(boundary.sourceTag)]?.filter(
      ({ rule, message }) => rule === BOUNDARIES && message.includes(`tagged with "${boundary.sourceTag}"`),
    );
    expect(refused?.map(({ line }) => tags[line - 1])).toEqual(
      tags.filter((tag) => !boundary.onlyDependOnLibsWithTags.includes(tag)),
    );
  });

  it('knows of what type each project is', () => {
    const types = ['apps', 'libs']
      .flatMap((kind) => readdirSync(join(root, kind)).map((name) => join(root, kind, name, 'project.json')))
      .filter((file) => existsSync(file))
      .map((file) => (JSON.parse(readFileSync(file, 'utf8')) as { tags: string[] }).tags);
    const known = boundaries.map(({ sourceTag }) => sourceTag).filter((tag) => tag.startsWith('type:'));
    expect(types.filter((of) => !of.some((tag) => known.includes(tag)))).toEqual([]);
    expect(types.length).toBeGreaterThan(5);
  });
});
