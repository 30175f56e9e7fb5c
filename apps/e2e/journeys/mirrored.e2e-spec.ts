import { CalendarDate } from '@pft/kernel';
import { PAGES } from '../../../tools/screenshots/pages.mjs';
import { Caller } from '../support/api';
import { Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(600_000);

const sizes = [phone, { width: 1440, height: 900 }];
const today = CalendarDate.today('UTC', new Date());
/** Each fourth page; in the long tests all of them. */
const byTurns = <T>(all: readonly T[]): T[] =>
  all.filter((_, index) => process.env.TEST_LONG === '1' || index % 4 === 2);

/** A ledger whose every name is written from right to left, with marks in it that turn where nothing keeps them. */
const NAMES = {
  account: 'حساب مشترك (٢)',
  savings: 'חיסכון (2)',
  category: 'אוכל & שתייה',
  budget: 'הוצאות הבית!',
  payee: 'مقهى (وسط المدينة)',
  note: 'عشاء - 2',
};

async function fill(person: Caller): Promise<{ account: string; preview: string }> {
  const add = (path: string, body: unknown) => person.must<{ id: string }>('transaction', 'POST', path, body);
  const euro = (amount: string) => ({ amount, currency: 'EUR' });
  const account = await add('/accounts', { name: NAMES.account, currency: 'EUR' });
  const savings = await add('/accounts', { name: NAMES.savings, currency: 'EUR' });
  const category = await add('/categories', { name: NAMES.category, kind: 'expense' });
  const limit = { name: NAMES.budget, categoryIds: [category.id], limit: euro('30.00'), period: 'month' };
  await add('/budgets', { ...limit, thresholds: [50, 100] });
  const row = { date: today, accountId: account.id, payee: NAMES.payee };
  const spent = { ...row, type: 'expense', amount: euro('41.50'), categoryId: category.id, note: NAMES.note };
  await add('/transactions/add', spent);
  await add('/transactions/add', { ...spent, note: undefined, categoryId: undefined, tags: ['חג'] });
  await add('/transactions/add', { ...row, type: 'income', amount: euro('1240.00') });
  await add('/transactions/add', {
    ...{ type: 'transfer', date: today, accountId: account.id, toAccountId: savings.id, amount: euro('100.00') },
  });
  const lines = ['01/02/2026,-3.20,100.00,0.10', '02/03/2026,-5.20,94.80,0.00'].map((line) => `${line},${NAMES.payee}`);
  const file = await person.upload<{ id: string }>('קובץ.csv', ['Date,Amount,Balance,Fee,Payee', ...lines].join('\n'));
  return { account: account.id, preview: file.id };
}

/** Logs in where no word of the page is known. */
async function logIn(viewer: Dashboard, { email, password }: Caller): Promise<void> {
  await viewer.visit('/login');
  await viewer.page.locator('input[type="email"]').fill(email);
  await viewer.page.locator('input[type="password"]').fill(password);
  await viewer.page.locator('button[type="submit"]').click();
  await viewer.page.waitForURL((url) => url.pathname === '/');
  await viewer.untilInteractive();
}

/** What is said with Latin letters outside the marks of the catalogue, in texts and in names of controls. */
const textsOutside = `(() => {
  const [opening, closing] = ['\\u27e6', '\\u27e7'];
  const said = [];
  let depth = 0;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (parentElement.closest('script, style, select:has([value="UTC"], [value="en-GB"], [value="XAF"])')) continue;
    let text = '';
    for (const letter of data) {
      if (letter === closing) depth -= 1;
      if (depth === 0) text += letter;
      if (letter === opening) depth += 1;
    }
    said.push(text);
  }
  if (depth !== 0) said.push('a mark without its other half');
  for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'])
    for (const element of document.body.querySelectorAll('[' + name + ']'))
      if (!element.getAttribute(name).includes(opening)) said.push(element.getAttribute(name));
  return said.filter((text) => /[a-z]{2}/.test(text));
})()`;

/** Texts that are written from right to left and stand among others with nothing that keeps them together. */
const loose = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const open = data.replace(/[\\u2066-\\u2068][^\\u2069]*\\u2069|\\.csv$/g, '');
    if (!/[\\u0590-\\u08ff]/.test(open) || parentElement.closest('script, style, option')) continue;
    const kept = (element) => /isolate|plaintext/.test(getComputedStyle(element).unicodeBidi);
    let around = parentElement;
    while (getComputedStyle(around).display === 'inline' && !kept(around)) around = around.parentElement;
    const alone = around.textContent.trim() === data.trim() && !/[a-z]/i.test(open);
    if (!alone) found.push(around.outerHTML.slice(0, 200));
  }
  return found;
})()`;

const wordsIn = (text: string): string[] => text.match(/[\p{Letter}\d]+/gu) ?? [];

/** Words that are data wherever they stand: what a ledger begins with, and what days and currencies are called. */
async function wordsOfData(person: Caller): Promise<Set<string>> {
  const { items } = await person.must<{ items: { name: string }[] }>('transaction', 'GET', '/categories?limit=200');
  const in2026 = (style: Intl.DateTimeFormatOptions) =>
    Array.from({ length: 372 }, (_, day) => new Intl.DateTimeFormat('en-GB', style).format(new Date(2026, 0, day)));
  const currencies = new Intl.DisplayNames('en-GB', { type: 'currency' });
  const texts = [
    ...items.map(({ name }) => name),
    ...[{ month: 'long' }, { month: 'short' }, { weekday: 'long' }, { weekday: 'short' }].flatMap((style) =>
      in2026(style as Intl.DateTimeFormatOptions),
    ),
    ...Intl.supportedValuesOf('currency').map((code) => currencies.of(code) ?? code),
    ...['Notch', 'English', 'Deutsch', person.email, 'Ada', 'Date', 'Amount', 'Balance', 'Fee', 'Payee', 'csv'],
  ];
  return new Set(texts.flatMap((text) => wordsIn(text.toLowerCase())));
}

describe('pages that run from right to left, in words that nobody speaks', () => {
  let system: RunningSystem;
  let person: Caller;
  let viewer: Dashboard;
  let stranger: Dashboard;
  let shown: { account: string; preview: string };
  let data: Set<string>;

  beforeAll(async () => {
    system = await RunningSystem.start({ PSEUDO_WORDS: 'true' });
    person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada', locale: 'en-GB' });
    shown = await fill(person);
    data = await wordsOfData(person);
    [viewer, stranger] = [await Dashboard.open(system), await Dashboard.open(system)];
    await logIn(viewer, person);
  });

  afterAll(async () => {
    await viewer?.close();
    await stranger?.close();
    await system?.stop();
  });

  it.each(byTurns(PAGES))('$name says nothing outside the catalogue, fits, and axe finds nothing', async (seen) => {
    const { page } = seen.open ? stranger : viewer;
    await (seen.open ? stranger : viewer).visit(seen.path(shown));
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    const outside = (await page.evaluate<string[]>(textsOutside)).flatMap((text) =>
      wordsIn(text).some((word) => /[a-z]{2}/.test(word) && !data.has(word.toLowerCase())) ? [text.trim()] : [],
    );
    expect(outside).toEqual([]);
    expect(await (seen.open ? stranger : viewer).findingsEverywhere(sizes)).toEqual([]);
  });
});

describe('pages that run from left to right, with names and figures that do not', () => {
  let system: RunningSystem;
  let viewer: Dashboard;
  let shown: { account: string; preview: string };

  beforeAll(async () => {
    system = await RunningSystem.shared();
    const person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada', locale: 'ar-EG' });
    shown = await fill(person);
    viewer = await Dashboard.open(system);
    await viewer.logIn(person.email, person.password);
  });

  afterAll(async () => {
    await viewer?.close();
    await system?.stop();
  });

  const entered = PAGES.filter(({ open }) => !open);
  it.each(byTurns(entered))('$name keeps each of them together', async ({ path }) => {
    await viewer.visit(path(shown));
    expect(await viewer.page.locator('html').getAttribute('dir')).toBe('ltr');
    expect(await viewer.page.evaluate<string[]>(loose)).toEqual([]);
    expect(await viewer.findingsEverywhere(sizes)).toEqual([]);
  });
});
