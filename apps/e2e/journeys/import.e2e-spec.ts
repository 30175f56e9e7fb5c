import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Dashboard } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const own = join(__dirname, '../fixtures/austrian-account.csv');
const given = join(__dirname, '../../../../shared/samples/no-header-decimal-comma-flag-column.csv');
// Both have the same figures: the second one is for the long tests.
const files = [own, ...(process.env.TEST_LONG === '1' && existsSync(given) ? [given] : [])];
if (files.length === 1) process.stdout.write('[figures] import journey: on the project’s own look-alike file only\n');

const totals = {
  booking: { '2017-09': ['592.07', '2047.88'], '2017-10': ['1286.13', '4271.48'] },
  value: { '2017-09': ['590.34', '2072.39'], '2017-10': ['1287.86', '4246.97'] },
} as const;

let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.shared();
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

  /** By the button that says what it does; the page that comes says what came of it. */
  async function commit(button: string, said: RegExp): Promise<void> {
    const { page } = dashboard;
    await page.getByRole('button', { name: button, exact: true }).click();
    const result = page.getByRole('region', { name: 'What came of it' });
    await result.waitFor();
    expect((await result.innerText()).replace(/\s+/g, ' ')).toMatch(said);
  }

  async function undo(): Promise<void> {
    const { page } = dashboard;
    await dashboard.visit('/import');
    await page
      .getByRole('listitem')
      .filter({ hasText: '70 imported' })
      .getByRole('button', { name: /^Undo the import of/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
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
    // Where there is nothing yet, the overview itself takes files.
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await page.getByLabel('Bank files').setInputFiles(file);
    await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
    await page.getByRole('button', { name: 'New 70' }).waitFor();
    await page.getByRole('button', { name: 'Error 4' }).click();
    await page.getByRole('button', { name: 'Error 4', pressed: true }).waitFor();
    await page.getByRole('row').nth(6).waitFor({ state: 'detached' });
    const rows = await page.getByRole('region', { name: 'Rows' }).getByRole('row').allInnerTexts();
    expect(rows.length).toBe(6);
    expect(rows[1]?.replace(/\s+/g, ' ').trim()).toBe('Cannot be read 4');
    for (const [index, row] of rows.slice(2).entries()) {
      expect(row.trim()).toMatch(new RegExp(`^${71 + index}\\b`));
      expect(row.replace(/\s+/g, ' ')).toMatch(/The (date|sign column) [^«]*«/);
    }
  });

  it('shows the rows at once, grouped by payee, beside what the file is', async () => {
    const { page } = dashboard;
    await page.getByRole('button', { name: 'All 74' }).click();
    const rail = page.getByRole('complementary', { name: 'This import' });
    expect(await rail.getByRole('status').innerText()).toBe('70 new · 4 can’t be read');
    const top = await page.getByRole('table', { name: 'Rows of the file' }).boundingBox();
    expect(top?.y).toBeLessThan(400);
    const group = page.getByRole('button', { name: /^Hofer \D*\d+$/, expanded: true });
    const shown = Number((await group.innerText()).replace(/\D/g, ''));
    const hofers = () => page.locator('[role="row"][data-verdict="new"]').filter({ hasText: /^\s*\d+\s.*HOFER/is });
    expect(await hofers().count()).toBe(shown);
    await group.click();
    await hofers().first().waitFor({ state: 'detached' });
    await group.or(page.getByRole('button', { name: /^Hofer/, expanded: false })).click();
    await hofers().first().waitFor();
  });

  it('gives a category to a group, and takes a row out, without another word', async () => {
    const { page } = dashboard;
    const group = page.getByLabel(/^Category of all of Hofer/);
    await group.focus();
    await group.selectOption({ label: 'Household' });
    const one = page.getByRole('checkbox', { name: 'Import row 1', exact: true });
    await one.click();
    await page.getByRole('button', { name: 'Import 69 rows into Main account EUR' }).waitFor();
    await one.click();
    await page.getByRole('button', { name: 'Import 70 rows into Main account EUR' }).waitFor();
    const { items } = await page.evaluate<{ items: { payee: string | null; categoryId: string | null }[] }>(
      `fetch('/api/imports/' + location.pathname.split('/')[2] + '/rows?limit=200').then((answer) => answer.json())`,
    );
    for (const { payee, categoryId } of items)
      expect([payee, categoryId !== null]).toEqual([payee, /HOFER/.test(payee ?? '')]);
    await group.selectOption({ label: 'Uncategorised' });
    const categorised = page.locator('[aria-label^="Category of"]:has(option:not([value=""]):checked)');
    await categorised.first().waitFor({ state: 'detached' });
  });

  it('imports 70 and says what came of it, from where the last month of the file is at hand with its totals', async () => {
    const { page } = dashboard;
    await commit(
      'Import 70 rows into Main account EUR',
      /70 rows are in Main account EUR now\. 4 rows were left out: 4 could not be read\. .*70 rows want a category\./,
    );
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download them with the reasons' }).click();
    const table = readFileSync(await (await download).path(), 'utf8').split('\r\n');
    expect(table.slice(1).map((line) => line.split(',')[0])).toEqual(['71', '72', '73', '74']);
    expect(await page.getByRole('link', { name: 'Choose categories' }).getAttribute('href')).toMatch(
      /^\/transactions\?from=2017-09-\d\d&to=2017-1\d-\d\d&account=[0-9a-f-]{36}&category=none$/,
    );
    await page.getByRole('link', { name: 'Overview of October 2017' }).click();
    await page.getByRole('heading', { name: 'October 2017' }).waitFor();
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
    await dialog.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Groceries' });
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
    await commit(
      'Finish: nothing new to import',
      /Nothing new was in this file\. 74 rows were left out: 4 could not be read, 70 known already\./,
    );
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
    await page.getByRole('button', { name: 'Columns' }).click();
    const table = page.getByRole('region', { name: 'Columns and formats' });
    const third = table.getByLabel('Column 3', { exact: true });
    expect(await third.inputValue()).toBe('valueDate');
    expect(await table.getByRole('row').nth(1).innerText()).toContain('HOFER');
    await third.focus();
    await third.selectOption({ label: 'Booking date' });
    await table.locator('[aria-label="Column 1"]:has(option[value="valueDate"]:checked)').waitFor();
    // Read anew at once, and the keyboard is where it was.
    expect(await third.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await third.inputValue()).toBe('date');
    await page.getByRole('button', { name: 'New 70' }).waitFor();
    await commit('Import 70 rows into Main account EUR', /70 rows are in Main account EUR now/);
    await expectTotals('value');
  });

  it('still knows every row of the file when it comes again', async () => {
    await upload();
    await dashboard.page.getByRole('button', { name: 'Known 70' }).waitFor();
    await commit('Finish: nothing new to import', /Nothing new was in this file\. .*70 known already/);
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
