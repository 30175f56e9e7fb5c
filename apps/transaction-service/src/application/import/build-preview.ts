import { Injectable } from '@nestjs/common';
import { CalendarDate } from '@pft/money';
import { MAX_ACCOUNTS } from '../../domain/account/account';
import { AccountNotFound } from '../../domain/account/account-errors';
import { CategoryRepository } from '../../domain/category/category-repository';
import { CategoryNames } from '../../domain/import/category-names';
import type { ImportWarning } from '../../domain/import/detect-mapping';
import type { FoundTable } from '../../domain/import/find-table';
import type { ImportedAccount, Preview } from '../../domain/import/import-batch';
import { ImportClaims } from '../../domain/import/import-repository';
import { DEFAULT_ACTION, judgeRows, type RowToJudge } from '../../domain/import/judge-rows';
import type { ImportMapping } from '../../domain/import/mapping';
import { countVerdicts, type PreviewRow } from '../../domain/import/preview-row';
import { readRows, type ReadRow } from '../../domain/import/read-rows';
import { rowIdentities } from '../../domain/import/row-identity';
import { TargetAccounts, type KnownAccount, type TargetAccount } from '../../domain/import/target-accounts';
import { AccountQueries } from '../account/account-queries';
import { PayeeCategories } from '../payee-category/payee-categories';
import { Clock, type Ledger } from '../ports';
import { Digest } from './import-ports';

/** A ledger whose owner's base currency is known: what names neither account nor currency goes there. */
export interface ImportLedger extends Ledger {
  readonly baseCurrency: string;
}

const YEARS_AHEAD = 10;
const DAYS_AROUND = 4;

/** What a table means under a mapping, in the light of what the ledger holds. Runs inside the unit of work. */
@Injectable()
export class BuildPreview {
  constructor(
    private readonly accounts: AccountQueries,
    private readonly categories: CategoryRepository,
    private readonly payeeCategories: PayeeCategories,
    private readonly claims: ImportClaims,
    private readonly digest: Digest,
    private readonly clock: Clock,
  ) {}

  async execute(
    ledger: ImportLedger,
    table: FoundTable,
    mapping: ImportMapping,
    chosenAccountId: string | null,
    warnings: readonly ImportWarning[] = [],
  ): Promise<{ preview: Preview; rows: PreviewRow[] }> {
    const known = await this.accounts.list(ledger.ledgerId, null, MAX_ACCOUNTS);
    const chosen = known.find(({ id }) => id === chosenAccountId) ?? null;
    const currencies = currenciesByName(known);
    if (chosenAccountId !== null && !chosen) throw new AccountNotFound('accountId');
    const read = readRows(table, mapping, {
      fallbackCurrency: (accountText) =>
        currencies.get(accountText?.trim().toLowerCase() ?? '') ?? chosen?.currency ?? ledger.baseCurrency,
      latestDate: CalendarDate.plusYears(CalendarDate.today(ledger.timeZone, this.clock.now()), YEARS_AHEAD),
    });
    const placed = this.place(read, new TargetAccounts(known, chosen, MAX_ACCOUNTS - known.length));
    const judgements = await this.judge(ledger.ledgerId, placed);
    const accounts = countAccounts(placed);
    const indexes = new Map(accounts.map((account, index) => [keyOf(account), index]));
    const rows = placed.map(({ row, identity, target }, index): PreviewRow => {
      const judgement = judgements[index] ?? { verdict: 'error', reason: null, transactionId: null };
      return {
        line: row.line,
        source: row.source,
        ...judgement,
        action: DEFAULT_ACTION[judgement.verdict],
        actionChosen: false,
        categoryChosen: false,
        values: 'values' in row ? row.values : null,
        target: target ? (indexes.get(keyOf(target)) ?? null) : null,
        categoryId: null,
        identity,
      };
    });
    await this.categorize(ledger.ledgerId, rows, read);
    const dates = rows.flatMap(({ values }) => (values ? [values.date] : [])).sort();
    return {
      rows,
      preview: {
        mapping,
        accounts,
        counts: countVerdicts(rows),
        warnings: [...warnings, ...assumptions(accounts, chosen !== null)],
        firstDate: dates[0] ?? null,
        lastDate: dates.at(-1) ?? null,
      },
    };
  }

