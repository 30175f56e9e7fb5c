import { changeOf } from '@pft/change-log';
import type { Account } from '../../domain/account/account';

/** The balance is no part of it: it follows from the rows. */
export const accountChange = changeOf('account', (account: Account) => ({
  id: account.id,
  name: account.name,
  type: account.type,
  currency: account.currency,
  openingBalance: account.openingBalance.toJSON(),
  openingDate: account.openingDate,
  archived: account.archived,
  includeInNetWorth: account.includeInNetWorth,
  iban: account.iban,
  externalId: account.externalId,
  createdAt: account.createdAt.toISOString(),
  updatedAt: account.updatedAt.toISOString(),
  version: account.version,
}));
