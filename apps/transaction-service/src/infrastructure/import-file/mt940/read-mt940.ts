import { isCurrency, Money } from '@pft/kernel';
import type {
  EntryValues,
  ImportWarning,
  ReadingRules,
  Statement,
  StatementAccount,
  StatementBalance,
  StatementEntry,
  StatementSection,
} from '../../../domain/import/statement';
import { EntryProblem, keptTexts, NAME_LENGTH, storedText } from '../entry-values';
import { contentOf, type Field, type Message, type RawEntry } from './messages';
import { readNonSwift, readRemittance, type Remittance } from './remittance';
import { originalOf, readBalance, readStatementLine } from './statement-line';

/** Of one field; the handbook allows 390 letters, and some banks write a thousand. */
const LONGEST_FIELD = 10_000;
const GAPS_NAMED = 10;

/** Pages of one statement are one section; each message that begins a statement is another one. */
interface Page {
  message: Message;
  section: number;
  account: StatementAccount | null;
  currency: string | null;
}

/**
 * What the messages say: SWIFT User Handbook, Category 9, MT940 «Customer Statement Message» and MT942 «Interim Transaction
 * Report», as German banks write them (DFÜ-Abkommen, Anlage 3, «SWIFT-Formate») and Dutch, Belgian and Swiss ones, too.
 */
export function readMt940(text: string, messages: readonly Message[], rules: ReadingRules): Statement {
  const { sections, pages } = joinPages(text, messages);
  const entries = pages.flatMap((page) => page.message.entries.map((entry) => readEntry(text, entry, page, rules)));
  return { sections, entries, warnings: gaps(sections) };
}

/** Its fields as the text has them. One object for each of 100,000 movements, so that it is small. */
class Movement {
  constructor(
    private readonly text: string,
    private readonly entry: RawEntry,
  ) {}

  get cells(): string[] {
    const { statementLine, information } = this.entry;
    const fields = information ? [statementLine, information] : [statementLine];
    return fields.map((field) => contentOf(this.text, field));
  }
}

function readEntry(text: string, entry: RawEntry, page: Page, rules: ReadingRules): StatementEntry {
  const { line } = entry.statementLine;
  const source = new Movement(text, entry);
  try {
    const { values, cut } = valuesOf(text, entry, page, rules);
    return cut.length > 0
      ? { line, source, section: page.section, values, cut }
      : { line, source, section: page.section, values };
  } catch (error) {
    if (!(error instanceof EntryProblem)) throw error;
    return { line, source, section: page.section, problem: error.message };
  }
}

function valuesOf(text: string, { statementLine, information, nonSwift }: RawEntry, page: Page, rules: ReadingRules) {
  const accountText = page.account?.text ?? null;
  const currency = page.currency ?? rules.fallbackCurrency(accountText);
  const movement = readStatementLine(contentOf(text, statementLine, LONGEST_FIELD), currency, rules);
  const told = information ? contentOf(text, information, LONGEST_FIELD) : '';
  const beside = nonSwift && readNonSwift(contentOf(text, nonSwift, LONGEST_FIELD));
  const remittance: Remittance =
    told !== ''
      ? readRemittance(told)
      : (beside ?? { payee: plain(movement.supplementary), note: null, counterparty: null });
  const { cut, payee, note } = keptTexts(remittance.payee, remittance.note);
  const { date, valueDate, type, amount, bankId, expected } = movement;
  // Named one by one: what is spread takes more memory, and few movements have more than these.
  const values: EntryValues = { date, valueDate, type, amount, payee, note, accountText, categoryText: null, bankId };
  const originalAmount = movement.originalAmount ?? originalOf(told.replaceAll('\n', ''), currency);
  const counterparty = storedText(remittance.counterparty, NAME_LENGTH);
  if (expected) values.ignored = 'pending';
  if (counterparty !== null) values.counterparty = counterparty;
  if (originalAmount) values.originalAmount = originalAmount;
  return { values, cut };
}

/** Supplementary details in codes are for programs. */
const plain = (text: string | null) => (text?.startsWith('/') ? null : text);

