import { randomUUID } from 'node:crypto';
import { Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const password = 'orchid kettle umbrella';
const email = `several-${randomUUID()}@example.org`;
const files = {
  'march.csv': 'Date,Payee,Amount\n2026-03-14,Coffee House 1,-2.80\n2026-03-15,Coffee House 2,-3.10\n',
  'photo.csv': '\u0000\u0001\u0002',
  'april.csv': 'Date,Payee,Amount\n2026-04-20,Bakery,-1.50\n',
  'may.csv': 'Date,Payee,Amount\n2026-05-21,Market,-7.00\n',
};

let system: RunningSystem;
let dashboard: Dashboard;

beforeAll(async () => {
  system = await RunningSystem.start();
  dashboard = await Dashboard.open(system);
  await dashboard.register(email, password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const steps = () => dashboard.page.getByRole('navigation', { name: 'Files' });
const result = () => dashboard.page.getByRole('region', { name: 'What came of it' });

async function take(button: string): Promise<void> {
  await dashboard.page.getByRole('button', { name: button, exact: true }).click();
  await result().waitFor();
}

describe('several files in one go', () => {
  it('are taken by the window, whichever page it shows', async () => {
    const { page } = dashboard;
    await dashboard.visit('/transactions');
    const dropped = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      for (const [name, text] of Object.entries(${JSON.stringify(files)})) transfer.items.add(new File([text], name));
      return transfer;
    })()`);
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped });
    await page.getByText('Drop to see what is in it').waitFor();
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    await page.getByText('Drop to see what is in it').waitFor({ state: 'detached' });
    await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { name: 'march.csv' }).waitFor();
    await steps().getByText('File 1 of 4').waitFor();
    await steps().getByRole('link', { name: 'may.csv' }).waitFor();
  });

  it('are steps: one is imported, and the next is at hand', async () => {
    const { page } = dashboard;
    await take('Import 2 rows into Main account EUR');
    expect(
      await result()
        .getByRole('heading')
        .evaluate((element) => element.matches(':focus')),
    ).toBe(true);
    await page.getByRole('link', { name: 'Next file: photo.csv' }).click();
    await page.getByRole('heading', { name: 'photo.csv' }).waitFor();
    await steps().getByText('File 2 of 4').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('heading', { name: 'april.csv' }).waitFor();
    await steps().getByText('File 3 of 4').waitFor();
    await take('Import 1 row into Main account EUR');
    await page.getByRole('link', { name: 'Next file: may.csv' }).click();
    await page.getByRole('heading', { name: 'may.csv' }).waitFor();
    await take('Import 1 row into Main account EUR');
    expect(await page.getByRole('link', { name: /^Next file/ }).count()).toBe(0);
    const { items } = await page.evaluate<{ items: { payee: string }[] }>(
      `fetch('/api/transactions?limit=50').then((answer) => answer.json())`,
    );
    expect(items.map(({ payee }) => payee).sort()).toEqual(['Bakery', 'Coffee House 1', 'Coffee House 2', 'Market']);
  });

  it.each(['light', 'dark'] as const)(
    'ask before an import is undone, accessible in %s colours',
    async (colorScheme) => {
      for (const options of [{ colorScheme }, { colorScheme, viewport: phone, isMobile: true, hasTouch: true }]) {
        const viewer = await Dashboard.open(system, options);
        await viewer.logIn(email, password);
        await viewer.visit(new URL(dashboard.page.url()).pathname);
        expect(await viewer.accessibilityFindings()).toEqual([]);
        const width = await viewer.page.evaluate<number>('document.documentElement.scrollWidth');
        expect(width).toBe(viewer.page.viewportSize()?.width);
        const undo = viewer.page.getByRole('button', { name: 'Undo this import' });
        await undo.click();
        await viewer.page.getByRole('dialog', { name: 'Undo this import?' }).waitFor();
        expect(await viewer.accessibilityFindings()).toEqual([]);
        await viewer.page.keyboard.press('Escape');
        await viewer.page.getByRole('dialog').waitFor({ state: 'detached' });
        expect(await undo.evaluate((element) => element.matches(':focus'))).toBe(true);
        expect(viewer.complaints).toEqual([]);
        await viewer.close();
      }
    },
  );
});

describe('a long file', () => {
  const ROWS = 3_000;

  it('is told how far it is by the service, and drawn only where it is seen', async () => {
    const { page } = dashboard;
    const rows = Array.from(
      { length: ROWS },
      (_, index) =>
        `2026-06-${String(1 + (index % 28)).padStart(2, '0')},Shop ${String.fromCharCode(65 + (index % 26))}${index},-1.00`,
    );
    await dashboard.visit('/import');
    const events = page.waitForResponse((response) => /\/api\/imports\/[0-9a-f-]{36}\/events$/.test(response.url()));
    const buffer = Buffer.from(`Date,Payee,Amount\n${rows.join('\n')}\n`);
    await page.getByLabel('Bank files').setInputFiles({ name: 'june.csv', mimeType: 'text/csv', buffer });
    const answer = await events;
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await page.getByRole('button', { name: `Import 3,000 rows into Main account EUR` }).waitFor();
    const table = page.getByRole('table', { name: 'Rows of the file' });
    expect(await table.getByRole('row').count()).toBeLessThan(300);
    // All of them are there: the last line can be scrolled to.
    const last = page.getByRole('checkbox', { name: 'Import row 3000', exact: true });
    for (let tries = 0; (await last.count()) === 0; tries++) {
      if (tries > 60) throw new Error('The last row is never drawn.');
      await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(await table.getByRole('row').count()).toBeLessThan(300);
    await take('Import 3,000 rows into Main account EUR');
    await result().getByText('3,000 rows are in Main account EUR now.').waitFor();
    expect(dashboard.complaints).toEqual([]);
  });
});
