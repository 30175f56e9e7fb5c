import { Injectable } from '@nestjs/common';
import { CalendarDate, type Cause, Clock, Ids, Money, UnitOfWork } from '@pft/kernel';
import { Account } from '../../domain/account/account';
import { AccountRepository } from '../../domain/account/account-repository';
import { Budget } from '../../domain/budget/budget';
import { BudgetRepository } from '../../domain/budget/budget-repository';
import { Category, type CategoryKind } from '../../domain/category/category';
import { CategoryRepository } from '../../domain/category/category-repository';
import { SampleLoaded } from '../../domain/sample/sample-errors';
import { Transaction, type TransactionDetails, WITHOUT_DETAILS } from '../../domain/transaction/transaction';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { DefaultCategories } from '../category/default-categories';
import type { Ledger } from '../ports';
import { type Household, type HouseholdRow, HouseholdSource } from './household-source';
import { countsOf, type SampleCounts, SampleStore } from './sample-store';

/** Puts the invented household into a ledger in one act. What it makes is known by the cause of its changes. */
@Injectable()
export class LoadSample {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly source: HouseholdSource,
    private readonly store: SampleStore,
    private readonly accounts: AccountRepository,
    private readonly categories: CategoryRepository,
    private readonly transactions: TransactionRepository,
    private readonly budgets: BudgetRepository,
    private readonly defaults: DefaultCategories,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws SampleLoaded */
  async execute({ ledgerId, timeZone }: Ledger): Promise<SampleCounts> {
    const work = async () => {
      if (Object.values(countsOf(await this.store.made(ledgerId))).some((count) => count > 0)) throw new SampleLoaded();
      await this.defaults.ensure(ledgerId);
      const now = this.clock.now();
      const today = CalendarDate.today(timeZone, now);
      const household = this.source.until(today);
      const making = { ledgerId, today, now, cause: { by: 'sample', ref: this.ids.next() } } as const;
      const categories = await this.categoriesOf(household, making);
      const accounts = await this.accountsOf(household, making);
      const rows = this.rowsOf(household, making, accounts, categories.all);
      await this.transactions.add(rows, making.cause);
      await this.budgetsOf(household, making, categories.all);
      return {
        transactions: rows.length,
        accounts: accounts.size,
        budgets: household.budgets.length,
        categories: categories.made,
      };
    };
    return this.unitOfWork.run(ledgerId, work, { long: true });
  }

  /** Those of the ledger by their names; what a person has renamed, archived or deleted is made for the household. */
  private async categoriesOf({ rows, categories }: Household, { ledgerId, now, cause }: Making) {
    const all = (await this.categories.all(ledgerId)).filter(({ archived }) => !archived);
    const added: Category[] = [];
    const need = (name: string, kind: CategoryKind) => {
      if (named([...all, ...added], name, kind)) return;
      const given = categories.find((each) => each.name === name && each.kind === kind);
      const details = { name, color: given?.color ?? null, icon: given?.icon ?? null, archived: false };
      added.push(Category.create(ledgerId, this.ids.next(), kind, null, details, now));
    };
    for (const row of rows)
      for (const name of [row.category, ...(row.parts ?? []).map((part) => part.category)])
        if (name !== undefined) need(name, kindOf(row));
    if (added.length > 0) await this.categories.add(added, cause);
    return { all: [...all, ...added], made: added.length };
  }

  private async accountsOf({ accounts, firstDay }: Household, { ledgerId, now, cause }: Making) {
    const opened = new Map<string, Account>();
    for (const { name, type, currency, openingMinor } of accounts) {
      const openingBalance = Money.of(BigInt(openingMinor), currency);
      const details = { name, type, currency, openingBalance, openingDate: firstDay, ...PLAIN_ACCOUNT };
      const account = Account.open(ledgerId, this.ids.next(), details, now);
      await this.accounts.add(account, cause);
      opened.set(name, account);
    }
    return opened;
  }

  private rowsOf(
    { rows }: Household,
    { ledgerId, today, now }: Making,
    accounts: ReadonlyMap<string, Account>,
    categories: readonly Category[],
  ): Transaction[] {
    const facts = {
      today,
      accounts: new Map([...accounts.values()].map((account) => [account.id, account])),
      categories: new Map(categories.map((category) => [category.id, category])),
    };
    const recorded: Transaction[] = [];
    for (const row of rows) {
      const idOf = (name: string) => named(categories, name, kindOf(row))?.id ?? null;
      const purchase = recorded.find(
        ({ date, payee, type }) => date === row.refundOf && payee === row.payee && type === 'expense',
      );
      const details: TransactionDetails = {
        ...WITHOUT_DETAILS,
        ...moved(row, accounts),
        date: row.date,
        payee: row.payee,
        payeeName: row.payeeName ?? row.payee,
        note: row.note ?? null,
        tags: row.tags ?? [],
        categoryId: row.category === undefined ? null : idOf(row.category),
        splits: (row.parts ?? []).map(({ category, amountMinor }) => ({
          categoryId: idOf(category),
          amount: money(amountMinor, row.currency),
          note: null,
        })),
        refundOf: purchase?.id ?? null,
        // What stands as the bank sent it waits for a person.
        reviewed: row.payeeName === undefined,
      };
      recorded.push(
        Transaction.record({ ledgerId, id: this.ids.next() }, details, { ...facts, purchase: purchase ?? null }, now),
      );
    }
    return recorded;
  }

  private async budgetsOf(
    { budgets, firstDay }: Household,
    { ledgerId, now, cause }: Making,
    categories: readonly Category[],
  ): Promise<void> {
    for (const { name, categoryNames, limit, period, thresholds } of budgets) {
      const categoryIds = categoryNames.flatMap((each) => named(categories, each, 'expense')?.id ?? []);
      const details = {
        name,
        categoryIds,
        limit: Money.parse(limit),
        period,
        thresholds,
        rollover: 'none' as const,
        rolloverCap: null,
        startsOn: firstDay,
        archived: false,
      };
      await this.budgets.add(Budget.set(ledgerId, this.ids.next(), details, now), cause);
    }
  }
}

interface Making {
  readonly ledgerId: string;
  readonly today: string;
  readonly now: Date;
  readonly cause: Cause;
}

const PLAIN_ACCOUNT = { archived: false, includeInNetWorth: true, iban: null, externalId: null } as const;

const named = (categories: readonly Category[], name: string, kind: CategoryKind): Category | undefined =>
  categories.find((category) => category.name === name && category.kind === kind);

/** What is given back is of the kind of what was spent. */
const kindOf = ({ amountMinor, refundOf }: HouseholdRow): CategoryKind =>
  amountMinor > 0 && refundOf === undefined ? 'income' : 'expense';

const money = (minor: number, currency: string): Money => Money.of(BigInt(Math.abs(minor)), currency);

function moved({ account, amountMinor, currency, to }: HouseholdRow, accounts: ReadonlyMap<string, Account>) {
  const type = to ? 'transfer' : amountMinor > 0 ? 'income' : 'expense';
  return {
    type,
    amount: money(amountMinor, currency),
    accountId: accounts.get(account)?.id ?? '',
    toAccountId: to ? (accounts.get(to.account)?.id ?? null) : null,
    toAmount: to ? money(to.amountMinor, to.currency) : null,
  } as const;
}
