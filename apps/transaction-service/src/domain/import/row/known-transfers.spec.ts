import { Money } from '@pft/kernel';
import type { Judgement, RowToJudge, Unclaimed } from './judge-rows';
import { AccountNames } from '../transfer/account-names';
import { knowTransfers } from './known-transfers';

const account = (id: string) => ({ name: id, currency: 'EUR', accountId: id, text: id });
const row = (date: string, minor: bigint, other?: string): RowToJudge => ({
  entry: {
    line: 1,
    source: { cells: [] },
    values: {
      date,
      valueDate: null,
      type: minor < 0n ? 'expense' : 'income',
      amount: Money.of(minor, 'EUR').abs(),
      payee: 'From the other one',
      note: null,
      accountText: 'reserve',
      categoryText: null,
      bankId: null,
    },
  },
  identity: { raw: 'r', bank: null, pending: false },
  target: account('reserve'),
  ...(other && { other: account(other) }),
});
const leg = (transactionId: string, date: string, otherAccountId: string | null = 'giro'): Unclaimed => ({
  transactionId,
  accountId: 'reserve',
  signedMinor: 20_000n,
  date,
  payee: 'To the reserve',
  otherAccountId,
});
const judged = (rows: RowToJudge[], unclaimed: Unclaimed[]) => {
  const judgements: Judgement[] = rows.map(() => ({ verdict: 'new', reason: null, transactionId: null }));
  knowTransfers(rows, judgements, unclaimed, new AccountNames([]));
  return judgements.map(({ transactionId }) => transactionId);
};

describe('a transfer that the other account has told', () => {
  it('is known by both accounts, the amount and the day, whatever it is called', () => {
    expect(judged([row('2026-01-15', 20_000n, 'giro')], [leg('t', '2026-01-15')])).toEqual(['t']);
    expect(judged([row('2026-01-19', 20_000n, 'giro')], [leg('t', '2026-01-15')])).toEqual(['t']);
  });

  it('is none from another account, of another amount, direction or week, and none that only looks like one', () => {
    expect(judged([row('2026-01-15', 20_000n, 'card')], [leg('t', '2026-01-15')])).toEqual([null]);
    expect(judged([row('2026-01-15', 20_001n, 'giro')], [leg('t', '2026-01-15')])).toEqual([null]);
    expect(judged([row('2026-01-15', -20_000n, 'giro')], [leg('t', '2026-01-15')])).toEqual([null]);
    expect(judged([row('2026-01-20', 20_000n, 'giro')], [leg('t', '2026-01-15')])).toEqual([null]);
    expect(judged([row('2026-01-15', 20_000n)], [leg('t', '2026-01-15')])).toEqual([null]);
    expect(judged([row('2026-01-15', 20_000n, 'giro')], [leg('t', '2026-01-15', null)])).toEqual([null]);
  });

  it('is known once, the nearest day first', () => {
    const rows = [
      row('2026-01-16', 20_000n, 'giro'),
      row('2026-01-15', 20_000n, 'giro'),
      row('2026-01-15', 20_000n, 'giro'),
    ];
    expect(judged(rows, [leg('a', '2026-01-15'), leg('b', '2026-01-18')])).toEqual(['b', 'a', null]);
  });
});
