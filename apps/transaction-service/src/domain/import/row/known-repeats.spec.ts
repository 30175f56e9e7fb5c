import { Money } from '@pft/kernel';
import type { Judgement, RowToJudge } from './judge-rows';
import { knowRepeats } from './known-repeats';

interface Drawn {
  file: number;
  payee?: string;
  date?: string;
  cents?: bigint;
  account?: string;
  bank?: string;
}

const FILES = ['a.csv', 'b.csv', 'c.csv'];
const sections = FILES.map((file) => ({ account: null, opening: null, closing: null, file }));

function rowOf({ file, payee = 'Tea', date = '2026-03-13', cents = -150n, account = 'giro', bank }: Drawn): RowToJudge {
  return {
    entry: {
      line: 1,
      source: { cells: [] },
      section: file,
      values: {
        date,
        valueDate: null,
        type: cents < 0n ? 'expense' : 'income',
        amount: Money.of(cents, 'EUR').abs(),
        payee,
        note: null,
        accountText: null,
        categoryText: null,
        bankId: null,
      },
    },
    identity: { raw: 'r', bank: bank ?? null, pending: false },
    target: { name: account, currency: 'EUR', accountId: null, text: null },
  };
}

function verdicts(drawn: readonly Drawn[], before: Judgement['verdict'] = 'new', of = sections): string[] {
  const judgements = drawn.map((): Judgement => ({ verdict: before, reason: null, transactionId: null }));
  knowRepeats(drawn.map(rowOf), judgements, of, ({ name, currency }) => `${name} ${currency}`);
  return judgements.map(({ verdict, reason }) => reason ?? verdict);
}

const REPEATED = '«a.csv» of the same archive has this row, too.';

describe('rows that two files of an archive have', () => {
  it('are known in the later one', () => {
    expect(verdicts([{ file: 0 }, { file: 1 }])).toEqual(['new', REPEATED]);
  });

  it('stay two where one file has them twice, and a third one of the other file is new', () => {
    expect(verdicts([{ file: 0 }, { file: 0 }])).toEqual(['new', 'new']);
    expect(verdicts([{ file: 0 }, { file: 0 }, { file: 1 }, { file: 1 }, { file: 1 }])).toEqual([
      'new',
      'new',
      REPEATED,
      REPEATED,
      'new',
    ]);
  });

  it('are known in each of the later ones', () => {
    expect(verdicts([{ file: 0 }, { file: 1 }, { file: 2 }]).filter((said) => said === 'new')).toHaveLength(1);
  });

  it.each([
    ['another payee', { payee: 'Bookshop' }],
    ['another amount', { cents: -151n }],
    ['the other direction', { cents: 150n }],
    ['another account', { account: 'card' }],
    ['a day a month away', { date: '2026-04-13' }],
  ])('are others with %s', (_name, other) => {
    expect(verdicts([{ file: 0 }, { file: 1, ...other }])).toEqual(['new', 'new']);
  });

  it('are known by what is in the ledger already, too', () => {
    const judgements: Judgement[] = [
      { verdict: 'duplicate', reason: 'Imported before.', transactionId: 't' },
      { verdict: 'new', reason: null, transactionId: null },
    ];
    knowRepeats([rowOf({ file: 0 }), rowOf({ file: 1 })], judgements, sections, ({ name }) => name);
    expect(judgements.map(({ verdict }) => verdict)).toEqual(['duplicate', 'duplicate']);
  });

  it('are no repeats of what is left out', () => {
    expect(verdicts([{ file: 0 }, { file: 1 }], 'ignored')).toEqual(['ignored', 'ignored']);
  });

  it('are not looked for in a file that came alone', () => {
    const alone = [{ account: null, opening: null, closing: null }];
    expect(verdicts([{ file: 0 }, { file: 0 }], 'new', alone as typeof sections)).toEqual(['new', 'new']);
  });
});
