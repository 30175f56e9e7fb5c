import { Money } from '@pft/kernel';
import { EntitySchema } from 'typeorm';
import { Account } from '../../../domain/account/account';

type MoneyColumns = Pick<Money, 'amountMinor' | 'currency'>;

/** Two columns that are one Money. TypeORM reads a bigint as text where no transformer says otherwise. */
function moneySchema(amountColumn: string, currencyColumn: string): EntitySchema<MoneyColumns> {
  return new EntitySchema<MoneyColumns>({
    name: `money_${amountColumn}`,
    target: Money,
    columns: {
      amountMinor: {
        type: 'bigint',
        name: amountColumn,
        transformer: { from: (value: unknown) => BigInt(String(value)), to: (value: unknown) => value },
      },
      currency: { type: 'char', length: 3, name: currencyColumn },
    },
  });
}

export const accountSchema = new EntitySchema<Account>({
  name: 'account',
  target: Account,
  tableName: 'account',
  columns: {
    ledgerId: { type: 'uuid', primary: true, name: 'ledger_id' },
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    type: { type: 'text' },
    openingDate: { type: 'date', name: 'opening_date' },
    archived: { type: 'boolean' },
    includeInNetWorth: { type: 'boolean', name: 'include_in_net_worth' },
    iban: { type: 'text', nullable: true },
    externalId: { type: 'text', nullable: true, name: 'external_id' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    version: { type: 'integer' },
  },
  embeddeds: { openingBalance: { schema: moneySchema('opening_minor', 'currency'), prefix: false } },
});
