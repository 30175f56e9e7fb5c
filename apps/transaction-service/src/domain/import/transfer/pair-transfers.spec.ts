import { CalendarDate } from '@pft/kernel';
import fc from 'fast-check';
import { AccountNames } from './account-names';
import {
  decisionKey,
  pairTransfers,
  possiblePairs,
  TRANSFER_DAYS,
  type Leg,
  type TransferPair,
} from './pair-transfers';

const ACCOUNTS = ['Giro', 'Savings', 'Cash', 'Dollars'] as const;
type Name = (typeof ACCOUNTS)[number];
const currencyOf = (name: Name) => (name === 'Dollars' ? 'USD' : 'EUR');
const names = new AccountNames(ACCOUNTS.map((name) => ({ key: name, name, iban: null, number: null })));
const rateOf = (currency: string) => (currency === 'USD' ? 1.1 : 1);

let made = 0;
function leg(account: Name, date: string, minor: number, text = '', more: Partial<Leg> = {}): Leg {
  const id = more.id ?? `leg ${++made}`;
  return {
    id,
    remembered: [id],
    account,
    currency: currencyOf(account),
    signedMinor: BigInt(minor),
    date,
    texts: [text],
    otherIban: null,
    row: made,
    transactionId: null,
    ...more,
  };
}
const pairsOf = (legs: readonly Leg[], decisions = new Map<string, boolean>()) =>
  pairTransfers(possiblePairs(legs, rateOf), { names, decisions });
const shown = (pairs: readonly TransferPair[]) => pairs.map(({ out, into, on }) => [out.id, into.id, on]);

