import { randomUUID } from 'node:crypto';
import { Dashboard } from '../support/dashboard';
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
  system = await RunningSystem.shared();
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

  it('ask before an import is undone, and give the keyboard back', async () => {
    const { page } = dashboard;
    expect(await dashboard.findingsEverywhere()).toEqual([]);
    const undo = page.getByRole('button', { name: 'Undo this import' });
    await undo.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Undo this import?' }).waitFor();
    expect(await dashboard.findingsEverywhere()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await undo.evaluate((element) => element.matches(':focus'))).toBe(true);
  });
});

const [GIRO, SAVINGS] = ['AT611904300234573201', 'DE89370400440532013000'] as const;
const spoken = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');

/** Of CAMT.053: a statement of one account, its balances and what was booked, money out with a minus. */
function statement(
  iban: string,
  opening: string,
  closing: string,
  booked: readonly [string, string, string][],
): string {
  const entries = booked.map(([date, name, amount], index) => {
    const [way, party] = amount.startsWith('-') ? ['DBIT', 'Cdtr'] : ['CRDT', 'Dbtr'];
    return `<Ntry><Amt Ccy="EUR">${amount.replace('-', '')}</Amt><CdtDbtInd>${way}</CdtDbtInd><Sts>BOOK</Sts>
      <BookgDt><Dt>${date}</Dt></BookgDt><AcctSvcrRef>${iban.slice(-4)}-${index}</AcctSvcrRef>
      <NtryDtls><TxDtls><RltdPties><${party}><Nm>${name}</Nm></${party}></RltdPties></TxDtls></NtryDtls></Ntry>`;
  });
  const balance = (code: string, amount: string, date: string): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>
      <Dt><Dt>${date}</Dt></Dt></Bal>`;
  return `<Stmt><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance('OPBD', opening, '2026-02-01')}
    ${balance('CLBD', closing, '2026-02-28')}${entries.join('')}</Stmt>`;
}

async function choose(name: string, text: string): Promise<void> {
  const { page } = dashboard;
  await dashboard.visit('/import');
  await page.getByLabel('Bank files').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name }).waitFor();
  await dashboard.untilInteractive();
}

describe('a file of two accounts', () => {
  it('opens both with their balances, after it has said so', async () => {
    const { page } = dashboard;
    const statements = [
      statement(GIRO, '1000.00', '478.30', [
        ['2026-02-02', 'Bakery', '-21.70'],
        ['2026-02-16', 'Standing order', '-500.00'],
      ]),
      statement(SAVINGS, '10.00', '10.42', [['2026-02-27', 'Interest', '0.42']]),
    ];
    await choose(
      'february.xml',
      `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>${statements.join('')}</BkToCstmrStmt></Document>`,
    );
    const rows = page.getByRole('region', { name: 'Rows' }).getByRole('row');
    await rows
      .filter({ hasText: 'Interest' })
      .filter({ hasText: `${SAVINGS.slice(0, 4)} … ${SAVINGS.slice(-4)}` })
      .waitFor();
    const rail = page.getByRole('complementary', { name: 'This import' });
    const into = await rail.getByRole('region', { name: 'Accounts' }).getByRole('listitem').allInnerTexts();
    expect(into.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      `${spoken(GIRO)} (EUR) will be created 2 rows`,
      `${spoken(SAVINGS)} (EUR) will be created 1 row`,
    ]);
    expect(await rail.getByText('Adds up', { exact: true }).count()).toBe(2);
    expect(await dashboard.findingsEverywhere()).toEqual([]);
    await take('Import 3 rows into 2 accounts');
    const balances = page.getByRole('region', { name: 'Check' });
    await balances.getByText('€478.30').nth(1).waitFor();
    await balances.getByText('€10.42').nth(1).waitFor();
  });
});

describe('a transfer between two imports', () => {
  const chip = (text: string) => dashboard.page.getByText(text, { exact: true });
  const button = (name: string) => dashboard.page.getByRole('button', { name, exact: true });

  it('is offered on its row, taken and refused by keyboard', async () => {
    const { page } = dashboard;
    await choose(
      'savings.csv',
      'Date,Payee,Amount,Currency\n2026-02-17,Incoming,500.00,EUR\n2026-02-18,Aunt,-20.00,EUR\n',
    );
    await page.getByLabel('Import into').selectOption({ label: `${spoken(SAVINGS)} (EUR)` });
    const offered = `Transfer from ${spoken(GIRO)}?`;
    await chip(offered).waitFor();
    expect(await dashboard.findingsEverywhere()).toEqual([]);
    await button('Yes, row 1 is a transfer').focus();
    await page.keyboard.press('Enter');
    await chip(`Transfer from ${spoken(GIRO)}`).waitFor();
    await button('Transfer 1').waitFor();
    expect(await page.getByLabel('Category of row 1').count()).toBe(0);
    await button('Not a transfer: row 1').focus();
    await page.keyboard.press('Enter');
    await button('New 2').waitFor();
    await button('Not a transfer: row 1').waitFor({ state: 'detached' });
    await chip(`No transfer from ${spoken(GIRO)}`).waitFor();
    expect(await chip(offered).count()).toBe(0);
    await take(`Import 2 rows into ${spoken(SAVINGS)}`);
    await dashboard.visit('/transactions?type=transfer');
    await page.getByText('Nothing matches these filters').waitFor();
  });
});

describe('a file that leaves something open', () => {
  it('is asked about with its line and both readings', async () => {
    const { page } = dashboard;
    await choose(
      'fees.csv',
      'Date,Payee,Amount,Fee,Currency\n2026-01-14,Abroad,-100.00,1.50,EUR\n2026-01-15,Shop,-10.00,0.00,EUR\n',
    );
    const form = page.getByRole('form', { name: 'Does what stands in «Fee» come on top of the amount?' });
    expect((await form.innerText()).replace(/\s+/g, ' ')).toMatch(
      /Line 2 2026-01-14 Abroad -100\.00 1\.50 EUR .*14 Jan 2026, -101\.50 EUR .*14 Jan 2026, -100\.00 EUR/,
    );
    await form.getByLabel('It is within the amount').check();
    await form.getByRole('button', { name: 'Read it this way' }).click();
    await page.getByText('All questions about the file are answered.').waitFor();
    await page.getByRole('row').filter({ hasText: 'Abroad' }).getByText('\u2212€100.00').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.waitForURL('**/import');
  });
});

describe('what came twice', () => {
  it('with two files is found, removed and brought back', async () => {
    const { page } = dashboard;
    await choose('again.csv', 'Date,Payee,Amount,Currency\n2026-04-20,BAKERY,-1.50,EUR\n');
    await page.getByRole('checkbox', { name: 'Import row 1' }).click();
    await take('Import 1 row into Main account EUR');
    await dashboard.visit('/transactions');
    await page.getByRole('link', { name: 'Rows that came twice' }).click();
    const remove = page.getByRole('button', { name: 'Remove 1 twin' });
    await remove.waitFor();
    expect(await dashboard.findingsEverywhere()).toEqual([]);
    await remove.click();
    await page.getByText('Nothing came twice').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await remove.waitFor();
  });

  it('and a payee is called by another name in all rows', async () => {
    const { page } = dashboard;
    await dashboard.visit('/transactions?q=market');
    await page.getByRole('button', { name: 'Edit Market' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rename “Market” for all' }).click();
    expect(await dashboard.findingsEverywhere()).toEqual([]);
    await page.keyboard.type('Farmers’ market');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Edit Farmers’ market' }).waitFor();
  });
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
