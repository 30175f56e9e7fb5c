import { CalendarDate } from '@pft/kernel';
import { MAX_ACCOUNTS } from '../../../domain/account/account';
import { checkBalances } from '../../../domain/import/check-balances';
import { CategoryNames } from '../../../domain/import/row/category-names';
import type { ImportedAccount, Preview } from '../../../domain/import/import-batch';
import {
  DEFAULT_ACTION,
  judgeRows,
  type Claim,
  type RowToJudge,
  type Unclaimed,
} from '../../../domain/import/row/judge-rows';
import { PayeeMemory } from '../../../domain/import/row/payee-memory';
import { countVerdicts, type PreviewRow } from '../../../domain/import/row/preview-row';
import type {
  ImportWarning,
  Proposal,
  StatementEntry,
  StatementFile,
  StatementSection,
} from '../../../domain/import/statement';
import { openingOf } from '../../../domain/import/account-opening';
import { knowTransfers } from '../../../domain/import/row/known-transfers';
import { detailsOf, partsOf } from '../../../domain/import/row/row-details';
import { rowIdentities } from '../../../domain/import/row/row-identity';
import { TargetAccounts, type KnownAccount, type TargetAccount } from '../../../domain/import/row/target-accounts';
import type { Digest } from '../import-ports';
import type { LedgerKnowledge, LedgerOfImport, ReadingWish } from './import-reader';

const DAYS_AROUND = 4;
/** Rows whose identities are asked for at once. */
const CLAIMS_AT_ONCE = 1_000;
const LINES_NAMED = 10;

/** For whom a file is read, and what that person's ledger holds. */
interface PreviewContext {
  wish: ReadingWish;
  ledger: LedgerOfImport;
  knowledge: LedgerKnowledge;
  digest: Digest;
}

/** What a file means when it is read in one way, in the light of what the ledger holds. */
export async function buildPreview(
  file: StatementFile,
  { reading, warnings: doubts, questions = [], confidence }: Proposal,
  { wish, ledger, knowledge, digest }: PreviewContext,
): Promise<{ preview: Preview; rows: Iterable<PreviewRow> }> {
  const known = knowledge.accounts;
  const chosen = known.find(({ id }) => id === wish.account?.id) ?? null;
  const currencies = currenciesByName(known);
  const {
    sections,
    entries,
    warnings: found,
  } = file.read(reading, {
    fallbackCurrency: (accountText) =>
      currencies.get(accountText?.trim().toLowerCase() ?? '') ?? chosen?.currency ?? wish.baseCurrency,
    latestDate: wish.latestDate,
  });
  const placed = place(entries, new TargetAccounts(known, chosen, MAX_ACCOUNTS - known.length), digest);
  const [claims, unclaimed] = await knownRows(placed, ledger);
  const judgements = judgeRows(placed, claims, unclaimed);
  knowTransfers(placed, judgements, unclaimed);
  const accounts = countAccounts(placed, sections);
  const indexes = new Map(accounts.map((account, index) => [keyOf(account), index]));
  const counts = countVerdicts(judgements);
  const [firstDate, lastDate] = daysOf(placed);
  const { statements, warnings: mismatches } = checkBalances(sections, entries, chosen?.currency ?? wish.baseCurrency);
  const warnings = [
    ...doubts,
    ...found,
    ...(found.some(({ code }) => code === 'balance-mismatch') ? [] : mismatches),
    ...assumptions(accounts, chosen !== null),
    ...cutTexts(entries),
  ];
  const about = { reading, doubts, questions, confidence: confidence ?? null };
  return { rows: previewRows(), preview: { ...about, accounts, counts, warnings, statements, firstDate, lastDate } };

  /** Made as they are written, never all at once. */
  function* previewRows(): Generator<PreviewRow> {
    const names = new CategoryNames(knowledge.categories);
    const memory = new PayeeMemory(knowledge.payees);
    for (const [index, { entry, identity, target, other }] of placed.entries()) {
      const judgement = judgements[index] ?? { verdict: 'error', reason: null, transactionId: null };
      const values = 'values' in entry ? entry.values : null;
      const parts = values ? partsOf(values) : [];
      const text = values?.categoryText ?? (parts.length === 1 ? parts[0]?.categoryText : null) ?? null;
      const named = values && text !== null ? names.find(text, values.type) : null;
      const moved = other ? (indexes.get(keyOf(other)) ?? null) : null;
      const details = values && detailsOf(values, parts, moved, names);
      // A transfer has no category, and parts have their own.
      const isWhole = moved === null && parts.length < 2;
      // The file's own category where the ledger has one of that name, else what is remembered for the payee.
      const categoryId = isWhole ? (named ?? (values ? memory.categoryOf(values.payee, values.type) : null)) : null;
      const missing = isWhole ? [categoryId === null ? text : null] : missingOf(parts, details?.splits ?? []);
      yield {
        number: index + 1,
        line: entry.line,
        source: entry.source,
        ...judgement,
        reasonCode: judgement.reasonCode ?? null,
        reason: judgement.reason ?? noCategory(missing),
        action: DEFAULT_ACTION[judgement.verdict],
        actionChosen: false,
        categoryChosen: false,
        values: values && details ? { ...values, details } : values,
        target: target ? (indexes.get(keyOf(target)) ?? null) : null,
        categoryId,
        identity,
      };
    }
  }
}

