import { MAX_ACCOUNTS } from '../../../domain/account/account';
import { checkBalances } from '../../../domain/import/check-balances';
import { CategoryNames } from '../../../domain/import/row/category-names';
import type { ImportedAccount, Preview } from '../../../domain/import/import-batch';
import {
  claimOf,
  DEFAULT_ACTION,
  judgeRows,
  type Claim,
  type RowToJudge,
  type Unclaimed,
} from '../../../domain/import/row/judge-rows';
import {
  daysAround,
  knowAgain,
  legKey,
  openRows,
  type AmountDays,
  type KnownRow,
  type OpenRows,
  type PlacedRow,
} from '../../../domain/import/row/known-again';
import { PayeeNames } from '../../../domain/payee/payee-names';
import { PayeeMemory } from '../../../domain/import/row/payee-memory';
import { countVerdicts, type PreviewRow, type PreviewValues } from '../../../domain/import/row/preview-row';
import type {
  EntryValues,
  ImportWarning,
  Proposal,
  ReadingRules,
  StatementEntry,
  StatementFile,
  StatementSection,
} from '../../../domain/import/statement';
import { openingOf } from '../../../domain/import/account-opening';
import { toldQuestions, toldReason, toldWarnings } from '../../../domain/import/told-texts';
import { otherLegOf } from '../../../domain/import/transfer/other-leg';
import { knowTransfers } from '../../../domain/import/row/known-transfers';
import { knowRepeats } from '../../../domain/import/row/known-repeats';
import { detailsOf, partsOf, type RowDetails } from '../../../domain/import/row/row-details';
import { rowIdentities } from '../../../domain/import/row/row-identity';
import {
  TargetAccounts,
  targetKey,
  type KnownAccount,
  type TargetAccount,
} from '../../../domain/import/row/target-accounts';
import { yearsAround } from '../../../domain/import/row/years-around';
import type { Digest } from '../import-ports';
import type { LedgerKnowledge, LedgerOfImport, ReadingWish } from './import-reader';
import { namesOf } from './find-transfers';
import { proposeTransfers } from './propose-transfers';

const DAYS_AROUND = 4;
/** Rows whose identities are asked for at once. */
const CLAIMS_AT_ONCE = 1_000;
const LINES_NAMED = 10;
/** Rows by which it is found whether another account has them. */
const ROWS_SAMPLED = 100;

/** For whom a file is read, and what that person's ledger holds. */
interface PreviewContext {
  wish: Pick<ReadingWish, 'baseCurrency' | 'latestDate'>;
  /** The account of rows that name none. */
  chosen: KnownAccount | null;
  ledger: LedgerOfImport;
  knowledge: LedgerKnowledge;
  digest: Digest;
}

export interface BuiltPreview {
  preview: Preview;
  rows: Iterable<PreviewRow>;
  /** The cells of some rows that name no account, where their account knows none of them. */
  unknown: readonly string[];
}

