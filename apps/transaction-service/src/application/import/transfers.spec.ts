import { CalendarDate, Money } from '@pft/kernel';
import fc from 'fast-check';
import { ImportDesk, entry } from '../../../test/import-desk';
import { InMemoryLedger } from '../../../test/in-memory-ledger';
import type { Account } from '../../domain/account/account';

const IBAN = 'DE89370400440532013000';

describe('a transfer that two files tell', () => {
  let desk: ImportDesk;
  let giro: Account;
  let savings: Account;

  beforeEach(async () => {
    desk = new ImportDesk(new InMemoryLedger());
    giro = await desk.open('Giro');
    savings = await desk.open('Tagesgeld', { iban: IBAN, type: 'savings' });
  });

  const out = (payee = 'Max Mustermann', more = {}) => entry('2026-03-13', -50_000, payee, more);
  const into = (payee = 'Gutschrift', more = {}) => entry('2026-03-16', 50_000, payee, more);

  it.each([
    ['the name, written otherwise', 'Umbuchung auf TAGES-GELD', {}],
    ['the IBAN as the other side', 'Max Mustermann', { counterparty: IBAN }],
    ['bank code and number as the other side', 'Max Mustermann', { counterparty: '37040044/532013000' }],
    ['the IBAN in the note, with blanks', 'Max', { note: 'an DE89 3704 0044 0532 0130 00 Sparen' }],
  ])('is one where its first row has %s', async (_, payee, more) => {
    await desk.bring([out(payee, more)], giro);
    expect(await desk.verdicts(await desk.upload([into()], savings))).toEqual(['transfer']);
    await desk.bring([into()], savings);
    expect(await desk.transfers()).toMatchObject([{ accountId: giro.id, toAccountId: savings.id, date: '2026-03-13' }]);
    expect(await desk.balances()).toEqual({ Giro: '-500.00', Tagesgeld: '500.00' });
  });

  it('is one as well where the row of the second file says it', async () => {
    await desk.bring([into('Gutschrift von Giro')], savings);
    expect(await desk.verdicts(await desk.upload([out()], giro))).toEqual(['transfer']);
  });

  it('is offered where nothing but amount and days speaks for it, and can be taken', async () => {
    await desk.bring([out()], giro);
    const id = await desk.upload([into()], savings);
    expect(await desk.verdicts(id)).toEqual(['offered']);
    expect(await desk.choose(id, [{ row: 1, transfer: true }])).toMatchObject({ new: 0, transfer: 1 });
    expect(await desk.commit(id)).toMatchObject({ inserted: 0, matched: 1 });
    expect(await desk.transfers()).toHaveLength(1);
  });

  it.each([
    ['too far apart', entry('2026-03-19', 50_000, 'Von Giro')],
    ['of another amount', entry('2026-03-16', 50_001, 'Von Giro')],
    ['of the same direction', entry('2026-03-13', -50_000, 'Von Giro')],
    [
      'in parts',
      entry('2026-03-16', 50_000, 'Von Giro', {
        splits: [20_000n, 30_000n].map((minor) => ({
          amount: Money.of(minor, 'EUR'),
          categoryText: null,
          note: null,
        })),
      }),
    ],
    ['pending', entry('2026-03-16', 50_000, 'Von Giro', { ignored: 'pending' })],
  ])('is none where a leg is %s', async (_, leg) => {
    await desk.bring([out()], giro);
    expect(await desk.verdicts(await desk.upload([leg], savings))).not.toContain('transfer');
    expect(await desk.verdicts(await desk.upload([leg], savings))).not.toContain('offered');
  });

  it('is none with what is a transfer already, in parts, or a refund', async () => {
    const cash = await desk.open('Cash');
    await desk.bring([out('An Tagesgeld')], giro);
    const [there] = await desk.ledgerRows();
    const id = String(there?.id);
    const part = { categoryId: null, amount: Money.of(25_000n, 'EUR'), note: null };
    const toCash = { type: 'transfer' as const, toAccountId: cash.id, toAmount: Money.of(50_000n, 'EUR') };
    for (const [changes, back] of [
      [{ splits: [part, part] }, { splits: [] }],
      [toCash, { type: 'expense' as const, toAccountId: null, toAmount: null }],
    ]) {
      await desk.edit(id, changes ?? {});
      expect(await desk.verdicts(await desk.upload([into()], savings))).toEqual(['new']);
      await desk.edit(id, back ?? {});
      expect(await desk.verdicts(await desk.upload([into()], savings))).toEqual(['transfer']);
    }
  });

  it('is only offered where two legs are equally near', async () => {
    await desk.bring([out('An Tagesgeld'), entry('2026-03-19', -50_000, 'An Tagesgeld')], giro);
    const id = await desk.upload([into()], savings);
    expect(await desk.verdicts(id)).toEqual(['offered']);
    expect(await desk.verdicts(await desk.upload([entry('2026-03-15', 50_000, 'Gutschrift')], savings))).toEqual([
      'transfer',
    ]);
  });

  it('is none with another account than the one that is named', async () => {
    const holiday = await desk.open('Holiday');
    await desk.bring([out('An Tagesgeld')], giro);
    expect(await desk.verdicts(await desk.upload([into()], holiday))).toEqual(['offered']);
  });

  it('between currencies is one within three percent of the day', async () => {
    const dollars = await desk.open('Dollars', { currency: 'USD' });
    for (const day of ['2026-03-13']) {
      desk.rates.rates.set(`EUR ${day}`, 1);
      desk.rates.rates.set(`USD ${day}`, 1.1);
    }
    await desk.bring([out('To Dollars')], giro);
    const usd = (minor: number) => [entry('2026-03-16', minor, 'Incoming', { amount: Money.of(BigInt(minor), 'USD') })];
    expect(await desk.verdicts(await desk.upload(usd(56_700), dollars))).toEqual(['new']);
    expect(await desk.verdicts(await desk.upload(usd(53_300), dollars))).toEqual(['new']);
    await desk.bring(usd(54_000), dollars);
    expect(await desk.transfers()).toMatchObject([
      { amount: Money.of(50_000n, 'EUR'), toAccountId: dollars.id, toAmount: Money.of(54_000n, 'USD') },
    ]);
  });

  describe('and that was edited since', () => {
    let first: string;
    let second: string;
    let id: string;

    beforeEach(async () => {
      first = await desk.bring([out('An Tagesgeld')], giro);
      second = await desk.bring([into()], savings);
      id = String((await desk.transfers())[0]?.id);
      await desk.edit(id, { note: 'for the summer' });
    });

    it('refuses the undo of either file until it is said what becomes of it', async () => {
      for (const each of [first, second])
        await expect(desk.undo(each)).rejects.toMatchObject({ code: 'import-rows-edited', facts: { count: 1 } });
    });

    it('stays a transfer where it is kept', async () => {
      expect(await desk.undo(second, 'keep')).toMatchObject({ removed: 0, kept: 1 });
      expect(await desk.transfers()).toMatchObject([{ id, note: 'for the summer' }]);
    });

    it('is the first row again, with what was edited, where the second one is removed', async () => {
      expect(await desk.undo(second, 'remove')).toMatchObject({ removed: 0, released: 1 });
      expect(await desk.ledgerRows()).toMatchObject([
        { id, type: 'expense', accountId: giro.id, toAccountId: null, note: 'for the summer', date: '2026-03-13' },
      ]);
    });

    it('is the second row where the first one is removed, of which nothing was edited', async () => {
      await desk.undo(first, 'remove');
      expect(await desk.ledgerRows()).toMatchObject([{ id, type: 'income', accountId: savings.id, note: null }]);
      expect(await desk.undo(second)).toMatchObject({ removed: 1 });
      expect(await desk.ledgerRows()).toEqual([]);
    });
  });

  it('is inserted on its own where the other leg is gone at the commit, and refused where a person took it', async () => {
    const first = await desk.bring([out('An Tagesgeld')], giro);
    const [second, taken] = [await desk.upload([into()], savings), await desk.upload([into('Other')], savings)];
    await desk.choose(taken, [{ row: 1, transfer: true }]);
    await desk.undo(first);
    expect(await desk.commit(second)).toMatchObject({ inserted: 1, matched: 0 });
    await expect(desk.commit(taken)).rejects.toMatchObject({ code: 'import-match-gone', facts: { row: 1 } });
  });

  it('goes with the other leg that was undone and brought once more meanwhile', async () => {
    const first = await desk.bring([out('An Tagesgeld')], giro);
    const second = await desk.upload([into()], savings);
    await desk.undo(first);
    await desk.bring([out('An Tagesgeld')], giro);
    expect(await desk.commit(second)).toMatchObject({ inserted: 0, matched: 1 });
    expect(await desk.ledgerRows()).toMatchObject([{ type: 'transfer' }]);
  });

  it('of one file goes with what another import has brought of it meanwhile', async () => {
    const both = [out('An Tagesgeld', { accountText: 'Giro' }), into('Von Giro', { accountText: 'Tagesgeld' })];
    const id = await desk.upload(both);
    const other = await desk.bring([into('Von Giro', { bankId: 'a column more' })], savings);
    expect(await desk.commit(id)).toMatchObject({ inserted: 0, matched: 1, duplicates: 1 });
    expect(await desk.transfers()).toHaveLength(1);
    await desk.undo(other);
    expect(await desk.ledgerRows()).toMatchObject([{ type: 'expense', accountId: giro.id }]);
    await desk.undo(id);
    expect(await desk.ledgerRows()).toEqual([]);
  });

  it('takes the transfer that a person made of it meanwhile', async () => {
    await desk.bring([out('An Tagesgeld')], giro);
    const second = await desk.upload([into()], savings);
    const [there] = await desk.ledgerRows();
    await desk.edit(String(there?.id), {
      type: 'transfer',
      toAccountId: savings.id,
      toAmount: Money.of(50_000n, 'EUR'),
    });
    expect(await desk.commit(second)).toMatchObject({ inserted: 0, matched: 1 });
    expect(await desk.ledgerRows()).toHaveLength(1);
  });

  it('is known again where one file has told both of its legs and the other account comes later', async () => {
    const transfer = { accountText: 'Tagesgeld', amount: null };
    const first = await desk.bring([out('Sparen', { transfer })], giro);
    expect(await desk.transfers()).toHaveLength(1);
    const named = await desk.upload([into('Umbuchung von Giro')], savings);
    expect(await desk.verdicts(named)).toEqual(['similar']);
    expect(await desk.verdicts(await desk.upload([into('A gift')], savings))).toEqual(['new']);
    expect(await desk.commit(named)).toMatchObject({ inserted: 0, matched: 1 });
    expect(await desk.balances()).toEqual({ Giro: '-500.00', Tagesgeld: '500.00' });
    await desk.undo(first);
    expect(await desk.ledgerRows()).toMatchObject([{ type: 'income', accountId: savings.id, importId: named }]);
    await desk.undo(named);
    expect(await desk.ledgerRows()).toEqual([]);
  });

  it('is joined where one account has told its leg, and a file tells both of them later', async () => {
    const first = await desk.bring([into()], savings);
    const told = [out('Sparen', { transfer: { accountText: 'Tagesgeld', amount: null } })];
    const second = await desk.upload(told, giro);
    expect(await desk.verdicts(second)).toEqual(['transfer']);
    expect(await desk.commit(second)).toMatchObject({ inserted: 0, matched: 1 });
    expect(await desk.balances()).toEqual({ Giro: '-500.00', Tagesgeld: '500.00' });
    await desk.undo(second);
    expect(await desk.ledgerRows()).toMatchObject([{ type: 'income', payee: 'Gutschrift', accountId: savings.id }]);

    const again = await desk.bring(told, giro);
    await desk.undo(first);
    expect(await desk.balances()).toEqual({ Giro: '-500.00', Tagesgeld: '500.00' });
    expect(await desk.ledgerRows()).toMatchObject([{ type: 'transfer', importId: again }]);
    await desk.undo(again);
    expect(await desk.ledgerRows()).toEqual([]);
  });

  it('is joined as well where both files waited, and is not where the file names another account', async () => {
    await desk.open('Cash');
    const told = (accountText: string) => [out('Sparen', { transfer: { accountText, amount: null } })];
    const [elsewhere, second] = [await desk.upload(told('Cash'), giro), await desk.upload(told('Tagesgeld'), giro)];
    await desk.bring([into()], savings);
    expect(await desk.verdicts(await desk.upload(told('Cash'), giro))).toEqual(['new']);
    await desk.commit(elsewhere);
    expect(await desk.balances()).toMatchObject({ Cash: '500.00', Tagesgeld: '500.00' });
    await desk.undo(elsewhere);
    expect(await desk.commit(second)).toMatchObject({ inserted: 0, matched: 1 });
    expect(await desk.balances()).toEqual({ Giro: '-500.00', Tagesgeld: '500.00', Cash: '0.00' });
  });

  it('leaves out a leg of a file that is to be skipped, and inserts the other one', async () => {
    const both = [out('An Tagesgeld', { accountText: 'Giro' }), into('Von Giro', { accountText: 'Tagesgeld' })];
    const id = await desk.upload(both);
    expect(await desk.verdicts(id)).toEqual(['transfer', 'transfer']);
    await desk.choose(id, [{ row: 1, action: 'skip' }]);
    expect(await desk.commit(id)).toMatchObject({ inserted: 1, matched: 0, skipped: 1 });
    expect(await desk.ledgerRows()).toMatchObject([{ type: 'income', accountId: savings.id }]);
  });

  it('is refused as a whole by one of its rows, and both are new', async () => {
    const id = await desk.upload([
      out('Umbuchung', { accountText: 'Giro' }),
      into('Umbuchung', { accountText: 'Tagesgeld' }),
    ]);
    expect(await desk.verdicts(id)).toEqual(['transfer', 'transfer']);
    expect(await desk.choose(id, [{ row: 2, transfer: false }])).toMatchObject({ new: 2, transfer: 0 });
    expect(await desk.commit(id)).toMatchObject({ inserted: 2, matched: 0 });
  });

  it('takes only what a row shows', async () => {
    const id = await desk.upload([entry('2026-03-13', -100, 'Bakery')], giro);
    await expect(desk.choose(id, [{ row: 1, transfer: true }])).rejects.toMatchObject({
      code: 'import-action-impossible',
      field: 'rows.0.transfer',
    });
  });

  it('is found across the batches of a long file', async () => {
    const days = Array.from({ length: 1_001 }, (_, index) =>
      entry('2026-01-01', -1_000_000 - index, `Shop ${index}`, { accountText: 'Giro' }),
    );
    const id = await desk.upload([
      out('An Tagesgeld', { accountText: 'Giro' }),
      ...days,
      into('Von Giro', { accountText: 'Tagesgeld' }),
    ]);
    expect(await desk.commit(id)).toMatchObject({ inserted: 1_002, matched: 1 });
    expect(await desk.transfers()).toHaveLength(1);
    expect((await desk.rows(id)).at(-1)).toMatchObject({ verdict: 'transfer', action: 'match' });
    expect(await desk.undo(id)).toMatchObject({ removed: 1_002 });
    expect(await desk.ledgerRows()).toEqual([]);
  });

  it('is one whatever file comes first, and in whatever order files are undone each other one stands as it was', async () => {
    const named = ['Giro', 'Tagesgeld', 'Bargeld'] as const;
    const drawn = fc.record({
      moves: fc.array(fc.record({ from: fc.nat(2), to: fc.nat(1), day: fc.nat(20), late: fc.nat(5) }), {
        maxLength: 6,
      }),
      order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      undone: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      waiting: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ moves, order, undone, waiting }) => {
        const world = new ImportDesk(new InMemoryLedger());
        const accounts: Account[] = [];
        for (const name of named) accounts.push(await world.open(name));
        const files = named.map((name, index) => [entry('2026-05-02', -1_000 - index, `Shop near ${name.length}`)]);
        for (const [index, { from, to, day, late }] of moves.entries()) {
          const target = [0, 1, 2].filter((each) => each !== from)[to] ?? 0;
          const minor = 10_000 + index;
          const left = CalendarDate.plusDays('2026-05-01', day);
          files[from]?.push(entry(left, -minor, `An ${named[target] ?? ''}`));
          files[target]?.push(entry(CalendarDate.plusDays(left, late), minor, 'Gutschrift'));
        }
        const sums = files.map((entries) =>
          entries.reduce((sum, each) => {
            const values = 'values' in each ? each.values : null;
            return sum + (values?.type === 'income' ? 1n : -1n) * (values?.amount.amountMinor ?? 0n);
          }, 0n),
        );
        const expected = (there: ReadonlySet<number>) =>
          Object.fromEntries(
            named.map((name, i) => [name, Money.of(there.has(i) ? (sums[i] ?? 0n) : 0n, 'EUR').toDecimal()]),
          );
        const ids: string[] = [];
        const upload = async (index: number) => (ids[index] = await world.upload(files[index] ?? [], accounts[index]));
        if (waiting) for (const index of order) await upload(index);
        const there = new Set<number>();
        for (const index of order) {
          await world.commit(waiting ? (ids[index] ?? '') : await upload(index));
          there.add(index);
          expect(await world.balances()).toEqual(expected(there));
        }
        expect(await world.transfers()).toHaveLength(moves.length);
        expect(await world.ledgerRows()).toHaveLength(moves.length + 3);
        for (const index of undone) {
          await world.undo(ids[index] ?? '');
          there.delete(index);
          expect(await world.balances()).toEqual(expected(there));
          const rows = await world.ledgerRows();
          const left = moves.filter(({ from, to }) => {
            const target = [0, 1, 2].filter((each) => each !== from)[to] ?? 0;
            return there.has(from) || there.has(target);
          });
          expect(rows).toHaveLength(left.length + there.size);
        }
      }),
      { numRuns: 40 },
    );
  });
});
