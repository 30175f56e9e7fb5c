import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Caller } from '../support/api';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const root = join(__dirname, '../../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```sh\n([^`]*)```/g)].map((match) => match[1] ?? '');
const curlBlocks = blocks.filter((block) => block.includes('curl '));
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const withCurl = hasCurl ? describe : describe.skip;

let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.start();
});
afterAll(() => system?.stop());

it('has a curl line for each of the five promises', () => {
  expect(curlBlocks.length).toBe(5);
});

withCurl('the curl lines of the README, one after the other in one shell', () => {
  let answers: unknown[];

  beforeAll(() => {
    const script = curlBlocks
      // A person pastes one block after the other; what was written is shown within two seconds.
      .map((block) => `${block}\necho; echo ---; sleep 2`)
      .join('\n')
      .replaceAll('localhost:3001', `127.0.0.1:${system.ports.user}`)
      .replaceAll('localhost:3002', `127.0.0.1:${system.ports.transaction}`)
      .replaceAll('localhost:3003', `127.0.0.1:${system.ports.analytics}`);
    const output = execFileSync('sh', ['-eu', '-c', script], { encoding: 'utf8' });
    answers = output
      .split(/^---.*$/m)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .flatMap((part) => part.split(/(?<=\})(?=\{)/))
      .map((text) => JSON.parse(text) as unknown);
  });

  it('keep every promise', () => {
    const [income, yen, summary, budget, expense, alerts] = answers;
    expect(income).toMatchObject({ type: 'income', amount: { amount: '2500.00', currency: 'EUR' }, version: 1 });
    expect(yen).toMatchObject({ type: 'expense', amount: { amount: '1280', currency: 'JPY' } });
    expect(summary).toMatchObject({
      income: { amount: '2500.00', currency: 'EUR' },
      spending: { amount: '7.88', currency: 'EUR' },
      net: { amount: '2492.12', currency: 'EUR' },
      rates: [{ currency: 'JPY', status: 'exact', rateDate: '2024-02-29', count: 1 }],
      missingRates: [],
    });
    expect(budget).toMatchObject({ name: 'Everything', thresholds: [80, 100] });
    expect(expense).toMatchObject({ amount: { amount: '85.00', currency: 'EUR' } });
    expect(alerts).toMatchObject({ items: [{ kind: 'budget-threshold', threshold: 80, budgetName: 'Everything' }] });
  });
});

describe('npm run import', () => {
  let person: Caller;
  let folder: string;

  beforeAll(async () => {
    person = await Caller.register(system, { baseCurrency: 'EUR' });
    folder = mkdtempSync(join(tmpdir(), 'pft-statements-'));
    writeFileSync(
      join(folder, '1-march.csv'),
      'Date,Payee,Amount\n2026-03-14,HOFER,-33.87\n2026-03-15,Salary,2500.00\n',
    );
    writeFileSync(join(folder, '2-april.csv'), 'Date,Payee,Amount\n2026-04-14,HOFER,-12.00\nnever,HOFER,-1.00\n');
    writeFileSync(join(folder, '3-open.csv'), 'Date,Payee,Amount\n04/05/2026,Rent,-700.00\n05/05/2026,Rent,-7.00\n');
    writeFileSync(join(folder, '4-letter.txt'), 'Dear customer,\nplease find nothing attached.\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (
    args: string[],
    given: NodeJS.ProcessEnv = { PFT_EMAIL: person.email, PFT_PASSWORD: person.password },
  ) => {
    const env = {
      ...process.env,
      PFT_USER_URL: system.url('user'),
      PFT_TRANSACTION_URL: system.url('transaction'),
      ...given,
    };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'tools/import/import.mjs'), ...args], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { status, said: `${stdout}${stderr}` };
  };

  it('imports a folder of statements, says what is left out, and leaves open what only a person can say', async () => {
    const { status, said } = run([folder]);
    expect(said).toContain('2 new, 2026-03-14 to 2026-03-15');
    expect(said).toContain('✓ 2 imported');
    expect(said).toMatch(/1 new · 1 cannot be read[\s\S]*line 3: [\s\S]*✓ 1 imported, 0 matched, 0 known, 1 left out/);
    expect(said).toMatch(/4-letter\.txt\n {2}✗ .*table/);
    expect(said).toMatch(/3-open\.csv\n[\s\S]*\? [\s\S]*– not imported: a question is open/);
    expect(said).toContain('2 of 4 files done.');
    expect(status).toBe(1);
    const { items } = await person.must<{ items: unknown[] }>('transaction', 'GET', '/transactions');
    expect(items).toHaveLength(3);
  });

  it('knows a file again, and shows one without leaving anything behind', () => {
    expect(run([join(folder, '1-march.csv')])).toMatchObject({ status: 0 });
    expect(run([join(folder, '1-march.csv')]).said).toContain('2 known');
    const { said, status } = run(['--preview', '--account', 'nowhere', folder]);
    expect(said).toContain('There is no account «nowhere».');
    expect(status).toBe(1);
  });

  it('does not take a wrong password, a file that is not there, or nobody', () => {
    expect(run([folder], { PFT_EMAIL: person.email, PFT_PASSWORD: 'not this one' }).said).toContain(
      'The log-in is refused.',
    );
    expect(run([join(folder, 'none.csv')]).said).toContain('There is no file');
    expect(run([folder], { PFT_EMAIL: '', PFT_PASSWORD: '', PFT_TOKEN: '' }).said).toContain('Nobody is logged in');
    expect(run([folder, '--never']).status).toBe(1);
  });
});