function joinPages(text: string, messages: readonly Message[]): { sections: StatementSection[]; pages: Page[] } {
  const sections: StatementSection[] = [];
  const pages: Page[] = [];
  const balanceOf = (field: Field | null) => field && readBalance(contentOf(text, field, LONGEST_FIELD));
  for (const message of messages) {
    const [opening, closing] = [balanceOf(message.opening), balanceOf(message.closing)];
    const currency =
      opening?.amount.currency ??
      closing?.amount.currency ??
      currencyIn(text, message.limit, /^([A-Z]{3})/) ??
      currencyIn(text, message.total, /^\d{0,5}([A-Z]{3})/);
    const account = message.account && accountOf(contentOf(text, message.account, NAME_LENGTH), currency);
    const before = pages.at(-1);
    const goesOn = before !== undefined && !message.begins && !before.message.ends && isNextPage(text, before, message);
    if (goesOn && before.account?.text === account?.text && before.currency === currency) {
      const section = sections[before.section];
      if (section && closing) section.closing = closing;
      pages.push({ ...before, message });
      continue;
    }
    pages.push({ message, section: sections.length, account, currency });
    sections.push({ account, opening, closing });
  }
  return { sections, pages };
}

/** Pages of one statement have its number, `212/1` and `212/2`. */
function isNextPage(text: string, { message: { number } }: Page, message: Message): boolean {
  const statementOf = (field: Field) => contentOf(text, field, 20).split('/', 1)[0];
  return !number || !message.number || statementOf(number) === statementOf(message.number);
}

function currencyIn(text: string, field: Field | null, pattern: RegExp): string | null {
  const code = field ? (pattern.exec(contentOf(text, field, 20))?.[1] ?? '') : '';
  return isCurrency(code) ? code : null;
}

/** An IBAN, with the bank before it or the currency behind it; else bank code and number, or whatever the bank writes. */
function accountOf(content: string, currency: string | null): StatementAccount | null {
  const parts = (content.split('\n', 1)[0] ?? '').replace(/\s+/g, '').split('/').filter(Boolean);
  const compact = parts.join('/');
  if (compact === '') return null;
  for (const part of parts) {
    const iban = [part, part.slice(0, -3)].map((each) => each.toUpperCase()).find(isIban);
    if (iban !== undefined) return { text: iban, iban, number: null, name: null, currency };
  }
  const [, bare = '', code = ''] = /^(.*\d)([A-Z]{3})$/.exec(compact) ?? [];
  const number = isCurrency(code) && (currency === null || code === currency) ? bare : compact;
  return { text: number, iban: null, number, name: null, currency: currency ?? (isCurrency(code) ? code : null) };
}

/** ISO 13616: the check digits prove it. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

/** A statement of an account that does not open with what the one before it closed with. */
function gaps(sections: readonly StatementSection[]): ImportWarning[] {
  const byAccount = new Map<string, { opening: StatementBalance; closing: StatementBalance }[]>();
  for (const { account, opening, closing } of sections) {
    if (!opening || !closing) continue;
    const key = `${account?.text ?? ''}\n${opening.amount.currency}`;
    const there = byAccount.get(key);
    if (there) there.push({ opening, closing });
    else byAccount.set(key, [{ opening, closing }]);
  }
  const found: string[] = [];
  for (const [key, statements] of byAccount) {
    const [first, last] = [statements[0], statements.at(-1)];
    // Some banks put the newest statement first.
    if ((first?.opening.date ?? '') > (last?.opening.date ?? '')) statements.reverse();
    statements.sort((a, b) => compare(a.opening.date ?? '', b.opening.date ?? ''));
    for (const [index, { opening }] of statements.entries()) {
      const before = statements[index - 1]?.closing;
      if (!before || isSame(before.amount, opening.amount)) continue;
      const name = key.split('\n', 1)[0] || 'the account';
      found.push(`${name} closed with ${saying(before)} and goes on with ${saying(opening)}`);
    }
  }
  if (found.length === 0) return [];
  const more = found.length > GAPS_NAMED ? `; and ${found.length - GAPS_NAMED} more` : '';
  const detail = `Between two statements of the file something is missing or there twice: ${found.slice(0, GAPS_NAMED).join('; ')}${more}.`;
  return [{ code: 'statement-gap', detail }];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const isSame = (a: Money, b: Money) => a.equals(b);
const saying = ({ amount, date }: StatementBalance) => `${String(amount)}${date === null ? '' : ` (${date})`}`;
