import type { Locator } from 'playwright-core';
import { Caller } from '../support/api';
import { Dashboard, everySize } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(900_000);

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada', locale: 'en-GB', timeZone: 'UTC' });
  await person.must('transaction', 'POST', '/sample');
  dashboard = await Dashboard.open(system);
  const buffer = Buffer.from('Date,Payee,Amount\n2026-03-02,Cobbler,-34.80\n2026-03-03,Tailor,-12.00\n');
  const file = { name: 'craftsmen.csv', mimeType: 'text/csv', buffer };
  dashboard.page.on('filechooser', (chooser) => void chooser.setFiles(file));
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const page = () => dashboard.page;
const button = (name: string | RegExp) => page().getByRole('button', { name });
const said = (text: string | RegExp) => page().getByRole('alert').filter({ hasText: text }).first().waitFor();

/** The keyboard may be on its way for a moment, and is never left nowhere. */
const isSomewhere = () => page().locator('body :focus').waitFor({ state: 'attached', timeout: 3_000 });

const isAt = (target: Locator) => target.and(page().locator(':focus')).waitFor();

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page().keyboard.press(key);
    await isSomewhere();
  }
}

async function type(text: string): Promise<void> {
  await page().keyboard.type(text);
  await isSomewhere();
}

async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let steps = 0; steps < 150; steps += 1) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page().keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${String(target)}`);
}

/** What is done most, from the address that it begins at. */
const tasks: [name: string, from: string, run: () => Promise<unknown>][] = [
  [
    'add an expense',
    '/',
    async () => {
      await press('n');
      await tabTo(page().getByRole('dialog').getByLabel('Amount'));
      await type('18.40');
      await tabTo(page().getByRole('dialog').getByLabel('Payee'));
      await type('Hofer');
      await press('Enter');
      await said(/^Added: €18\.40, Hofer/);
    },
  ],
  [
    'change the payee of a row',
    '/transactions?q=netflix',
    async () => {
      await press('j', 'e');
      await page().getByRole('textbox', { name: 'Payee of Netflix' }).waitFor();
      await press('ControlOrMeta+a');
      await type('Netflix family');
      await press('Enter');
      await button('Edit Netflix family').first().waitFor({ state: 'attached' });
      await press('ControlOrMeta+z');
      await button('Edit Netflix family').waitFor({ state: 'detached' });
    },
  ],
  [
    'set a category',
    '/transactions?q=magenta',
    async () => {
      await press('j', 'c');
      await page().getByRole('combobox', { name: 'Category of Magenta' }).waitFor();
      await type('educ');
      await press('Enter');
      await page().locator('[data-row]:focus').getByText('Education').waitFor();
      await press('ControlOrMeta+z');
      await page().locator('[data-row]').getByText('Education').waitFor({ state: 'detached' });
    },
  ],
  [
    'filter by a month',
    '/transactions',
    async () => {
      await tabTo(button('All months'));
      await press('Enter');
      await page().locator('[data-month]:focus').waitFor();
      await press('ArrowLeft', 'Enter');
      await page().waitForURL(/month=/);
      await page()
        .getByRole('link', { name: /: take this filter away$/ })
        .waitFor();
    },
  ],
  [
    'import a file, and undo it',
    '/import',
    async () => {
      await tabTo(button('Choose files'));
      await press('Enter');
      await page().waitForURL(/\/import\/[0-9a-f-]{36}$/);
      await tabTo(button(/^Import 2 rows into /));
      await press('Enter');
      await page().getByRole('region', { name: 'What came of it' }).waitFor();
      await isSomewhere();
      await tabTo(button('Undo this import'));
      await press('Enter');
      await tabTo(page().getByRole('dialog').getByRole('button', { name: 'Undo the import' }));
      await press('Enter');
      await page().getByText('The import of craftsmen.csv is undone.').first().waitFor();
    },
  ],
  [
    'set a budget',
    '/budgets',
    async () => {
      await tabTo(button('New budget'));
      await press('Enter');
      await page().locator('[role=dialog] input:focus').waitFor();
      await type('Body and mind');
      // The first field that is wrong has the keyboard.
      await press('Enter');
      await isAt(page().getByLabel('Add a category'));
      for (const category of ['Health', 'Education']) {
        await type(category);
        await press('Enter');
      }
      await tabTo(page().getByRole('dialog').getByLabel('Limit'));
      await type('2000');
      await press('Enter');
      await said('Body and mind');
      await page().getByRole('dialog').waitFor({ state: 'detached' });
    },
  ],
  [
    'see what a figure is made of',
    '/',
    async () => {
      const figure = page()
        .getByRole('region', { name: 'Totals' })
        .getByRole('link', { name: /^Spending: / });
      await tabTo(figure);
      await press('Enter');
      await page().getByTestId('explained-total').waitFor();
      await press('Escape');
      await isAt(figure);
    },
  ],
  [
    'review a row',
    '/review',
    async () => {
      const row = page().locator('h2:focus');
      await row.waitFor();
      await page().getByRole('list', { name: 'Likely categories' }).getByRole('button').first().waitFor();
      await press('1');
      await page()
        .getByText(/^Row 2 of /)
        .waitFor({ state: 'attached' });
      await row.waitFor();
    },
  ],
  [
    'open the page of an account',
    '/accounts',
    async () => {
      await tabTo(page().getByRole('main').getByRole('link', { name: 'Joint account', exact: true }));
      await press('Enter');
      await page().getByRole('heading', { level: 1, name: 'Joint account' }).waitFor();
    },
  ],
  [
    'log out',
    '/',
    async () => {
      await tabTo(
        page()
          .getByRole('button', { name: /appearance, keyboard, log out|^More$/ })
          .locator('visible=true'),
      );
      await press('Enter');
      await tabTo(button(/^Log out$/));
      await press('Enter');
      await page().waitForURL('**/login');
    },
  ],
];

// Every day each task once, and each size in each theme; in the long tests each task everywhere.
const looks = (['light', 'dark'] as const).flatMap((theme) => everySize.map((size) => ({ size, theme })));
const matrix = tasks.flatMap((task, at) =>
  (process.env.TEST_LONG === '1' ? looks : looks.slice(at % looks.length).slice(0, 1)).map(
    ({ size, theme }) => [`${task[0]} at ${size.width} px, ${theme}`, task, size, theme] as const,
  ),
);

/** A page that nobody has touched; whoever has logged out is let in again. */
async function begin(from: string): Promise<void> {
  if (!/^http.*(?<!\/login)$/.test(page().url())) await dashboard.logIn(person.email, person.password);
  await dashboard.visit(from);
}

it.each(matrix)('by keyboard alone: %s', async (_name, [, from, run], size, theme) => {
  await page().setViewportSize(size);
  await page().emulateMedia({ colorScheme: theme });
  await begin(from);
  await run();
  await isSomewhere();
  expect(dashboard.complaints).toEqual([]);
});

it('leaves the keyboard at a button while what it began is under way', async () => {
  await begin('/settings');
  await tabTo(button('Save settings'));
  await press('Enter');
  await said('Your settings are saved.');
  await isAt(button('Save settings'));
  expect(dashboard.complaints).toEqual([]);
});
