import { Money } from '@pft/kernel';
import type { EntryValues, StatementEntry } from '../../statement';
import { currencyOf } from '../cells/currency-text';
import type { FoundTable } from '../find-table';
import type { ImportMapping } from '../mapping';
import { fail, RowProblem } from '../reading/written-values';
import { NAME_LENGTH, shortText, storedText } from '../reading/stored-text';
import { joined } from './double-entry';
import { placesOf, type PeerLayout } from './layouts';
import { Lines, LinesOfEntry, type Line } from './lines';
import { PeerStatement } from './peer-statement';
import { ROW_RULES, type RowRules } from './row-rules';
import { tagsOf, textsOf, withTags } from './texts';
import type { ReadingRules } from '../../statement';

/** A row of a table, on its way to an entry. */
interface Draft {
  entry: StatementEntry;
  /** Of a transfer that both accounts tell. */
  other: string | null;
  isOpening: boolean;
  part: { number: number; of: number } | null;
  total: { of: number; note: string } | null;
}

const nameKey = (text: string) => text.normalize('NFC').trim().toLowerCase();

/** What a mapping does not say of the rows of a peer: their tags, which of them are one movement, and which is none. */
export function finishRows(
  layout: PeerLayout,
  table: FoundTable,
  entries: readonly StatementEntry[],
  mapping: ImportMapping,
  rules: ReadingRules,
): PeerStatement {
  const places = table.header ? placesOf(table.header) : new Map<string, number>();
  const lines = new Lines(places, mapping, rules);
  const words = ROW_RULES[layout.source] ?? {};
  const read = entries.map((entry) => draftOf(entry, layout, words, places, lines));
  const drafts = words.otherIsTold ? amongAccounts(read) : read;
  const statement = new PeerStatement();
  const isBare = mapping.columns.currency === undefined;
  for (const { entry, isOpening } of withTransfers(withParts(drafts), words, isBare ? rules : null))
    statement.addAsRead(entry, isOpening);
  return statement;
}

function draftOf(
  entry: StatementEntry,
  layout: PeerLayout,
  words: RowRules,
  places: ReadonlyMap<string, number>,
  lines: Lines,
): Draft {
  const { cells } = entry.source;
  const text = (name: string) => cells[places.get(name) ?? -1] ?? '';
  const cell = (name: string) => text(name).trim();
  const isOpening = words.isOpening?.({ cell }) ?? false;
  const note = layout.columns.note === undefined ? '' : cell(layout.columns.note);
  const total = words.isTotal?.(note) ?? null;
  if ('problem' in entry) {
    const ignored = isOpening ? 'balance' : total ? 'total' : entry.ignored;
    const kept: StatementEntry = { ...entry, ...(ignored && { ignored }) };
    return { entry: kept, other: null, isOpening: false, part: null, total };
  }
  const part = words.part?.(note) ?? null;
  const tags = layout.tags ? tagsOf(text(layout.tags.column), layout.tags.separator) : [];
  const { ignored, ...values } = entry.values;
  const category = values.categoryText;
  const read: EntryValues = {
    ...values,
    ...(part && { note: textsOf(null, part.note).note }),
    ...(category !== null && words.category && { categoryText: words.category(category) }),
    ...withTags(tags),
    // No row of these tables is the sum of others.
    ...(isOpening
      ? { ignored: 'balance' as const }
      : ignored && ignored !== 'total' && ignored !== 'balance' && { ignored }),
  };
  const other = isOpening ? null : (words.other?.({ values: read, cell }) ?? null);
  try {
    const transfer = layout.source === 'ezbookkeeping' && cell('Type') === 'Transfer' ? relatedOf(lines, cell) : null;
    const moved = transfer ? { ...read, categoryText: null, transfer } : read;
    return { entry: { ...entry, values: moved }, other, isOpening, part, total: null };
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    const { line, source } = entry;
    return { entry: { line, source, problem: error.message }, other: null, isOpening: false, part: null, total: null };
  }
}

