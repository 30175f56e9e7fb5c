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
  'infrastructure-stays-in-its-service': [
    `${service}/infrastructure/planted.ts`,
    `import { fine } from '../../../user-service/src/domain/fine';`,
  ],
  'wiring-stays-in-its-service': [`${service}/planted.module.ts`, `import { fine } from '@pft/api-client';`],
  'kernel-imports-dinero': ['libs/kernel/src/planted.ts', `import { v7 } from 'uuid';`],
  'rates-import-kernel': ['libs/rates/src/planted.ts', `import { Injectable } from '@nestjs/common';`],
  'contracts-import-decorators': ['libs/contracts/src/planted.ts', `import { Controller } from '@nestjs/common';`],
  'api-client-is-thin': ['libs/api-client/src/planted.ts', `import { fine } from '@pft/contracts';`],
  'service-kit-knows-no-service': [
    'libs/service-kit/src/planted.ts',
    `import { fine } from '../../../${service}/domain/fine';`,
  ],
  'demo-is-pure': ['libs/demo/src/planted.ts', `import { readFileSync } from 'node:fs';`],
  'change-log-knows-no-service': [
    'libs/change-log/src/planted.ts',
    `import { fine } from '../../../apps/user-service/src/domain/fine';`,
  ],
  'testing-knows-no-product': ['libs/testing/src/planted.ts', `import { fine } from '@pft/service-kit';`],
  'web-imports-its-clients': ['apps/web/src/planted.tsx', `import type { fine } from '@pft/contracts';`],
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
  [`${service}/infrastructure/fine.ts`]: `import { DataSource } from 'typeorm';\nimport { fine as kit } from '@pft/service-kit';\nimport { fine as use } from '../application/fine';\nexport const fine = [DataSource, kit, use];`,
  [`${service}/fine.module.ts`]: `import { fine as adapter } from './infrastructure/fine';\nexport const fine = adapter;`,
  'apps/web/src/fine.tsx': `import { useState } from 'react';\nimport { fine as client } from '@pft/api-client';\nexport const fine = [useState, client];`,
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