function place(entries: readonly StatementEntry[], targets: TargetAccounts, digest: Digest): RowToJudge[] {
  const identities = rowIdentities(entries, (text) => digest.of(text));
  return entries.map((entry, index) => {
    const identity = identities[index] ?? { raw: '', bank: null };
    if ('problem' in entry) return { entry, identity, target: null };
    const { line, source, values } = entry;
    const found = targets.of(values);
    const { transfer, amount } = values;
    const other = transfer && targets.of({ accountText: transfer.accountText, amount: transfer.amount ?? amount });
    const { ignored } = values;
    for (const each of [found, other]) {
      if (!each || !('problem' in each)) continue;
      const unplaced = { line, source, problem: each.problem, ...(ignored && { ignored }) };
      return { entry: unplaced, identity, target: null };
    }
    const target = 'target' in found ? found.target : null;
    if (!other || !('target' in other) || !target || keyOf(other.target) === keyOf(target))
      return { entry, identity, target };
    return { entry, identity, target, other: other.target };
  });
}

/** What the ledger has of these rows: by their identities, and by hand. */
async function knownRows(
  rows: readonly RowToJudge[],
  ledger: LedgerOfImport,
): Promise<[Map<string, Claim>, Unclaimed[]]> {
  const claims = new Map<string, Claim>();
  const unclaimed: Unclaimed[] = [];
  const accountIds = [...new Set(rows.flatMap(({ target }) => (target?.accountId ? [target.accountId] : [])))];
  if (accountIds.length === 0) return [claims, unclaimed];
  for (let start = 0; start < rows.length; start += CLAIMS_AT_ONCE) {
    const entries = rows.slice(start, start + CLAIMS_AT_ONCE).flatMap(({ target, identity }) => {
      const accountId = target?.accountId;
      if (!accountId) return [];
      return [identity.raw, identity.bank].flatMap((text) => (text === null ? [] : [{ accountId, identity: text }]));
    });
    if (entries.length === 0) continue;
    for (const [key, claim] of await ledger.claims(entries)) claims.set(key, claim);
  }
  for (const [from, to] of spans(rows)) unclaimed.push(...(await ledger.unclaimed(accountIds, from, to)));
  return [claims, unclaimed];
}

/** The days that rows may have a twin on, a year at a time: no answer is long, and years without rows are not asked for. */
function spans(rows: readonly RowToJudge[]): [from: string, to: string][] {
  const years = new Map<string, [from: string, to: string]>();
  for (const { entry } of rows) {
    if (!('values' in entry)) continue;
    for (const days of [-DAYS_AROUND, DAYS_AROUND]) {
      const day = CalendarDate.plusDays(entry.values.date, days);
      const year = day.slice(0, 4);
      const span = years.get(year);
      if (!span) years.set(year, [day, day]);
      else if (day < span[0]) span[0] = day;
      else if (day > span[1]) span[1] = day;
    }
  }
  return [...years].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, span]) => span);
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

function countAccounts(rows: readonly RowToJudge[], sections: readonly StatementSection[]): ImportedAccount[] {
  const accounts = new Map<string, ImportedAccount>();
  const accountOf = (target: TargetAccount) => {
    const account = accounts.get(keyOf(target)) ?? { ...target, rows: 0, created: false };
    accounts.set(keyOf(target), account);
    return account;
  };
  for (const { target, other } of rows) {
    if (target) accountOf(target).rows++;
    if (other) accountOf(other);
  }
  for (const account of accounts.values()) {
    const opening = account.accountId === null ? openingOf(account, sections) : null;
    if (opening) account.opening = opening;
  }
  return [...accounts.values()];
}

function daysOf(rows: readonly RowToJudge[]): [first: string | null, last: string | null] {
  let [first, last]: [string | null, string | null] = [null, null];
  for (const { entry } of rows) {
    if (!('values' in entry)) continue;
    const { date } = entry.values;
    if (first === null || date < first) first = date;
    if (last === null || date > last) last = date;
  }
  return [first, last];
}

const missingOf = (
  parts: readonly { categoryText: string | null }[],
  splits: readonly { categoryId: string | null }[],
) => parts.flatMap(({ categoryText }, index) => (splits[index]?.categoryId === null ? [categoryText] : []));

function noCategory(texts: readonly (string | null)[]): string | null {
  const named = [...new Set(texts)].filter((text) => text !== null).slice(0, LINES_NAMED);
  if (named.length === 0) return null;
  return `There is no category ${named.map((text) => `«${text}»`).join(', ')} for this kind of row.`;
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

/** Texts of which the ledger keeps the beginning; the row's raw cells have them whole. */
function cutTexts(entries: readonly StatementEntry[]): ImportWarning[] {
  const cut = entries.flatMap((entry) =>
    'values' in entry ? (entry.cut ?? []).map((what) => `${what} on line ${entry.line}`) : [],
  );
  if (cut.length === 0) return [];
  const more = cut.length > LINES_NAMED ? ` and ${cut.length - LINES_NAMED} more` : '';
  const named = cut.slice(0, LINES_NAMED).join(', ');
  return [{ code: 'text-cut', detail: `Longer than can be kept, so that the end is cut off: ${named}${more}.` }];
}
