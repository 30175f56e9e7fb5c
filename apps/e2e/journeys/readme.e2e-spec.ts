import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const root = join(__dirname, '../../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```sh\n([^`]*)```/g)].map((match) => match[1] ?? '');
const curlBlocks = blocks.filter((block) => block.includes('curl '));
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const withCurl = hasCurl ? describe : describe.skip;

it('has a curl line for each of the five promises', () => {
  expect(curlBlocks.length).toBe(5);
});

withCurl('the curl lines of the README, one after the other in one shell', () => {
  let system: RunningSystem;
  let answers: unknown[];

  beforeAll(async () => {
    system = await RunningSystem.start();
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

  afterAll(() => system?.stop());

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