  private place(read: readonly ReadRow[], targets: TargetAccounts): RowToJudge[] {
    const identities = rowIdentities(read, (text) => this.digest.of(text));
    return read.map((row, index) => {
      const identity = identities[index] ?? { raw: '', bank: null };
      if ('problem' in row) return { row, identity, target: null };
      const found = targets.of(row.values);
      if ('target' in found) return { row, identity, target: found.target };
      return { row: { line: row.line, source: row.source, problem: found.problem }, identity, target: null };
    });
  }

  private async judge(ledgerId: string, rows: readonly RowToJudge[]) {
    const accountIds = [...new Set(rows.flatMap(({ target }) => (target?.accountId ? [target.accountId] : [])))];
    if (accountIds.length === 0) return judgeRows(rows, new Map(), []);
    const entries = rows.flatMap(({ target, identity }) => {
      const accountId = target?.accountId;
      if (!accountId) return [];
      return [identity.raw, identity.bank].flatMap((text) => (text === null ? [] : [{ accountId, identity: text }]));
    });
    const dates = rows.flatMap(({ row }) => ('values' in row ? [row.values.date] : [])).sort();
    const from = CalendarDate.plusDays(dates[0] ?? '2000-01-01', -DAYS_AROUND);
    const to = CalendarDate.plusDays(dates.at(-1) ?? '2000-01-01', DAYS_AROUND);
    const claims = await this.claims.find(ledgerId, entries);
    return judgeRows(rows, claims, await this.claims.unclaimed(ledgerId, accountIds, from, to));
  }

  /** The file's own category where the ledger has one of that name, else what is remembered for the payee. */
  private async categorize(ledgerId: string, rows: readonly PreviewRow[], read: readonly ReadRow[]): Promise<void> {
    const names = new CategoryNames(await this.categories.all(ledgerId));
    const open: { row: PreviewRow; text: string | null }[] = [];
    rows.forEach((row, index) => {
      const source = read[index];
      if (!row.values || !source || !('values' in source)) return;
      const text = source.values.categoryText;
      row.categoryId = text === null ? null : names.find(text, row.values.type);
      if (row.categoryId === null) open.push({ row, text });
    });
    const wanted = open.flatMap(({ row: { values } }) => (values ? [{ payee: values.payee, kind: values.type }] : []));
    const proposed = wanted.length === 0 ? [] : await this.payeeCategories.propose(ledgerId, wanted);
    open.forEach(({ row, text }, index) => {
      row.categoryId = proposed[index] ?? null;
      if (row.categoryId === null && text !== null)
        row.reason ??= `There is no category «${text}» for this kind of row.`;
    });
  }
}

/** Of the names that one open account has alone; one that several have says nothing. */
function currenciesByName(known: readonly KnownAccount[]): Map<string, string | null> {
  const currencies = new Map<string, string | null>();
  for (const { name, archived, currency } of known) {
    const key = name.toLowerCase();
    if (!archived) currencies.set(key, currencies.has(key) ? null : currency);
  }
  return currencies;
}

const keyOf = ({ name, currency, accountId }: TargetAccount) => `${accountId ?? name.toLowerCase()} ${currency}`;

function countAccounts(rows: readonly RowToJudge[]): ImportedAccount[] {
  const accounts = new Map<string, ImportedAccount>();
  for (const { target } of rows) {
    if (!target) continue;
    const account = accounts.get(keyOf(target)) ?? { ...target, rows: 0, created: false };
    account.rows++;
    accounts.set(keyOf(target), account);
  }
  return [...accounts.values()];
}

/** What nobody has said and the preview therefore asks. */
function assumptions(accounts: readonly ImportedAccount[], chosen: boolean): ImportWarning[] {
  if (chosen) return [];
  return accounts
    .filter(({ text }) => text === null)
    .map(({ name, currency, rows }) => ({
      code: 'account-assumed',
      detail: `The file names no account: ${rows} rows in ${currency} go to «${name}» unless you choose another one.`,
    }));
}
