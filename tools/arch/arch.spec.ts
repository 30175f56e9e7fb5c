import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

interface Report {
  rules: string[];
  violations: { from: string; to: string; rule: { name: string } }[];
  totalCruised: number;
}

const root = resolve(__dirname, '../..');
const service = 'apps/transaction-service/src';

// A circle is reported at either of its files.
const A_CIRCLE = 'libs/kernel/src/a-circle.ts';

/** One forbidden import for every rule, in a file of its own. */
const planted: Record<string, [file: string, source: string]> = {
  'domain-imports-domain-and-kernel': [`${service}/domain/planted.ts`, `import { Injectable } from '@nestjs/common';`],
  'application-imports-domain-and-kernel': [
    `${service}/application/planted.ts`,
    `import { DataSource } from 'typeorm';`,
  ],
  'nothing-stands-on-the-import': [`${service}/domain/account/planted.ts`, `import { fine } from '../import/fine';`],
  'aggregates-stand-on-few': [`${service}/application/category/planted.ts`, `import { fine } from '../account/fine';`],
  'transaction-stands-on-account-and-category': [
    `${service}/application/transaction/planted.ts`,
    `import { fine } from '../budget/fine';`,
  ],
  'budget-stands-on-transaction': [
    `${service}/application/budget/planted.ts`,
    `import { fine } from '../account/fine';`,
  ],
  'sample-stands-on-category-and-transaction': [
    `${service}/application/sample/planted.ts`,
    `import { fine } from '../budget/fine';`,
  ],
  'stores-know-no-http': [
    `${service}/infrastructure/postgres/account/planted.ts`,
    `import { fine } from '../../http/account/fine';`,
  ],
  'http-reads-by-queries': [
    `${service}/infrastructure/http/account/planted.ts`,
    `import { fine } from '../../postgres/account/fine';`,
  ],
  'infrastructure-stays-in-its-service': [
    `${service}/infrastructure/planted.ts`,
    `import { fine } from '../../../user-service/src/domain/fine';`,
  ],
  'wiring-stays-in-its-service': [`${service}/planted.module.ts`, `import { fine } from '@pft/api-client';`],
  'kernel-imports-dinero': ['libs/kernel/src/planted.ts', `import { v7 } from 'uuid';`],
  'contracts-import-decorators': ['libs/contracts/src/planted.ts', `import { Controller } from '@nestjs/common';`],
  'api-client-is-thin': ['libs/api-client/src/planted.ts', `import { fine } from '@pft/contracts';`],
  'service-kit-knows-no-service': [
    'libs/service-kit/src/planted.ts',
    `import { fine } from '../../../${service}/domain/fine';`,
  ],
  'change-log-knows-no-service': [
    'libs/change-log/src/planted.ts',
    `import { fine } from '../../../${service}/domain/fine';`,
  ],
  'rates-import-the-kernel': ['libs/rates/src/planted.ts', `import { v7 } from 'uuid';`],
  'demo-is-pure': ['libs/demo/src/planted.ts', `import { readFileSync } from 'node:fs';`],
  'testing-knows-no-product': ['libs/testing/src/planted.ts', `import { fine } from '@pft/service-kit';`],
  'web-imports-its-clients': ['apps/web/src/planted.tsx', `import type { fine } from '@pft/contracts';`],
  'web-client-is-thin': ['apps/web/src/api/planted.ts', `import { fine } from '../server/fine';`],
  'web-words-say-nothing-else': ['apps/web/src/words/planted.ts', `import { fine } from '../ui/fine';`],
  'web-server-renders-nothing': ['apps/web/src/server/planted.ts', `import { fine } from '../ui/fine';`],
  'ui-knows-no-feature': ['apps/web/src/ui/planted-too.ts', `import { fine } from '../features/budgets/fine';`],
  'features-stand-alone': ['apps/web/src/features/alerts/planted.ts', `import { fine } from '../budgets/fine';`],
  'browser-code-knows-no-server': [
    'apps/web/src/features/budgets/planted.ts',
    `import { fine } from '../../server/fine';`,
  ],
  'pages-are-used-by-next-alone': ['apps/web/src/ui/planted.ts', `import { fine } from '../app/fine';`],
  'verify-has-code-of-its-own': ['tools/verify/planted.mjs', `import { fine } from '../start/fine.mjs';`],
  'e2e-uses-the-front-door': ['apps/e2e/planted.ts', `import { fine } from '@pft/service-kit';`],
  'starter-needs-no-package': ['tools/start/planted.mjs', `import pg from 'pg';`],
  'product-needs-no-test': ['libs/service-kit/src/planted-too.ts', `import { fine } from '@pft/testing';`],
  'no-circles': ['libs/kernel/src/circle.ts', `import { fine } from './a-circle';`],
};