/** The words of a transfer name an account of the file, or they are somebody's. */
function amongAccounts(drafts: readonly Draft[]): Draft[] {
  const accounts = new Set(
    drafts.map(({ entry }) => ('values' in entry ? nameKey(entry.values.accountText ?? '') : '')),
  );
  return drafts.map((draft) =>
    draft.other === null || accounts.has(nameKey(draft.other)) ? draft : { ...draft, other: null },
  );
}

/** A transfer of ezBookkeeping is one row with both accounts. */
function relatedOf(lines: Lines, cell: Line['cell']): NonNullable<EntryValues['transfer']> {
  const name = storedText(cell('Account2'), NAME_LENGTH) ?? fail('The account to which it went is missing.');
  const code = cell('Account2 Currency');
  const currency =
    currencyOf(code) ?? fail(code === '' ? 'The currency is missing.' : `«${shortText(code)}» is no currency.`);
  const minor = lines.minor(cell('Account2 Amount'), currency);
  const own = cell('Account Currency');
  return { accountText: name, amount: currencyOf(own) === currency ? null : Money.of(minor, currency).abs() };
}

const signed = ({ type, amount }: EntryValues) => (type === 'expense' ? amount.negate() : amount);

/** Rows one below the other that are the parts of one transaction. A part that went to another account of the person's stays alone. */
function withParts(drafts: readonly Draft[]): Draft[] {
  const joinedDrafts: Draft[] = [];
  for (let at = 0; at < drafts.length;) {
    const head = drafts[at];
    if (!head) break;
    const from = head.total ? at + 1 : at;
    const count = head.total?.of ?? head.part?.of ?? 0;
    const parts = drafts.slice(from, from + count);
    if (count === 0 || !areParts(parts, count)) {
      joinedDrafts.push(head);
      at++;
      continue;
    }
    joinedDrafts.push(...together(head.total ? head : null, parts));
    at = from + count;
  }
  return joinedDrafts;
}

function areParts(parts: readonly Draft[], count: number): boolean {
  const [first] = parts;
  if (!first || !('values' in first.entry) || parts.length !== count) return false;
  const { date, accountText, amount } = first.entry.values;
  return (
    new Set(parts.map(({ part }) => part?.number)).size === count &&
    parts.every(
      ({ entry, part }) =>
        'values' in entry &&
        part?.of === count &&
        part.number >= 1 &&
        part.number <= count &&
        entry.values.date === date &&
        entry.values.accountText === accountText &&
        entry.values.amount.currency === amount.currency,
    )
  );
}

function together(total: Draft | null, parts: readonly Draft[]): Draft[] {
  const alone = parts.filter(({ other }) => other !== null);
  const own = parts.filter(({ other }) => other === null);
  const values = own.flatMap(({ entry }) => ('values' in entry ? [entry.values] : []));
  const [first] = own;
  const [said] = values;
  if (!first || !said || (values.length < 2 && !total)) return [...own, ...alone];
  const sum = values.map(signed).reduce((all, each) => all.plus(each));
  const { line } = total?.entry ?? first.entry;
  const source = new LinesOfEntry([...(total ? [total] : []), ...own].map(({ entry }) => entry.source));
  if (sum.isZero()) {
    const entry = { line, source, problem: 'The amount is zero: nothing was moved.' };
    return [{ ...first, entry, part: null }, ...alone];
  }
  const type = sum.isNegative() ? 'expense' : 'income';
  const splits = values.map((each) => ({
    amount: each.type === type ? each.amount : each.amount.negate(),
    categoryText: each.categoryText,
    note: each.note,
  }));
  const tags = [...new Set(values.flatMap((each) => each.tags ?? []))];
  const { note } = textsOf(null, total?.total?.note ?? null);
  const whole: EntryValues = {
    ...said,
    type,
    amount: sum.abs(),
    payee: values.find(({ payee }) => payee !== null)?.payee ?? null,
    note: values.length > 1 ? note : (note ?? said.note),
    categoryText: values.length > 1 ? null : said.categoryText,
    ...(values.length > 1 && { splits }),
    ...withTags(tags),
  };
  return [{ ...first, entry: { line, source, values: whole }, part: null }, ...alone];
}

