import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Dashboard } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const own = join(__dirname, '../fixtures/austrian-account.csv');
const given = join(__dirname, '../../../../shared/samples/no-header-decimal-comma-flag-column.csv');
const files = [own, ...(existsSync(given) ? [given] : [])];
if (files.length === 1) process.stdout.write('[figures] import journey: on the project’s own look-alike file only\n');

const totals = {
  booking: { '2017-09': ['592.07', '2047.88'], '2017-10': ['1286.13', '4271.48'] },
  value: { '2017-09': ['590.34', '2072.39'], '2017-10': ['1287.86', '4246.97'] },
} as const;

let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.start();
});

afterAll(() => system?.stop());

describe.each(files.map((file) => [basename(file), file]))('importing %s through the browser', (_name, file) => {
  let dashboard: Dashboard;

  beforeAll(async () => {
    dashboard = await Dashboard.open(system);
    await dashboard.register(`import-${randomUUID()}@example.org`, 'orchid kettle umbrella');
  });

  afterAll(() => dashboard?.close());

  async function upload(): Promise<void> {
    const { page } = dashboard;
    await dashboard.visit('/import');
    await page.getByLabel('Bank files').setInputFiles(file);
    await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  }

  async function commit(said: RegExp): Promise<void> {
    const { page } = dashboard;
    await page.getByRole('button', { name: 'Import these rows' }).click();
    await page.getByText(said).first().waitFor();
    await page.waitForURL(/\?month=2017-10$/);
  }

  async function undo(): Promise<void> {
    const { page } = dashboard;
    await dashboard.visit('/import');
    await page
      .getByRole('listitem')
      .filter({ hasText: '70 imported' })
      .getByRole('button', { name: /^Undo the import of/ })
      .click();
    const question = page.getByRole('button', { name: 'Remove them too' });
    const done = page.getByText(/^The import of .* is undone\.$/);
    await question.or(done).first().waitFor();
    if (await question.isVisible()) await question.click();
    await done.first().waitFor();
  }

  async function expectTotals(of: keyof typeof totals): Promise<void> {
    for (const [month, expected] of Object.entries(totals[of])) {
      await dashboard.visit(`/?month=${month}`);
      expect({ month, totals: [await dashboard.figure('income'), await dashboard.figure('spending')] }).toEqual({
        month,
        totals: [...expected],
      });
    }
  }

  it('shows 70 new rows and 4 that cannot be read, with their lines and reasons', async () => {
    const { page } = dashboard;
    await page.getByRole('link', { name: 'Import a file' }).click();
    await page.waitForURL('**/import');
    await upload();
    await page.getByRole('button', { name: 'New 70' }).waitFor();
    await page.getByRole('button', { name: 'Error 4' }).click();
    await page.getByRole('button', { name: 'Error 4', pressed: true }).waitFor();
    await page.getByRole('row').nth(5).waitFor({ state: 'detached' });
    const rows = await page.getByRole('region', { name: 'Rows' }).getByRole('row').allInnerTexts();
    expect(rows.length).toBe(5);
    for (const [index, row] of rows.slice(1).entries()) {
      expect(row).toMatch(new RegExp(`^${71 + index}\\b`));
      expect(row.replace(/\s+/g, ' ')).toMatch(/Error .{10,}/);
    }
  });

  it('imports 70 and opens the last month of the file with its totals', async () => {
    await commit(/70 imported, 0 matched, 0 already known, 4 rejected/);
    await dashboard.page.getByRole('heading', { name: 'October 2017' }).waitFor();
    await expectTotals('booking');
  });

  it("sets all of HOFER's rows to Groceries in one step, and the overview shows it", async () => {
    const { page } = dashboard;
    await dashboard.visit('/transactions?q=HOFER');
    await page
      .getByRole('button', { name: /^Categorize all like Hofer/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Payee contains').fill('HOFER');
    await dialog.getByLabel('Category').selectOption({ label: 'Groceries' });
    await dialog.getByRole('button', { name: 'Set category' }).click();
    await page
      .getByText(/transactions have the category now/)
      .first()
      .waitFor();
    for (const month of ['2017-09', '2017-10']) {
      await dashboard.visit(`/?month=${month}`);
      const where = page.getByRole('region', { name: 'Where the money went' });
      const line = where.getByRole('listitem').filter({ hasText: /^Groceries/ });
      expect((await line.innerText()).replace(/,/g, '')).toContain(spentAt('HOFER', month));
    }
  });

  it('imports nothing when the same file comes again', async () => {
    await upload();
    await dashboard.page.getByRole('button', { name: 'Known 70' }).waitFor();
    await commit(/0 imported, 0 matched, 70 already known, 4 rejected/);
    await expectTotals('booking');
  });

  it('takes all 70 away again when the import is undone', async () => {
    await undo();
    await dashboard.visit('/');
    await dashboard.page.getByRole('heading', { name: 'Welcome' }).waitFor();
  });

  it('counts by the value date where the mapping swaps the two dates', async () => {
    const { page } = dashboard;
    await upload();
    await page.getByText('Columns and formats').first().click();
    const form = page.getByRole('form', { name: 'Columns and formats' });
    await form.getByLabel('Booking date').selectOption('2');
    await form.getByLabel('Value date').selectOption('0');
    await form.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: 'New 70' }).waitFor();
    await commit(/70 imported/);
    await expectTotals('value');
  });

  it('still knows every row of the file when it comes again', async () => {
    await upload();
    await dashboard.page.getByRole('button', { name: 'Known 70' }).waitFor();
    await commit(/0 imported, 0 matched, 70 already known/);
    await expectTotals('value');
  });

  it('did all this without a script error, a dialog or a breach of the content policy', () => {
    expect(dashboard.complaints).toEqual([]);
  });

  /** Read from the file itself, in whole cents. */
  function spentAt(payee: string, month: string): string {
    const [year, monthOfYear] = month.split('-');
    const cents = readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.split(';'))
      .filter(
        ([date, text, , , flag]) => flag === 'O' && text?.includes(payee) && date?.endsWith(`${monthOfYear}.${year}`),
      )
      .reduce((sum, [, , , amount]) => sum + Number(amount?.replace(',', '')), 0);
    return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  }
});
