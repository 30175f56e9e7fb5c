import { CalendarDate } from '@pft/kernel';
import { Caller } from '../support/api';
import { Dashboard } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const today = CalendarDate.today('UTC', new Date());
const image = '<img src=x onerror=alert(1)>';
const script = '<script>alert(2)</script>';
const link = '"><svg onload=alert(3)>';
const texts = {
  payee: image,
  note: `${script} =HYPERLINK("http://example.org","x") {{7*7}}`,
  tag: '<b>bold</b>',
  account: `Account ${image}`,
  category: `Category ${link}`,
  budget: `Budget ${image}`,
  file: `${image}.csv`,
};

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: image });
  const post = (path: string, body: unknown) => person.must<{ id: string }>('transaction', 'POST', path, body);
  const account = await post('/accounts', { name: texts.account, currency: 'EUR' });
  const category = await post('/categories', { name: texts.category, kind: 'expense' });
  await post('/budgets', {
    name: texts.budget,
    categoryIds: [category.id],
    limit: { amount: '10.00', currency: 'EUR' },
    period: 'month',
  });
  await post('/transactions/add', {
    type: 'expense',
    amount: { amount: '12.00', currency: 'EUR' },
    date: today,
    accountId: account.id,
    categoryId: category.id,
    payee: texts.payee,
    note: texts.note,
    tags: [texts.tag],
  });
  await person.upload(texts.file, `Date,Payee,Amount\n2026-03-14,${image},-1.00\nnonsense,${image},x\n`);
  dashboard = await Dashboard.open(system);
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

/** Nothing of what was entered has become an element, and every text stands there as it was entered. */
async function expectLiteral(shown: string[]): Promise<void> {
  const { page } = dashboard;
  for (const text of shown) await page.getByText(text).filter({ visible: true }).first().waitFor();
  expect(await page.locator('img[src="x"], svg[onload], b:text-is("bold")').count()).toBe(0);
}

it.each([
  ['/', [texts.payee, texts.category, texts.budget]],
  ['/transactions', [texts.payee, texts.note, texts.tag, texts.account, texts.category]],
  ['/budgets', [texts.budget, texts.category]],
  ['/accounts', [texts.account]],
  ['/categories', [texts.category]],
  ['/alerts', [texts.budget]],
  ['/import', [texts.file]],
])('%s shows hostile texts literally', async (path, shown) => {
  await dashboard.visit(path);
  await expectLiteral(shown);
});

it('the preview of an import shows hostile cells and a hostile file name literally', async () => {
  await dashboard.visit('/import');
  await dashboard.page.getByRole('link', { name: texts.file }).click();
  await dashboard.page.getByRole('region', { name: 'Rows' }).waitFor();
  await expectLiteral([texts.file, image]);
});

it('a search for markup is shown as it was typed', async () => {
  await dashboard.visit(`/transactions?q=${encodeURIComponent(link)}`);
  expect(await dashboard.page.getByLabel('Search').first().inputValue()).toBe(link);
  await expectLiteral([]);
});

it('no script ran, no dialog opened and the content policy was not breached', () => {
  expect(dashboard.complaints).toEqual([]);
});

describe('the web in front of the services', () => {
  const web = (path: string, init?: RequestInit): Promise<Response> => fetch(`${system.dashboard}${path}`, init);

  it('sends a content policy with a nonce and keeps pages out of frames', async () => {
    const { headers } = await web('/login');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src [^;]*'nonce-[^']+'/);
    expect(policy).not.toMatch(/script-src [^;]*'unsafe-(inline|eval)'/);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('has no way to the doors between services', async () => {
    for (const path of [
      '/api/internal/changes/claim',
      '/api/transactions/..%2finternal/changes/claim',
      '/api/oauth/token',
    ]) {
      const response = await web(path, { method: 'POST', headers: { origin: system.dashboard }, body: '{}' });
      expect([400, 401, 403, 404, 405]).toContain(response.status);
    }
  });

  it('refuses writes that come from another origin', async () => {
    const response = await web('/api/auth/login', {
      method: 'POST',
      headers: { origin: 'https://example.org', 'content-type': 'application/json' },
      body: JSON.stringify({ email: person.email, password: person.password }),
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('keeps tokens out of the page: cookies are HttpOnly and the body holds none', async () => {
    const response = await web('/api/auth/login', {
      method: 'POST',
      headers: { origin: system.dashboard, 'content-type': 'application/json' },
      body: JSON.stringify({ email: person.email, password: person.password }),
    });
    const cookies = response.headers.getSetCookie();
    expect(response.status).toBe(200);
    expect(await response.text()).not.toMatch(/accessToken|refreshToken/);
    expect(cookies.length).toBeGreaterThan(1);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/HttpOnly/i);
      expect(cookie).toMatch(/SameSite=Lax/i);
    }
    expect(await dashboard.page.evaluate<string>('document.cookie')).not.toMatch(/ey[\w-]+\.[\w-]+\./);
  });

  it('answers 413 to a file of 10 MiB and a byte', async () => {
    const status = await dashboard.page.evaluate<number>(`(async () => {
      const form = new FormData();
      form.append('file', new File([new Uint8Array(10 * 1024 * 1024 + 1).fill(49)], 'big.csv', { type: 'text/csv' }));
      return (await fetch('/api/imports', { method: 'POST', body: form })).status;
    })()`);
    expect(status).toBe(413);
  });
});