/**
 * Both accounts tell a transfer: what left the one stays, and takes up what came into the other.
 * @param bare of a table without currencies: how much arrived in an account that is kept in another one only its own row tells
 */
function withTransfers(drafts: readonly Draft[], { otherIsTold }: RowRules, bare: ReadingRules | null): Draft[] {
  const twins = new Map([...pairs(drafts, true)]);
  const taken = new Set(twins.values());
  const left = drafts.filter((draft) => !twins.has(draft) && !taken.has(draft));
  for (const [from, into] of pairs(left, false)) {
    twins.set(from, into);
    taken.add(into);
  }
  return drafts.flatMap((draft) => {
    if (taken.has(draft)) return [];
    const twin = twins.get(draft);
    if (twin) return [joinedLegs(draft, twin)];
    return [otherIsTold || draft.other === null ? draft : toldOnce(draft, draft.other, bare)];
  });
}

/** What left one account with what came into the other on the same day: as much, or in another currency. */
function* pairs(drafts: readonly Draft[], isSameAmount: boolean): Generator<[from: Draft, into: Draft]> {
  const arrived = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = transferKey(draft, 'income', isSameAmount);
    if (key === null) continue;
    const there = arrived.get(key);
    if (there) there.push(draft);
    else arrived.set(key, [draft]);
  }
  for (const twins of arrived.values()) twins.reverse();
  for (const draft of drafts) {
    const key = transferKey(draft, 'expense', isSameAmount);
    const twins = key === null ? undefined : arrived.get(key);
    const twin = twins?.at(-1);
    if (!twin || (!isSameAmount && currencyOfDraft(twin) === currencyOfDraft(draft))) continue;
    twins?.pop();
    yield [draft, twin];
  }
}

const currencyOfDraft = ({ entry }: Draft) => ('values' in entry ? entry.values.amount.currency : null);

/** From where to where on which day, and how much. */
function transferKey({ entry, other }: Draft, type: EntryValues['type'], withAmount: boolean): string | null {
  if (other === null || !('values' in entry) || entry.values.type !== type) return null;
  const { accountText, date, amount } = entry.values;
  if (accountText === null || nameKey(accountText) === nameKey(other)) return null;
  const [own, away] = [nameKey(accountText), nameKey(other)];
  const [from, to] = type === 'expense' ? [own, away] : [away, own];
  return JSON.stringify([from, to, date, withAmount ? String(amount) : '']);
}

function joinedLegs(from: Draft, into: Draft): Draft {
  if (!('values' in from.entry && 'values' in into.entry)) return from;
  const [out, arrived] = [from.entry.values, into.entry.values];
  const amount = arrived.amount.currency === out.amount.currency ? null : arrived.amount;
  const { note } = textsOf(null, joined([out.note, arrived.note]));
  const values: EntryValues = {
    ...out,
    note,
    categoryText: null,
    transfer: { accountText: arrived.accountText ?? '', amount },
    ...withTags([...new Set([...(out.tags ?? []), ...(arrived.tags ?? [])])]),
  };
  const source = new LinesOfEntry([from.entry.source, into.entry.source]);
  return { ...from, entry: { ...from.entry, source, values } };
}

function toldOnce(draft: Draft, other: string, bare: ReadingRules | null): Draft {
  const { entry } = draft;
  if (!('values' in entry)) return draft;
  const { line, source, values } = entry;
  const accountText = storedText(other.trim(), NAME_LENGTH) ?? other;
  const currency = bare?.fallbackCurrency(accountText) ?? values.amount.currency;
  if (currency !== values.amount.currency) {
    const problem = `«${accountText}» is kept in ${currency}, and the file does not say how much of the ${values.amount.currency} arrived there.`;
    return { ...draft, entry: { line, source, problem } };
  }
  return {
    ...draft,
    entry: { ...entry, values: { ...values, categoryText: null, transfer: { accountText, amount: null } } },
  };
}
