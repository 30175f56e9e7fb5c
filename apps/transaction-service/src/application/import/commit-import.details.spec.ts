import { Money } from '@pft/kernel';
import { InMemoryLedger } from '../../../test/in-memory-ledger';
import { aCategory, anAccount, anImport, aPreviewRow } from '../../../test/ledger-samples';
import { commitImportOn } from '../../../test/ledger-use-cases';
import type { Account } from '../../domain/account/account';
import type { ImportBatch, ImportedAccount } from '../../domain/import/import-batch';
import type { PreviewRow } from '../../domain/import/row/preview-row';
import type { RowDetails } from '../../domain/import/row/row-details';

const owner = { ledgerId: '01900000-0000-7000-8000-000000000001', timeZone: 'Europe/Vienna' };
const { ledgerId } = owner;
const euros = (minor: bigint) => Money.of(minor, 'EUR');
const details = (more: Partial<RowDetails>): RowDetails => ({
  originalAmount: null,
  tags: [],
  splits: [],
  transfer: null,
  ...more,
});

describe('rows of an import that say more than date, amount and texts', () => {
  let ledger: InMemoryLedger;
  let giro: Account;

  beforeEach(async () => {
    ledger = new InMemoryLedger();
    giro = anAccount(ledgerId);
    await run(() => ledger.accounts.add(giro));
  });

  const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);
  const booked = ({ id }: ImportBatch) => ledger.transactions.ofImport(ledgerId, id);
  const reserve: ImportedAccount = {
    name: 'Reserve',
    currency: 'EUR',
    accountId: null,
    text: 'Reserve',
    rows: 0,
    created: false,
  };

  async function committed(rows: PreviewRow[], others: ImportedAccount[] = []): Promise<ImportBatch> {
    const own = anImport(giro, rows).accounts;
    const batch = anImport(giro, rows, { accounts: [...own, ...others] });
    async function* all() {
      yield rows;
    }
    await run(() => ledger.imports.add(batch, new Uint8Array(), all()));
    await commitImportOn(ledger).execute(owner, batch.id);
    return (await ledger.imports.find(ledgerId, batch.id)) ?? batch;
  }

  it('are booked with their parts, tags and the amount in another currency', async () => {
    const food = aCategory(ledgerId, 'Food');
    const archived = aCategory(ledgerId, 'Old', { archived: true });
    await run(() => ledger.categories.add([food, archived]));
    const splits = [
      { categoryId: food.id, amount: euros(700n), note: 'bread' },
      { categoryId: archived.id, amount: euros(300n), note: null },
    ];
    const values = { details: details({ splits, tags: ['trip'], originalAmount: Money.of(1_200n, 'USD') }) };
    const [row] = await booked(await committed([aPreviewRow(2, { values })]));
    expect(row).toMatchObject({ categoryId: null, tags: ['trip'], originalAmount: Money.of(1_200n, 'USD') });
    expect(row?.splits).toEqual([splits[0], { ...splits[1], categoryId: null }]);
  });

  it('have the category that a person chose in the place of their parts', async () => {
    const food = aCategory(ledgerId, 'Food');
    await run(() => ledger.categories.add([food]));
    const splits = [
      { categoryId: null, amount: euros(700n), note: null },
      { categoryId: null, amount: euros(300n), note: null },
    ];
    const row = aPreviewRow(2, { values: { details: details({ splits }) }, categoryId: food.id, categoryChosen: true });
    expect(await booked(await committed([row]))).toMatchObject([{ categoryId: food.id, splits: [] }]);
  });

  it('become one transfer, from the other account where money came in, which is opened as the file says', async () => {
    const opening = { type: 'savings' as const, balance: euros(5_000n).toJSON(), date: '2026-03-01' };
    const transfer = { target: 1, amount: euros(1_000n) };
    const batch = await committed(
      [
        aPreviewRow(2, { values: { type: 'expense', details: details({ transfer }) } }),
        aPreviewRow(3, { values: { type: 'income', details: details({ transfer }) } }),
      ],
      [{ ...reserve, opening }],
    );
    const opened = batch.accounts[1];
    expect(opened).toMatchObject({ created: true, name: 'Reserve' });
    const account = await ledger.accounts.find(ledgerId, opened?.accountId ?? '');
    expect(account).toMatchObject({ type: 'savings', openingBalance: euros(5_000n), openingDate: '2026-03-01' });
    const rows = await booked(batch);
    expect(rows.map(({ type, accountId, toAccountId }) => [type, accountId, toAccountId])).toEqual([
      ['transfer', giro.id, account?.id],
      ['transfer', account?.id, giro.id],
    ]);
    expect(rows.every(({ categoryId, splits }) => categoryId === null && splits.length === 0)).toBe(true);
  });

  it('become a transfer between two currencies with what arrived', async () => {
    const transfer = { target: 1, amount: Money.of(1_100n, 'USD') };
    const batch = await committed(
      [aPreviewRow(2, { values: { details: details({ transfer }) } })],
      [{ ...reserve, currency: 'USD' }],
    );
    expect(await booked(batch)).toMatchObject([{ amount: euros(1_000n), toAmount: Money.of(1_100n, 'USD') }]);
  });
});
