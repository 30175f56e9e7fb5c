import { Injectable } from '@nestjs/common';
import { CategoryRepository } from '../../../domain/category/category-repository';
import { ImportClaims, ImportRepository } from '../../../domain/import/import-repository';
import { DayRates, ImportTransfers } from '../../../domain/import/transfer/import-transfers';
import { AccountQueries } from '../../account/account-queries';
import { DefaultCategories } from '../../category/default-categories';
import { PayeeAliases } from '../../payee/payee-aliases';
import { PayeeCategories } from '../../../domain/payee-category/payee-categories';
import type { Ledger } from '../../ports';
import type { LedgerOfImport } from './import-reader';

/** A ledger whose owner's base currency is known: what names neither account nor currency goes there. */
export interface ImportLedger extends Ledger {
  readonly baseCurrency: string;
  readonly locale: string;
}

/** More than a ledger may have. */
export const MOST_ACCOUNTS = 1_000;

/** Answers what the reading of a file asks of a ledger, one question at a time and outside of any unit of work. */
@Injectable()
export class ImportLedgers {
  constructor(
    private readonly imports: ImportRepository,
    private readonly claims: ImportClaims,
    private readonly accounts: AccountQueries,
    private readonly categories: CategoryRepository,
    private readonly defaultCategories: DefaultCategories,
    private readonly payeeCategories: PayeeCategories,
    private readonly transfers: ImportTransfers,
    private readonly rates: DayRates,
    private readonly payeeAliases: PayeeAliases,
  ) {}

  of(ledgerId: string): LedgerOfImport {
    return {
      presets: (shape) => this.imports.presets(ledgerId, shape),
      sameFile: (fileDigest) => this.imports.sameFile(ledgerId, fileDigest),
      knowledge: async () => {
        await this.defaultCategories.ensure(ledgerId);
        const accounts = await this.accounts.list(ledgerId, null, MOST_ACCOUNTS);
        const categories = await this.categories.all(ledgerId);
        const payees = await this.payeeCategories.all(ledgerId);
        const aliases = await this.payeeAliases.all(ledgerId);
        return {
          accounts: accounts.map(({ id, name, currency, type, iban, externalId, archived }) => ({
            id,
            name,
            currency,
            type,
            iban,
            externalId,
            archived,
          })),
          categories: categories.map(({ id, name, kind, parentId, archived }) => ({
            id,
            name,
            kind,
            parentId,
            archived,
          })),
          payees: payees.map(({ payeeContains, kind, categoryId }) => ({ payeeContains, kind, categoryId })),
          renamedPayees: aliases.map(({ key, name }) => [key, name]),
        };
      },
      claims: (entries) => this.claims.find(ledgerId, entries),
      claimedRows: (days) => this.claims.claimedRows(ledgerId, days),
      elsewhere: (identities, exceptAccountIds) => this.claims.elsewhere(ledgerId, identities, exceptAccountIds),
      unclaimed: (accountIds, from, to) => this.claims.unclaimed(ledgerId, accountIds, from, to),
      transferLegs: (accountIds, wanted) => this.transfers.legs(ledgerId, accountIds, wanted),
      transferLegsBetween: (accountIds, from, to, limit) =>
        this.transfers.legsBetween(ledgerId, accountIds, from, to, limit),
      transferDecisions: (keys) => this.transfers.decisions(ledgerId, keys),
      dayRates: async (currencies, days) => this.rates.of(currencies, days),
    };
  }
}