describe('legs that may be one transfer', () => {
  it('are the nearest of the best evidence', () => {
    const out = leg('Giro', '2026-03-10', -100, 'to Savings');
    const near = leg('Cash', '2026-03-10', 100, 'found');
    const far = leg('Savings', '2026-03-14', 100, 'in');
    const farther = leg('Savings', '2026-03-15', 100, 'in');
    expect(shown(pairsOf([near, farther, far, out]))).toEqual([[out.id, far.id, true]]);
  });

  it('are on where both rows of a file carry a word for it, and not where one is in the ledger', () => {
    const [out, into] = [leg('Giro', '2026-03-10', -100, 'Umbuchung'), leg('Savings', '2026-03-10', 100, 'Transfer')];
    expect(shown(pairsOf([out, into]))).toEqual([[out.id, into.id, true]]);
    const there = { ...into, row: null, transactionId: 'there' };
    expect(shown(pairsOf([out, there]))).toEqual([[out.id, into.id, false]]);
    expect(shown(pairsOf([out, leg('Savings', '2026-03-10', 100, 'Gift', { id: 'x' })]))).toEqual([
      [out.id, 'x', false],
    ]);
  });

  it('are only offered where the IBAN of the other side is another one', () => {
    const known = new AccountNames([{ key: 'Savings', name: 'Savings', iban: 'DE89370400440532013000', number: null }]);
    const out = leg('Giro', '2026-03-10', -100, 'to Savings', { otherIban: 'AT611904300234573201' });
    const into = leg('Savings', '2026-03-10', 100, 'in');
    const [pair] = pairTransfers(possiblePairs([out, into], rateOf), { names: known, decisions: new Map() });
    expect(pair).toMatchObject({ on: false, taken: null });
  });

  it('follow what a person has said of them', () => {
    const [out, into] = [leg('Giro', '2026-03-10', -100, 'to Savings'), leg('Savings', '2026-03-12', 100)];
    const other = leg('Cash', '2026-03-12', 100);
    const said = (taken: boolean, by: Leg) => new Map([[decisionKey(by.id, out.id), taken]]);
    expect(pairsOf([out, into], said(false, into))).toMatchObject([{ on: false, taken: false }]);
    expect(shown(pairsOf([out, into, other], said(false, into)))).toEqual([[out.id, other.id, false]]);
    expect(shown(pairsOf([out, into, other], said(true, other)))).toEqual([[out.id, other.id, true]]);
  });

  it('in two currencies are within three percent of the rate, and behind what is equal', () => {
    const out = leg('Giro', '2026-03-10', -10_000, 'to Dollars');
    const found = (minor: number) => pairsOf([out, leg('Dollars', '2026-03-10', minor)]).length;
    expect([10_669, 10_670, 11_330, 11_331].map(found)).toEqual([0, 1, 1, 0]);
    const equal = leg('Cash', '2026-03-12', 10_000);
    const plain = { ...out, texts: [] };
    expect(shown(pairsOf([plain, leg('Dollars', '2026-03-10', 11_000), equal]))).toEqual([[out.id, equal.id, false]]);
  });

  it('are none where so many fit that none of them says anything', () => {
    const outs = Array.from({ length: 21 }, () => leg('Giro', '2026-03-10', -100, 'to Savings'));
    expect(pairsOf([...outs, leg('Savings', '2026-03-10', 100)])).toEqual([]);
    expect(pairsOf([...outs.slice(1), leg('Savings', '2026-03-10', 100)])).toHaveLength(1);
  });

  it('are looked for in a file of 50,000 rows within two seconds of work, also where all of them are alike', () => {
    const days = (index: number) => CalendarDate.plusDays('2020-01-01', index % 1_500);
    for (const minor of [(index: number) => 100 + (index % 7_000), () => 100]) {
      const legs = Array.from({ length: 50_000 }, (_, index) =>
        leg(
          index % 2 ? 'Giro' : 'Savings',
          days(index >> 1),
          index % 2 ? -minor(index >> 1) : minor(index >> 1),
          'Shop',
        ),
      );
      const begun = process.cpuUsage();
      pairsOf(legs);
      const { user, system } = process.cpuUsage(begun);
      expect((user + system) / 1_000).toBeLessThan(2_000);
    }
  });

  const legs = fc
    .array(
      fc.record({
        account: fc.constantFrom(...ACCOUNTS),
        day: fc.integer({ min: 0, max: 8 }),
        minor: fc.constantFrom(-100, 100, -110, 110),
        text: fc.constantFrom('', 'Transfer', 'to Savings', 'from Giro', 'Cash'),
        inLedger: fc.boolean(),
      }),
      { maxLength: 14, size: 'max' },
    )
    .map((drawn) =>
      drawn.map(({ account, day, minor, text, inLedger }, index) =>
        leg(account, CalendarDate.plusDays('2026-03-01', day), minor, text, {
          id: `${index}`,
          row: inLedger ? null : index,
          transactionId: inLedger ? `${index}` : null,
        }),
      ),
    );

  it('are paired one to one, of opposite directions, other accounts and near days', () => {
    fc.assert(
      fc.property(legs, (drawn) => {
        const pairs = pairsOf(drawn);
        const used = pairs.flatMap(({ out, into }) => [out.id, into.id]);
        expect(new Set(used).size).toBe(used.length);
        for (const { out, into } of pairs) {
          expect(out.signedMinor < 0n && into.signedMinor > 0n).toBe(true);
          expect(out.account).not.toBe(into.account);
          expect(Math.abs(CalendarDate.daysBetween(out.date, into.date))).toBeLessThanOrEqual(TRANSFER_DAYS);
          expect(out.transactionId === null || into.transactionId === null).toBe(true);
          if (out.currency === into.currency) expect(out.signedMinor).toBe(-into.signedMinor);
        }
      }),
    );
  });

  it('are the same in whatever order they come', () => {
    fc.assert(
      fc.property(legs, fc.infiniteStream(fc.nat()), (drawn, keys) => {
        const shuffled = drawn.map((each) => [keys.next().value as number, each] as const).sort(([a], [b]) => a - b);
        const sorted = (all: readonly Leg[]) => shown(pairsOf(all)).map(String).sort();
        expect(sorted(shuffled.map(([, each]) => each))).toEqual(sorted(drawn));
      }),
      { numRuns: 300 },
    );
  });

  it('are never on where a leg of the same account would do as well', () => {
    fc.assert(
      fc.property(legs, (drawn) => {
        for (const { out, into, on } of pairsOf(drawn)) {
          if (!on) continue;
          for (const side of [out, into]) {
            const { id: _, remembered: __, row: ___, ...said } = side;
            const twin = leg(side.account as Name, side.date, Number(side.signedMinor), '', {
              ...said,
              id: `twin of ${side.id}`,
            });
            const again = pairsOf([...drawn, { ...twin, remembered: [twin.id] }]);
            const stillOn = again.filter((pair) => pair.on).flatMap((pair) => [pair.out.id, pair.into.id]);
            expect(stillOn).not.toContain(side.id);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
