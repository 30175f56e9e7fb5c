import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadingContext, StatementEntry } from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const folder = join(process.cwd(), '..', 'shared', 'cases');
const present = existsSync(folder);
const names = present ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'input.csv'))) : ['none'];
const describeCases = present ? describe : describe.skip;

interface Case {
  user?: { locale?: string; baseCurrency?: string };
  account?: { currency: string; type: string };
  firstAccount?: Case['account'];
  secondAccount?: Case['account'];
}

interface Wanted {
  statuses?: number[];
  rows?: { line: number; date?: string; amount?: string; payee?: string; optional?: boolean }[];
  /** By their lines, or by what they say. */
  notBooked?: (number | string)[];
  /** All that moved, for files whose lines are no rows. */
  entries?: WantedEntry[];
  anyText?: { line: number; text: string }[];
}

interface WantedEntry {
  date: string;
  amount: string;
  type?: string;
  payee?: string;
  account: string;
  category?: string;
  to?: string;
  toAmount?: string;
  splits?: { amount: string; category?: string }[];
}

function read(name: string): readonly StatementEntry[] {
  const meta = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as Case;
  const account = meta.secondAccount ?? meta.firstAccount ?? meta.account ?? null;
  const { locale = 'en', baseCurrency = 'EUR' } = meta.user ?? {};
  const context: ReadingContext = { locale, baseCurrency, account, today: '2026-11-27' };
  const bytes = readFileSync(join(folder, name, 'input.csv'));
  const file = openStatement(statementReaders({ maxRows: 1_000, maxColumns: 100 }), bytes, null, context);
  const rules = { fallbackCurrency: () => account?.currency ?? baseCurrency, latestDate: '2036-12-31' };
  return file.read(file.propose(context).reading, rules).entries;
}

/** A row of the file as a person would see it booked, or why it is not. */
function said(entry: StatementEntry | undefined) {
  if (!entry) return { booked: false, date: '', figure: NaN, currency: '', texts: '' };
  if (!('values' in entry)) return { booked: false, date: '', figure: NaN, currency: '', texts: entry.problem };
  const { date, type, amount, payee, note, ignored } = entry.values;
  const figure = Number(amount.toDecimal()) * (type === 'expense' ? -1 : 1);
  return { booked: !ignored, date, figure, currency: amount.currency, texts: `${payee} ${note}` };
}

/** An entry as the case tells it, so far as it does: categories without the groups above them. */
function toldLike(wanted: WantedEntry, { values }: Extract<StatementEntry, { values: unknown }>): WantedEntry {
  const { date, type, amount, payee, accountText, categoryText, transfer, splits } = values;
  const leaf = (text: string | null) => text?.split(':').at(-1)?.trim() ?? '';
  const sign = type === 'expense' && !transfer ? '-' : '';
  const told = {
    date,
    amount: `${sign}${String(amount)}`,
    type: transfer ? 'transfer' : type,
    payee: payee?.includes(wanted.payee ?? '') ? wanted.payee : payee,
    account: accountText,
    category: leaf(categoryText),
    to: transfer?.accountText,
    toAmount: transfer?.amount && String(transfer.amount),
    splits: splits?.map((part, index) => ({
      amount: part.amount.toDecimal(),
      ...(wanted.splits?.[index]?.category !== undefined && { category: leaf(part.categoryText) }),
    })),
  };
  return Object.fromEntries(Object.entries(told).filter(([key]) => key in wanted)) as unknown as WantedEntry;
}

describeCases(`bank files that broke other programs${present ? '' : ' (skipped: ../shared/cases is absent)'}`, () => {
  it.each(names)('%s is read as it is meant', (name) => {
    const wanted = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as Wanted;
    const entries = read(name);
    const at = (line: number) => said(entries.find((entry) => entry.line === line));
    for (const { line, date, amount, payee, optional } of wanted.rows ?? []) {
      const row = at(line);
      if (optional && !row.booked) continue;
      if (date) expect([line, row.date]).toEqual([line, date]);
      if (payee) expect(row.texts).toContain(payee);
      if (!amount) continue;
      const [figure, currency] = amount.split(' ');
      expect([line, row.booked, row.figure, row.currency]).toEqual([line, true, Number(figure), currency]);
    }
    const about = (which: number | string) =>
      typeof which === 'number' ? [at(which)] : entries.map(said).filter(({ texts }) => texts.includes(which));
    for (const which of wanted.notBooked ?? [])
      expect([which, about(which).some(({ booked }) => booked)]).toEqual([which, false]);
    if (wanted.entries) {
      const booked = entries.flatMap((entry) => ('values' in entry && !entry.values.ignored ? [entry] : []));
      const list = wanted.entries;
      expect(booked.map((entry, index) => toldLike(list[index] ?? list[0]!, entry))).toEqual(list);
    }
    for (const { line, text } of wanted.anyText ?? []) expect(at(line).texts).toContain(text);
  });
});