/** The same rooms, used as they are meant to be. */
const allowed: Record<string, string> = {
  'libs/kernel/src/index.ts': `import { dinero } from 'dinero.js/bigint';\nexport const fine = dinero;`,
  'libs/rates/src/index.ts': `import { readFileSync } from 'node:fs';\nimport { fine as kernel } from '@pft/kernel';\nexport const fine = [readFileSync, kernel];`,
  'libs/contracts/src/index.ts': `import { IsString } from 'class-validator';\nexport const fine = IsString;`,
  'libs/api-client/src/index.ts': `import createClient from 'openapi-fetch';\nexport const fine = createClient;`,
  'libs/service-kit/src/index.ts': `import { createHash } from 'node:crypto';\nimport { Injectable } from '@nestjs/common';\nexport const fine = [createHash, Injectable];`,
  'libs/demo/src/index.ts': `export { fine } from '@pft/kernel';`,
  'libs/testing/src/index.ts': `import { Client } from 'pg';\nimport { start } from '../../../tools/start/fine.mjs';\nexport const fine = [Client, start];`,
  [A_CIRCLE]: `import { planted } from './circle';\nexport const fine = planted;`,
  'libs/kernel/src/money.spec.ts': `import fc from 'fast-check';\nexport const fine = fc;`,
  'apps/user-service/src/domain/fine.ts': `export { fine } from '@pft/kernel';`,
  [`${service}/domain/fine.ts`]: `export { fine } from '@pft/kernel';`,
  [`${service}/application/fine.ts`]: `import { Injectable } from '@nestjs/common';\nimport { fine as rates } from '@pft/rates';\nimport { fine as rule } from '../domain/fine';\nexport const fine = [Injectable, rates, rule];`,
  ...Object.fromEntries(
    ['account', 'category', 'import'].flatMap((aggregate) => [
      [`${service}/domain/${aggregate}/fine.ts`, `export { fine } from '@pft/kernel';`],
      [`${service}/application/${aggregate}/fine.ts`, `export { fine } from '../../domain/${aggregate}/fine';`],
    ]),
  ),
  [`${service}/application/transaction/fine.ts`]: `import { fine as one } from '../account/fine';\nimport { fine as two } from '../category/fine';\nexport const fine = [one, two];`,
  [`${service}/application/budget/fine.ts`]: `export { fine } from '../transaction/fine';`,
  [`${service}/application/import/all.ts`]: `export { fine as one } from '../transaction/fine';\nexport { fine as two } from '../budget/fine';`,
  [`${service}/infrastructure/postgres/account/fine.ts`]: `export { fine } from '../../../domain/account/fine';`,
  [`${service}/infrastructure/postgres/account/account.queries.ts`]: `export { fine } from './fine';`,
  [`${service}/infrastructure/http/account/fine.ts`]: `export { fine } from '../../postgres/account/account.queries';`,
  [`${service}/infrastructure/fine.ts`]: `import { DataSource } from 'typeorm';\nimport { fine as kit } from '@pft/service-kit';\nimport { fine as use } from '../application/fine';\nexport const fine = [DataSource, kit, use];`,
  [`${service}/fine.module.ts`]: `import { fine as adapter } from './infrastructure/fine';\nexport const fine = adapter;`,
  'apps/web/src/fine.tsx': `import { useState } from 'react';\nimport { fine as client } from '@pft/api-client';\nexport const fine = [useState, client];`,
  'apps/web/src/api/fine.ts': `export { fine } from '@pft/api-client';`,
  'apps/web/src/server/fine.ts': `export { fine } from '../api/fine';`,
  'apps/web/src/ui/fine.ts': `export { fine } from '../api/fine';`,
  'apps/web/src/features/budgets/fine.ts': `import type { fine as type } from '../../server/fine';\nimport { fine as shown } from '../../ui/fine';\nexport const fine: typeof type = shown;`,
  'apps/web/src/app/fine.ts': `export { fine } from '../features/budgets/fine';\nexport { fine as session } from '../server/fine';`,
  'libs/change-log/src/fine.ts': `export { fine } from '@pft/service-kit';`,
  'libs/rates/src/fine.ts': `import { readFileSync } from 'node:fs';\nexport { fine as money } from '@pft/kernel';\nexport const fine = readFileSync;`,
  'tools/verify/fine.mjs': `import pg from 'pg';\nimport { settings } from '../start/settings.mjs';\nexport const fine = [pg, settings];`,
  'tools/start/settings.mjs': `export const settings = 1;`,
  'apps/e2e/fine.ts': `import { fine as client } from '@pft/api-client';\nexport const fine = client;`,
  'tools/start/fine.mjs': `import { spawn } from 'node:child_process';\nexport const start = spawn;`,
};

function report(folder: string): Report {
  const output = execFileSync(process.execPath, [join(root, 'tools/arch/arch.mjs'), folder, '--json'], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as Report;
}

function plant(folder: string, files: Record<string, string>): void {
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${source}\n`);
  }
}

describe('the rules about who imports whom', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pft-arch-'));
  let found: Report;

  beforeAll(() => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    symlinkSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
    plant(folder, allowed);
    plant(
      folder,
      Object.fromEntries(
        Object.values(planted).map(([file, source]) => [file, `${source}\nexport const planted = 1;`]),
      ),
    );
    found = report(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('have a planted import each', () => {
    expect(Object.keys(planted).sort()).toEqual([...found.rules].sort());
  });

  it.each(Object.entries(planted))('%s refuses its planted import', (rule, [file]) => {
    expect(
      found.violations
        .filter(({ from }) => from === file || (rule === 'no-circles' && from === A_CIRCLE))
        .map(({ rule: { name } }) => name),
    ).toContain(rule);
  });

  it('refuse nothing else', () => {
    const files = new Set(Object.values(planted).map(([file]) => file));
    expect(found.violations.filter(({ from }) => !files.has(from) && from !== A_CIRCLE)).toEqual([]);
  });

  it('accept the product as it is', () => {
    const { violations, totalCruised } = report(root);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(100);
  });
});