/** What a file means when it is read in one way, in the light of what the ledger holds. */
export async function buildPreview(
  file: StatementFile,
  { reading, warnings: doubts, questions = [], confidence }: Proposal,
  { wish, chosen, ledger, knowledge, digest }: PreviewContext,
): Promise<BuiltPreview> {
  const known = knowledge.accounts;
  const { sections, entries, warnings: found } = file.read(reading, rulesFor(wish, known, chosen));
  const placed = place(entries, new TargetAccounts(known, chosen, MAX_ACCOUNTS - known.length), digest);
  const [claims, again, unclaimed] = await knownRows(placed, ledger);
  const judgements = judgeRows(placed, claims, again, unclaimed);
  knowTransfers(placed, judgements, unclaimed, namesOf(known, []));
  knowRepeats(placed, judgements, sections, targetKey);
  const pairs = await proposeTransfers(placed, judgements, known, ledger);
  const accounts = countAccounts(placed, sections);
  const indexes = new Map(accounts.map((account, index) => [targetKey(account), index]));
  const counts = countVerdicts(judgements);
  const [firstDate, lastDate] = daysOf(placed);
  const { statements, warnings: mismatches } = checkBalances(sections, entries, chosen?.currency ?? wish.baseCurrency);
  const warnings = toldWarnings([
    ...doubts,
    ...found,
    ...(found.some(({ code }) => code === 'balance-mismatch') ? [] : mismatches),
    ...assumptions(accounts, chosen !== null),
    ...cutTexts(entries),
  ]);
  const about = {
    reading,
    doubts: toldWarnings(doubts),
    questions: toldQuestions(questions),
    confidence: confidence ?? null,
  };
  const unknown = counts.duplicate > 0 ? [] : sampleOf(placed);
  const preview = { ...about, accounts, counts, warnings, statements, firstDate, lastDate };
  return { unknown, rows: previewRows(), preview };

  /** Made as they are written, never all at once. */
  function* previewRows(): Generator<PreviewRow> {
    const names = new CategoryNames(knowledge.categories);
    const payeeNames = new PayeeNames(new Map(knowledge.renamedPayees));
    const memory = new PayeeMemory(knowledge.payees, payeeNames);
    for (const [index, { entry, identity, target, other }] of placed.entries()) {
      const judgement = judgements[index] ?? { verdict: 'error', reason: null, transactionId: null };
      const values = 'values' in entry ? entry.values : null;
      const payeeName = payeeNames.imported(values?.payee ?? null);
      const parts = values ? partsOf(values) : [];
      const text = values?.categoryText ?? (parts.length === 1 ? parts[0]?.categoryText : null) ?? null;
      const named = values && text !== null ? names.find(text, values.type) : null;
      const moved = other ? (indexes.get(targetKey(other)) ?? null) : null;
      const details = values && detailsOf(values, parts, moved, names);
      // A transfer has no category, and parts have their own.
      const isWhole = moved === null && parts.length < 2;
      // The file's own category where the ledger has one of that name, else what is remembered for the payee.
      const categoryId = isWhole
        ? (named ?? (values ? memory.categoryOf(values.payee, values.type, payeeName) : null))
        : null;
      const missing = isWhole ? [categoryId === null ? text : null] : missingOf(parts, details?.splits ?? []);
      yield {
        number: index + 1,
        line: entry.line,
        source: entry.source,
        ...judgement,
        reasonCode: judgement.reasonCode ?? null,
        reason: toldReason(judgement.reason ?? noCategory(missing)),
        action: DEFAULT_ACTION[judgement.verdict],
        actionChosen: false,
        categoryChosen: false,
        values: values && previewValues(values, payeeName, details),
        target: target ? (indexes.get(targetKey(target)) ?? null) : null,
        categoryId,
        identity,
        otherLeg: otherLegOf(pairs.get(index), known, indexes),
      };
    }
  }
}

/** Named one by one: to spread a hundred thousand rows takes as long as to write them. */
function previewValues(
  { date, valueDate, type, amount, payee, note, counterparty }: EntryValues,
  payeeName: string | null,
  details: RowDetails | null,
): PreviewValues {
  return {
    date,
    valueDate,
    type,
    amount,
    payee,
    payeeName,
    note,
    counterparty: counterparty ?? null,
    ...(details && { details }),
  };
}

function place(entries: readonly StatementEntry[], targets: TargetAccounts, digest: Digest): RowToJudge[] {
  const identities = rowIdentities(entries, (text) => digest.of(text));
  return entries.map((entry, index) => {
    const identity = identities[index] ?? { raw: '', bank: null, pending: false };
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
    if (!other || !('target' in other) || !target || targetKey(other.target) === targetKey(target))
      return { entry, identity, target };
    return { entry, identity, target, other: other.target };
  });
}

