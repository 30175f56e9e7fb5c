import { Money } from '@pft/kernel';
import { StatementReader } from '../../src/application/import/reading/statement-reader';
import type { ImportMapping } from '../../src/domain/import/csv/mapping';
import {
  type EntryValues,
  type IgnoredReason,
  type ImportFormat,
  type ImportQuestion,
  type ImportReading,
  mappingOf,
  type Proposal,
  type ReadingContext,
  type Statement,
  type StatementBalance,
  type StatementEntry,
  type StatementFile,
  type StatementSection,
} from '../../src/domain/import/statement';

const MARK = '!Planted';
// No format of the product: its name is none that the API knows.
const FORMAT = 'planted' as string as ImportFormat;

/**
 * As much of a bank format as a reader has to bring to be one of the import. After its mark lines of words:
 *
 * - `account <iban> <currency> <name>` begins a statement, and `opening|interim|closing <date> <amount>` states a balance of it;
 * - `<date>|<amount>|<id>|<payee>|<state>` is an entry, `<state>` why it is no movement; several on a line have ` & ` between them;
 * - `ask date-order` and `ask decimal` leave that open, so that there is a mapping to be chosen; dates are then `04/03/2026` and
 *   amounts `1,25`. For an account in dollars the date order is decided;
 * - `steps <agree> <of>` says how sure the reading is.
 */
export class PlantedReader extends StatementReader {
  readonly format = FORMAT;

  recognizes(bytes: Uint8Array): boolean {
    return Buffer.from(bytes.subarray(0, MARK.length)).toString('latin1') === MARK;
  }

  open(bytes: Uint8Array): StatementFile {
    const lines = Buffer.from(bytes).toString('utf8').split('\n');
    const asked = lines.flatMap((line) => (line.startsWith('ask ') ? [line.slice(4)] : []));
    return {
      size: () => ({ rows: lines.length, columns: 1, longestCell: Math.max(...lines.map(({ length }) => length)) }),
      shape: () => (asked.length === 0 ? null : MARK),
      columns: () => [],
      propose: (context) => proposalOf(asked, lines, context),
      recall: (remembered, { warnings, questions = [] }) => ({ reading: remembered, warnings, questions }),
      read: (reading) => readPlanted(lines, mappingOf(reading)),
    };
  }
}

const mapping: ImportMapping = {
  charset: 'utf-8',
  delimiter: '|',
  headerLine: null,
  decimal: '.',
  dateFormat: 'DD/MM/YYYY',
  columns: { date: 0, amount: 1, bankId: 2, payee: 3 },
};

function proposalOf(asked: readonly string[], lines: readonly string[], { account }: ReadingContext): Proposal {
  const [agree, of] = (
    lines
      .find((line) => line.startsWith('steps '))
      ?.split(' ')
      .slice(1) ?? []
  ).map(Number);
  const sure = agree !== undefined && of !== undefined && { confidence: { proof: 'balance' as const, agree, of } };
  if (asked.length === 0) return { reading: { format: FORMAT } as ImportReading, warnings: [], ...sure };
  const inDollars = account?.currency === 'USD';
  const reading = { format: FORMAT, mapping: { ...mapping, ...(inDollars && { dateFormat: 'MM/DD/YYYY' }) } };
  const first = lines.findIndex((line) => line.includes('|'));
  const [date = '', amount = ''] = lines[first]?.split('|') ?? [];
  const example = (before: string, after: string) => ({ line: first + 1, before, after });
  const questions: readonly ImportQuestion[] = [
    {
      code: 'date-order',
      text: `Which is the month of ${date}?`,
      options: [
        {
          label: 'Day first',
          mapping: { dateFormat: 'DD/MM/YYYY' },
          example: example(date, dayOf(date, 'DD/MM/YYYY') ?? ''),
        },
        {
          label: 'Month first',
          mapping: { dateFormat: 'MM/DD/YYYY' },
          example: example(date, dayOf(date, 'MM/DD/YYYY') ?? ''),
        },
      ],
    },
    {
      code: 'decimal',
      text: `What is the decimal sign of ${amount}?`,
      options: (['.', ','] as const).map((decimal) => ({
        label: decimal === '.' ? 'Point' : 'Comma',
        mapping: { decimal },
        example: example(amount, plainAmount(amount, decimal)),
      })),
    },
  ];
  const decided = { code: 'date-order-assumed', detail: 'Read month first, because the account is in USD.' };
  return {
    reading: reading as ImportReading,
    warnings: inDollars && asked.includes('date-order') ? [decided] : [],
    questions: questions.filter(({ code }) => asked.includes(code) && !(inDollars && code === 'date-order')),
    ...sure,
  };
}

/** With a mapping as it says, else as the API writes days. */
function dayOf(text: string, format: string | undefined): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const [, first = '', second = '', year = ''] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  if (!format || year === '') return null;
  return format === 'DD/MM/YYYY' ? `${year}-${second}-${first}` : `${year}-${first}-${second}`;
}

const plainAmount = (text: string, decimal: '.' | ',') =>
  decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');

type Open = { -readonly [K in keyof StatementSection]: StatementSection[K] } & {
  interim: StatementBalance[];
  currency: string;
  text: string;
};

function readPlanted(lines: readonly string[], chosen: ImportMapping | null): Statement {
  const sections: Open[] = [];
  const entries: StatementEntry[] = [];
  for (const [index, text] of lines.entries()) {
    const [word = '', ...words] = text.split(' ');
    const section = sections.at(-1);
    if (word === 'account') sections.push(sectionOf(words));
    else if (section && (word === 'opening' || word === 'interim' || word === 'closing')) {
      const [date = '', amount = ''] = words;
      const balance = { date, amount: Money.parse({ amount, currency: section.currency }) };
      if (word === 'interim') section.interim.push(balance);
      else section[word] = balance;
    } else if (section && text.includes('|'))
      for (const part of text.split(' & '))
        entries.push(entryOf(part.split('|'), index + 1, sections.length - 1, section, chosen));
  }
  return { sections, entries, warnings: [] };
}

function sectionOf([iban = '', currency = '', ...name]: readonly string[]): Open {
  const account = { text: iban, iban, number: null, name: name.join(' '), currency };
  return { account, opening: null, closing: null, interim: [], currency, text: iban };
}

function entryOf(
  cells: string[],
  line: number,
  section: number,
  { currency, text: accountText }: Open,
  chosen: ImportMapping | null,
): StatementEntry {
  const place = { line, section, source: { cells } };
  const [when = '', amount = '', bankId = '', payee = '', state = ''] = cells;
  const date = dayOf(when, chosen?.dateFormat);
  const ignored = state !== '' && { ignored: state as IgnoredReason };
  if (date === null) return { ...place, problem: `«${when}» is no day.`, ...ignored };
  const signed = Money.parse({ amount: plainAmount(amount, chosen?.decimal ?? '.'), currency }, 'amount');
  const values: EntryValues = {
    date,
    valueDate: null,
    type: signed.isNegative() ? 'expense' : 'income',
    amount: signed.abs(),
    payee,
    note: null,
    accountText,
    categoryText: null,
    bankId,
    ...ignored,
  };
  return { ...place, values };
}
