import type { Account } from '../../../domain/account/account';

/** An account as the change log keeps it: what the API answers, without the balance, which is no part of it. */
export function presentAccountChange(account: Account) {
  return {
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
  };
}
