import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { Account } from '../../src/domain/account/account';
import { decisionKey } from '../../src/domain/import/transfer/pair-transfers';
import type { PreviewRow } from '../../src/domain/import/row/preview-row';
import { anAccount, anImport, aPreviewRow, aTransaction, SAMPLES_MADE_AT } from '../ledger-samples';
import type { LedgerPorts } from '../ledger-ports';

/** What of a ledger may be one leg of a transfer, and what was said of pairs. */
export function describeImportTransfers(engine: string, open: () => LedgerPorts): void {
  let ledger: LedgerPorts;
  let ledgerId: string;
  let giro: Account;
  let savings: Account;
  const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);

  describe(`legs of transfers on ${engine}`, () => {
    beforeEach(async () => {
      ledger = open();
      ledgerId = uuidv7();
      [giro, savings] = [anAccount(ledgerId), anAccount(ledgerId, { name: 'Savings' })];
      await run(async () => {
        for (const account of [giro, savings]) await ledger.accounts.add(account);
      });
    });

    const claim = (identity: string, transactionId: string, counterparty: string | null = null) => ({
      accountId: giro.id,
      identity,
      transactionId,
      date: '2026-04-01',
      signedMinor: -1_000n,
      text: null,
      bank: null,
      pending: false,
      counterparty,
    });

    it('are incomes and expenses of the amount and the days, whole and no refunds, with what they were imported from', async () => {
      const part = { categoryId: null, amount: Money.of(500n, 'EUR'), note: null };
      const [plain, claimed] = [
        aTransaction(giro, { payee: 'Shop', note: 'a note' }),
        aTransaction(giro, { date: '2026-04-03' }),
      ];
      const bought = aTransaction(giro);
      const others = [
        aTransaction(giro, { type: 'income' }),
        aTransaction(giro, { amount: Money.of(1_001n, 'EUR') }),
        aTransaction(giro, { date: '2026-04-04' }),
        aTransaction(savings),
        aTransaction(giro, { splits: [part, part] }),
        aTransaction(giro, { type: 'income', refundOf: bought.id }),
        bought,
        aTransaction(giro, { type: 'transfer', toAccountId: savings.id, toAmount: Money.of(1_000n, 'EUR') }),
      ];
      await run(async () => {
        await ledger.transactions.add([plain, claimed, ...others]);
        await ledger.claims.add(ledgerId, uuidv7(), [
          claim('b', claimed.id, 'DE89370400440532013000'),
          claim('a', claimed.id),
        ]);
      });
      const wanted = [{ signedMinor: -1_000n, from: '2026-04-01', to: '2026-04-03' }];
      const found = await ledger.transfers.legs(ledgerId, [giro.id], wanted);
      const said = { accountId: giro.id, currency: 'EUR', signedMinor: -1_000n };
      expect(found.sort((a, b) => a.date.localeCompare(b.date))).toEqual([
        {
          ...said,
          transactionId: plain.id,
          date: '2026-04-01',
          payee: 'Shop',
          note: 'a note',
          counterparty: null,
          identities: [],
        },
        {
          ...said,
          transactionId: claimed.id,
          date: '2026-04-03',
          payee: null,
          note: null,
          counterparty: 'DE89370400440532013000',
          identities: ['a', 'b'],
        },
      ]);
      expect(await ledger.transfers.legs(uuidv7(), [giro.id], wanted)).toEqual([]);
      expect(await ledger.transfers.legs(ledgerId, [giro.id], [])).toEqual([]);
      const between = await ledger.transfers.legsBetween(
        ledgerId,
        [giro.id, savings.id],
        '2026-04-01',
        '2026-04-04',
        9,
      );
      expect(between).toHaveLength(6);
      const few = await ledger.transfers.legsBetween(ledgerId, [giro.id], '2026-04-03', '2026-04-04', 1);
      expect(few.map(({ transactionId }) => transactionId)).toEqual([claimed.id]);
    });

    it('may be what an import is to insert of an amount, too', async () => {
      const amount = Money.of(500n, 'EUR');
      const rows = [
        aPreviewRow(2),
        aPreviewRow(3, { values: { amount } }),
        aPreviewRow(4, { values: { amount, type: 'income' } }),
        aPreviewRow(5, { values: { amount }, verdict: 'duplicate', action: 'skip' }),
        aPreviewRow(6, { values: null, verdict: 'error', action: 'skip' }),
      ];
      const batch = anImport(giro, rows);
      await run(() =>
        ledger.imports.add(
          batch,
          new Uint8Array(),
          (async function* () {
            yield rows;
          })(),
        ),
      );
      const withoutCells = (row: PreviewRow) => ({ ...row, source: null });
      const found = (limit: number) => ledger.imports.rowsOfAmounts(ledgerId, batch.id, [500n, 7n], limit);
      expect(await found(9)).toEqual(rows.slice(1, 3).map(withoutCells));
      expect(await found(1)).toEqual(rows.slice(1, 2).map(withoutCells));
      expect(await ledger.imports.rowsOfAmounts(uuidv7(), batch.id, [500n], 9)).toEqual([]);
    });

    it('are taken and refused by pairs, and the last word counts', async () => {
      const [one, other] = [decisionKey('a', 'b'), decisionKey('d', 'c')];
      expect(decisionKey('b', 'a')).toBe(one);
      const say = (...said: [string, boolean][]) =>
        run(() => ledger.transfers.decide(ledgerId, new Map(said), SAMPLES_MADE_AT));
      await say([one, false], [other, true]);
      await say([one, true]);
      await say([one, false]);
      expect(await ledger.transfers.decisions(ledgerId, [one, other, 'e f'])).toEqual(
        new Map([
          [one, false],
          [other, true],
        ]),
      );
      expect(await ledger.transfers.decisions(uuidv7(), [one])).toEqual(new Map());
    });

    it('are known as they were before an import joined them, and who holds which', async () => {
      const [first, second] = [uuidv7(), uuidv7()];
      const [before, untouched] = [
        aTransaction(giro, {
          importId: first,
          categoryId: uuidv7(),
          tags: ['a'],
          payee: 'To Savings',
          payeeName: 'Savings',
        }),
        aTransaction(giro, { importId: first }),
      ];
      const facts = {
        today: '2026-05-01',
        accounts: new Map([giro, savings].map((account) => [account.id, account])),
        categories: new Map(),
      };
      const leg = { ...before, accountId: savings.id, date: '2026-04-02', payee: 'Incoming', note: 'n' };
      const after = before.joinedWith(leg, facts, SAMPLES_MADE_AT);
      await run(async () => {
        await ledger.transactions.add([before, untouched]);
        await ledger.claims.add(ledgerId, first, [claim('a', before.id), claim('b', untouched.id)]);
        await ledger.transactions.change([{ before, after }], { by: 'import', ref: second });
        await ledger.claims.add(ledgerId, second, [
          { ...claim('c', before.id), accountId: savings.id },
          claim('d', untouched.id),
        ]);
      });
      const [joined, ...more] = await ledger.transfers.joined(ledgerId, second);
      expect(more).toEqual([]);
      expect(joined).toMatchObject({ transactionId: before.id, is: { type: 'transfer', payee: 'To Savings' } });
      expect(joined?.was).toEqual({
        type: 'expense',
        toAccountId: null,
        toAmount: null,
        categoryId: before.categoryId,
        note: null,
      });
      expect(await ledger.transfers.joined(ledgerId, first)).toEqual([]);
      expect(await ledger.transfers.held(ledgerId, [before.id])).toEqual([
        { transactionId: before.id, accountId: giro.id, importId: first },
        { transactionId: before.id, accountId: savings.id, importId: second },
      ]);
      const parted = joined && after.partedFrom(joined, SAMPLES_MADE_AT);
      expect(parted).toEqual(expect.objectContaining({ ...before, version: 3, updatedAt: SAMPLES_MADE_AT }));
    });

    it('were edited where a person did something after they were joined, and not where before', async () => {
      const [first, second] = [uuidv7(), uuidv7()];
      const rows = ['2026-04-01', '2026-04-02'].map((date) => aTransaction(giro, { importId: first, date }));
      const facts = {
        today: '2026-05-01',
        accounts: new Map([giro, savings].map((account) => [account.id, account])),
        categories: new Map(),
      };
      await run(async () => {
        await ledger.transactions.add(rows, { by: 'import', ref: first });
        for (const [index, row] of rows.entries()) {
          const edit = async (before: typeof row) => {
            const after = before.changed({ note: `note ${before.version}` }, facts, SAMPLES_MADE_AT);
            await ledger.transactions.change([{ before, after }]);
            return after;
          };
          const before = index === 0 ? row : await edit(row);
          const after = before.joinedWith({ ...before, accountId: savings.id }, facts, SAMPLES_MADE_AT);
          await ledger.transactions.change([{ before, after }], { by: 'import', ref: second });
          await ledger.claims.add(ledgerId, second, [{ ...claim(`${index}`, row.id), accountId: savings.id }]);
          if (index === 0) await edit(after);
        }
      });
      expect(await ledger.claims.edited(ledgerId, second)).toEqual([rows[0]?.id]);
      expect(await ledger.claims.edited(ledgerId, first)).toEqual(rows.map(({ id }) => id));
    });
  });
}
