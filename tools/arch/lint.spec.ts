import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const boundaries = '@nx/enforce-module-boundaries';

type Planted = [what: string, rule: string, file: string, refused: string, allowed?: string];

/** What is refused, where, by which rule; and beside each what is allowed there, if anything. */
const planted: Planted[] = [
  [
    'a service that uses another service',
    boundaries,
    'apps/user-service/src/infrastructure/planted.ts',
    `import { x } from '../../../transaction-service/src/domain/account/account';\nexport const y = x;`,
    `import { Money } from '@pft/kernel';\nexport const y = Money;`,
  ],
  [
    'a web that uses the contracts',
    boundaries,
    'apps/web/src/planted.tsx',
    `import { MoneyDto } from '@pft/contracts';\nexport const y = MoneyDto;`,
    `import { Money } from '@pft/kernel';\nexport const y = Money;`,
  ],
  [
    'money that uses the kit',
    boundaries,
    'libs/kernel/src/planted.ts',
    `import { config } from '@pft/service-kit';\nexport const y = config;`,
    `import { dinero } from 'dinero.js/bigint';\nexport const y = dinero;`,
  ],
  [
    'a kit that uses the client of the browser',
    boundaries,
    'libs/service-kit/src/planted.ts',
    `import { client } from '@pft/api-client';\nexport const y = client;`,
    `import { MoneyDto } from '@pft/contracts';\nexport const y = MoneyDto;`,
  ],
  [
    'a use case that takes more than Injectable from Nest',
    'no-restricted-imports',
    'apps/user-service/src/application/planted.ts',
    `import { NotFoundException } from '@nestjs/common';\nexport const y = NotFoundException;`,
    `import { Injectable } from '@nestjs/common';\nexport const y = Injectable;`,
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

describe('lint', () => {
  let answers: string[][];

  beforeAll(() => {
    const input = planted.flatMap(([, , file, refused, allowed = '']) => [
      { file, source: `${refused}\n` },
      { file, source: `${allowed}\n` },
    ]);
    const output = execFileSync(process.execPath, [join(root, 'tools/arch/lint-planted.mjs')], {
      cwd: root,
      input: JSON.stringify(input),
      encoding: 'utf8',
    });
    answers = JSON.parse(output.trim().split('\n').at(-1) ?? '') as string[][];
  }, 60_000);

  it.each(planted.map(([what, rule], index) => [what, rule, index] as const))(
    'refuses %s (%s)',
    (_what, rule, index) => {
      expect(answers[2 * index]).toContain(rule);
      if (planted[index]?.[4] !== undefined) expect(answers[2 * index + 1]).toEqual([]);
    },
  );
});