/** What the ledger has of these rows: by their identities, and by hand. */
async function knownRows(
  rows: readonly RowToJudge[],
  ledger: LedgerOfImport,
): Promise<[Map<string, Claim>, Map<number, KnownRow>, Unclaimed[]]> {
  const claims = new Map<string, Claim>();
  const unclaimed: Unclaimed[] = [];
  const accountIds = [...new Set(rows.flatMap(({ target }) => (target?.accountId ? [target.accountId] : [])))];
  if (accountIds.length === 0) return [claims, new Map(), unclaimed];
  for (let start = 0; start < rows.length; start += CLAIMS_AT_ONCE) {
    const entries = rows
      .slice(start, start + CLAIMS_AT_ONCE)
      .flatMap(({ target, identity }) =>
        target?.accountId ? [{ accountId: target.accountId, identity: identity.raw }] : [],
      );
    if (entries.length === 0) continue;
    for (const [key, claim] of await ledger.claims(entries)) claims.set(key, claim);
  }
  const known = await knownByWhatTheySay(rows, claims, ledger);
  const days = rows.flatMap(({ entry }) => ('values' in entry ? [entry.values] : []));
  for (const [from, to] of yearsAround(days, DAYS_AROUND))
    unclaimed.push(...(await ledger.unclaimed(accountIds, from, to)));
  return [claims, known, unclaimed];
}

/** Rows of one amount compete with each other only, so that what is known of them is asked for, used and forgotten together. */
async function knownByWhatTheySay(
  rows: readonly RowToJudge[],
  claims: ReadonlyMap<string, Claim>,
  ledger: LedgerOfImport,
): Promise<Map<number, KnownRow>> {
  const legs = new Set<string>();
  const open = openRows(
    rows.map((row): PlacedRow | null => {
      const { entry, identity, target } = row;
      if ('problem' in entry || !target?.accountId) return null;
      const claim = claimOf(target.accountId, identity, claims);
      if (claim) legs.add(legKey(target.accountId, claim.transactionId));
      // A balance, a sum or what never came about is no movement, and must not be taken for one that is known.
      const isMovement = entry.values.ignored === undefined || identity.pending;
      return claim || !isMovement ? null : { values: entry.values, identity, accountId: target.accountId };
    }),
  );
  const known = new Map<number, KnownRow>();
  let group: OpenRows[] = [];
  let days: AmountDays[] = [];
  const know = async () => {
    if (days.length === 0) return;
    for (const [row, found] of knowAgain(group, await ledger.claimedRows(days), legs)) known.set(row, found);
    [group, days] = [[], []];
  };
  for (const each of open) {
    group.push(each);
    days.push(...daysAround(each));
    if (days.length >= CLAIMS_AT_ONCE) await know();
  }
  await know();
  return known;
}

/** Their cells, spread over the file. */
function sampleOf(rows: readonly RowToJudge[]): string[] {
  const unnamed = rows.filter(({ target }) => target !== null && target.text === null);
  const step = Math.max(1, unnamed.length / ROWS_SAMPLED);
  const sample: string[] = [];
  for (let at = 0; at < unnamed.length; at += step) sample.push(unnamed[Math.floor(at)]?.identity.raw ?? '');
  return sample;
}

/** What a reader has to know of the ledger. */
export function rulesFor(
  { baseCurrency, latestDate }: Pick<ReadingWish, 'baseCurrency' | 'latestDate'>,
  known: readonly KnownAccount[],
  chosen: KnownAccount | null,
): ReadingRules {
  const currencies = currenciesByName(known);
  return {
    fallbackCurrency: (accountText) =>
      currencies.get(accountText?.trim().toLowerCase() ?? '') ?? chosen?.currency ?? baseCurrency,
    latestDate,
  };
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

function countAccounts(rows: readonly RowToJudge[], sections: readonly StatementSection[]): ImportedAccount[] {
  const accounts = new Map<string, ImportedAccount>();
  const accountOf = (target: TargetAccount) => {
    const account = accounts.get(targetKey(target)) ?? { ...target, rows: 0, created: false };
    accounts.set(targetKey(target), account);
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
