import fc from 'fast-check';
import { Money } from '@pft/kernel';
import { movementsOf, type EntryLine, type Movement } from './double-entry';

const line = (
  kind: EntryLine['kind'],
  name: string,
  value: number,
  amount = Money.of(BigInt(value), 'EUR'),
): EntryLine => ({
  kind,
  name,
  value: BigInt(value),
  amount,
  note: null,
});
const read = (...lines: EntryLine[]) => movementsOf({ currency: 'EUR', lines, partial: false });
const signed = ({ type, amount }: Movement) => (type === 'expense' ? -amount.amountMinor : amount.amountMinor);
const text = (movement: Movement) =>
  [
    movement.accountText,
    String(signed(movement)),
    movement.transfer?.accountText ?? movement.categoryText ?? '',
    ...(movement.splits ?? []).map((part) => `${part.categoryText} ${part.amount.amountMinor}`),
  ].join(' ');

describe('what lines of double entry move', () => {
  it('is one movement for a category, several parts for several', () => {
    expect(read(line('own', 'Giro', -10), line('category', 'Food', 10)).map(text)).toEqual(['Giro -10 Food']);
    expect(
      read(line('own', 'Giro', -30), line('category', 'Food', 35), line('category', 'Bottles', -5)).map(text),
    ).toEqual(['Giro -30  Bottles -5 Food 35']);
  });

  it('is a transfer between two own accounts, and a movement for what else is in it', () => {
    expect(read(line('own', 'Giro', -105), line('category', 'Fees', 5), line('own', 'Card', 100)).map(text)).toEqual([
      'Giro -100 Card',
      'Giro -5 Fees',
    ]);
    expect(read(line('own', 'A', -30), line('own', 'B', 10), line('own', 'C', 20)).map(text)).toEqual([
      'A -10 B',
      'A -20 C',
    ]);
  });

  it('is shared out where one purchase is paid from two accounts', () => {
    expect(
      read(
        line('own', 'Giro', -60),
        line('own', 'Cash', -40),
        line('category', 'Sofa', 90),
        line('category', 'Tip', 10),
      ).map(text),
    ).toEqual(['Giro -60 Sofa', 'Cash -40  Sofa 30 Tip 10']);
  });

  it('is in the currency of each account', () => {
    const dollars = line('own', 'Travel', 100, Money.of(108n, 'USD'));
    expect(read(line('own', 'Giro', -100), dollars)).toMatchObject([
      { accountText: 'Giro', transfer: { accountText: 'Travel', amount: Money.of(108n, 'USD') } },
    ]);
    const paid = line('own', 'Travel', -100, Money.of(-108n, 'USD'));
    expect(read(paid, line('category', 'Food', 67), line('category', 'Fun', 33))).toMatchObject([
      {
        amount: Money.of(108n, 'USD'),
        originalAmount: Money.of(100n, 'EUR'),
        splits: [{ amount: Money.of(72n, 'USD') }, { amount: Money.of(36n, 'USD') }],
      },
    ]);
  });

  it('is what an account began with opposite to opening balances alone', () => {
    expect(read(line('own', 'Giro', 50), line('opening', 'Opening', -50))).toMatchObject([
      { accountText: 'Giro', isOpening: true, ignored: 'balance' },
    ]);
    expect(read(line('own', 'Giro', 40), line('category', 'Fees', 10), line('opening', 'Opening', -50))).toMatchObject([
      { accountText: 'Giro', isOpening: false },
    ]);
  });

  it('cannot be told where the lines do not add up, unless some may be missing', () => {
    const lines = [line('own', 'Giro', -10), line('category', 'Food', 9)];
    expect(() => read(...lines)).toThrow(
      expect.objectContaining({ message: 'The lines do not add up to zero: -0.01 EUR is left over.' }),
    );
    expect(movementsOf({ currency: 'EUR', lines, partial: true }).map(text)).toEqual(['Giro -10  Food 9 null 1']);
    expect(() => read(line('category', 'Gift', -10), line('category', 'Food', 10))).toThrow(
      expect.objectContaining({ message: 'No line is on an account of your own.' }),
    );
    expect(() => read(line('own', 'Giro', 0), line('category', 'Food', 0))).toThrow(
      expect.objectContaining({ message: 'No line is on an account of your own.' }),
    );
  });

  it('changes each account by the sum of its lines, whatever they are', () => {
    const some = fc.record({
      own: fc.boolean(),
      name: fc.constantFrom('A', 'B', 'C'),
      value: fc.integer({ min: -500, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 8 }), (drawn) => {
        const lines = drawn.map(({ own, name, value }) => line(own ? 'own' : 'category', name, value));
        const rest = -drawn.reduce((sum, { value }) => sum + value, 0);
        const all = [...lines, line('category', 'Rest', rest)];
        const wanted = new Map<string, number>();
        for (const { own, name, value } of drawn) if (own) wanted.set(name, (wanted.get(name) ?? 0) + value);
        const moving = [...wanted].filter(([, value]) => value !== 0);
        fc.pre(moving.length > 0);
        const got = new Map<string, number>();
        const add = (name: string, value: bigint) => got.set(name, (got.get(name) ?? 0) + Number(value));
        for (const movement of read(...all)) {
          add(movement.accountText, signed(movement));
          expect(movement.amount.isPositive()).toBe(true);
          if (movement.transfer) add(movement.transfer.accountText, -signed(movement));
          const { splits } = movement;
          if (splits)
            expect(splits.reduce((sum, { amount }) => sum.plus(amount), Money.zero('EUR'))).toEqual(movement.amount);
        }
        expect(new Map([...got].filter(([, value]) => value !== 0))).toEqual(new Map(moving));
      }),
      { numRuns: 300 },
    );
  });
});
