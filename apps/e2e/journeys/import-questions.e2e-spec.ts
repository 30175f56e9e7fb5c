import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Dashboard } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const root = resolve(__dirname, '../../..');
const password = 'orchid kettle umbrella';
const email = `questions-${randomUUID()}@example.org`;

// A format that asks what it is told to ask, whatever the product's own ones can tell of a file.
const FILE = `!Planted
account AT611904300234573201 EUR Giro
opening 2026-03-01 100.00
closing 2026-03-31 91.00
ask date-order
ask decimal
steps 48 48
04/03/2026|-2,50|A1|Coffee & 04/03/2026|-3,00|A2|Cake
05/03/2026|-1,50|A3|Tea
06/03/2026|-40,00|A4|Hotel|pending
none|91.00||Kontostand|balance
`;

let workers: string;
let system: RunningSystem;
let dashboard: Dashboard;

beforeAll(async () => {
  workers = mkdtempSync(join(root, '.cache', 'planted-'));
  const program = 'apps/transaction-service/test/planted-format/planted-format.worker.ts';
  execFileSync(process.execPath, ['tools/build/build-workers.mjs', workers, program], { cwd: root });
  system = await RunningSystem.start({ IMPORT_READER: join(workers, 'planted-format.worker.js') });
  dashboard = await Dashboard.open(system);
  await dashboard.register(email, password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
  rmSync(workers, { recursive: true, force: true });
});

async function upload({ page, ...on }: Pick<Dashboard, 'page' | 'visit'>): Promise<void> {
  await on.visit('/import');
  const buffer = Buffer.from(FILE);
  await page.getByLabel('Bank files').setInputFiles({ name: 'march.txt', mimeType: 'text/plain', buffer });
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  await page.getByRole('form', { name: /^Which is the month/ }).waitFor();
}

describe('a file that leaves something open', () => {
  it('asks with its readings side by side, and is not imported before', async () => {
    const { page } = dashboard;
    await upload({ page, visit: (path) => dashboard.visit(path) });
    const questions = page.getByRole('region', { name: 'Questions about the file' });
    await questions.getByText('2 questions about the file are open').waitFor();
    const form = page.getByRole('form', { name: 'Which is the month of 04/03/2026?' });
    expect((await form.innerText()).replace(/\s+/g, ' ')).toMatch(
      /Line 8 04\/03\/2026 -2,50 A1 Coffee Day first as read now 4 Mar 2026 Month first 3 Apr 2026/,
    );
    await page.getByText('48 of 48 steps of the balance agree').waitFor();
    const commit = page.getByRole('button', { name: /^Import 3 rows into / });
    expect(await commit.isDisabled()).toBe(true);
    await page.getByText('Answer the 2 questions about the file first.').waitFor();
    await commit.focus();
    await page.keyboard.press('Enter');
    expect(await questions.getByRole('status').evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  it('is accessible and fits a phone, light and dark', async () => {
    expect(await dashboard.findingsEverywhere()).toEqual([]);
  });

  it('is answered by keyboard alone, and then imported as it was answered', async () => {
    const { page } = dashboard;
    const left = page.getByRole('region', { name: 'Questions about the file' }).getByRole('status');
    await left.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await left.getByText('One question about the file is open').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Read it this way' }).waitFor();
    await page.keyboard.press('Enter');
    await left.getByText('All questions about the file are answered.').waitFor();
    expect(await left.evaluate((element) => element.matches(':focus'))).toBe(true);
    const check = page.getByRole('region', { name: 'Check' });
    expect((await check.innerText()).replace(/\s+/g, ' ')).toMatch(
      /Giro \(EUR\) Does not add up Opening balance .*100\.00 Its rows \u2212€7\.00 Closing balance .*91\.00/,
    );
    await page.getByRole('note', { name: 'Warnings' }).getByText('from 4 Mar 2026 on').waitFor();
  });

  it('shows what is no movement with the reason, and takes it in where somebody says so', async () => {
    const { page } = dashboard;
    await page.getByRole('button', { name: 'No movement 2', exact: true }).click();
    await page.getByRole('row').nth(4).waitFor({ state: 'detached' });
    const rows = await page.getByRole('region', { name: 'Rows' }).getByRole('row').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      expect.any(String),
      expect.stringMatching(/Left out as no movement 2/),
      expect.stringMatching(/Hotel .*Not booked yet\./),
      expect.stringMatching(/Kontostand .*A balance and no movement\./),
    ]);
    expect(await page.getByRole('checkbox', { name: 'Import row 5' }).count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Import row 4' }).click();
    await page.getByRole('button', { name: /^Import 4 rows into /, disabled: false }).click();
    const result = page.getByRole('region', { name: 'What came of it' });
    await result.getByText(/^4 rows are in .* now\.$/).waitFor();
    await result.getByText('1 row was left out: 1 no movement or left out by choice.').waitFor();
  });

  it('shows its balance check beside the balance of the account afterwards', async () => {
    const { page } = dashboard;
    await dashboard.visit('/import');
    await page.getByRole('link', { name: 'march.txt' }).first().click();
    const check = page.getByRole('region', { name: 'Check' });
    await check.getByText(/Balance of .* now/).waitFor();
    expect((await check.innerText()).replace(/\s+/g, ' ')).toMatch(
      /Closing balance .*91\.00 Balance of .* now €53\.00/,
    );
    expect(dashboard.complaints).toEqual([]);
  });
});
