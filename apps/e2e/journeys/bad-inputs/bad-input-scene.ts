import { createHmac, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { CalendarDate } from '@pft/kernel';
import { Caller } from '../../support/api';
import type { RunningSystem } from '../../support/running-system';

interface Resource {
  id: string;
}

interface Page {
  items: (Resource & { name?: string })[];
  nextCursor: string | null;
}

/** What the placeholders `<<name>>` of the data file stand for. */
export type Scene = Record<string, string> & { userId: string };

/** Two people with something of everything, and tokens that nobody issued. */
export async function setScene(system: RunningSystem): Promise<Scene> {
  const person = await Caller.register(system, { baseCurrency: 'EUR' });
  const stranger = await Caller.register(system, { baseCurrency: 'EUR' });
  const own = await furnish(person);
  const foreign = await furnish(stranger);
  const login = await person.must<{ refreshToken: string }>('user', 'POST', '/auth/login', {
    email: person.email,
    password: person.password,
  });
  const today = CalendarDate.today('UTC', new Date());
  return {
    userId: person.userId,
    email: person.email,
    password: person.password,
    token: person.token,
    refreshToken: login.refreshToken,
    run: randomUUID(),
    nothing: '018f0000-0000-7000-8000-000000000000',
    latest: CalendarDate.plusYears(today, 10),
    tooLate: CalendarDate.plusDays(CalendarDate.plusYears(today, 10), 1),
    ...own,
    cursorTampered: tampered(own.cursor),
    foreignUser: stranger.userId,
    foreignAccount: foreign.euroAccount,
    foreignCategory: foreign.category,
    foreignTransaction: foreign.transaction,
    foreignBudget: foreign.budget,
    foreignImport: foreign.import,
    foreignCursor: foreign.cursor,
    ...(await forgedTokens(system, person.token)),
  };
}

async function furnish(person: Caller) {
  const post = async (path: string, body: unknown) =>
    (await person.must<Resource>('transaction', 'POST', path, body)).id;
  const euroAccount = await post('/accounts', { name: 'Everyday', currency: 'EUR' });
  const secondEuroAccount = await post('/accounts', { name: 'Rainy days', currency: 'EUR' });
  const dollarAccount = await post('/accounts', { name: 'Dollars', currency: 'USD' });
  const archivedAccount = await post('/accounts', { name: 'Closed', currency: 'EUR' });
  await person.must('transaction', 'PATCH', `/accounts/${archivedAccount}`, { archived: true });
  const categories = await person.must<Page>('transaction', 'GET', '/categories');
  const named = (name: string): string => categories.items.find((item) => item.name === name)?.id ?? '';
  const category = await post('/categories', { name: 'Own things', kind: 'expense' });
  const expense = {
    type: 'expense',
    amount: { amount: '12.34', currency: 'EUR' },
    date: '2026-03-14',
    accountId: euroAccount,
  };
  await post('/transactions/add', expense);
  await post('/transactions/add', { ...expense, date: '2026-03-15' });
  const transaction = await post('/transactions/add', { ...expense, date: '2026-03-16' });
  const budget = await post('/budgets', {
    name: 'All',
    limit: { amount: '300.00', currency: 'EUR' },
    period: 'month',
  });
  const preview = await person.upload<Resource>('own.csv', 'Date,Payee,Amount\n2026-03-14,Own shop,-1.00\n');
  const page = await person.must<Page>('transaction', 'GET', '/transactions?limit=1');
  return {
    euroAccount,
    secondEuroAccount,
    dollarAccount,
    archivedAccount,
    groceries: named('Groceries'),
    incomeCategory: named('Salary'),
    category,
    transaction,
    budget,
    import: preview.id,
    cursor: page.nextCursor ?? '',
  };
}

function tampered(text: string): string {
  const at = Math.floor(text.length / 3);
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}

async function forgedTokens(system: RunningSystem, token: string): Promise<Record<string, string>> {
  const jwks = (await (await fetch(`${system.url('user')}/.well-known/jwks.json`)).json()) as {
    keys: (JsonWebKey & { kid: string })[];
  };
  const key = jwks.keys[0];
  if (!key) throw new Error('the key set is empty');
  const [header = '', payload = '', signature = ''] = token.split('.');
  const kept = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>;
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const publicPem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const hmacInput = `${encode({ ...kept, alg: 'HS256' })}.${payload}`;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = sign('sha256', Buffer.from(`${header}.${payload}`), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  return {
    tokenNone: `${encode({ ...kept, alg: 'none' })}.${payload}.`,
    tokenHmac: `${hmacInput}.${createHmac('sha256', publicPem).update(hmacInput).digest('base64url')}`,
    tokenOtherKey: `${header}.${payload}.${other.toString('base64url')}`,
    tokenTampered: `${header}.${encode({ ...claims, sub: randomUUID() })}.${signature}`,
  };
}
