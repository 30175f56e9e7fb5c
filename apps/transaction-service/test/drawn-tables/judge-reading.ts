import { currencyExponent } from '@pft/kernel';
import { patchMapping, type ImportMapping } from '../../src/domain/import/csv/mapping';
import type { Proposal, StatementEntry, StatementFile } from '../../src/domain/import/statement';
import { mappingOf } from '../../src/domain/import/statement';
import type { DrawnTable, Meant } from './draw-table';

export type Outcome =
  | 'right at once'
  | 'asked, the proposal right'
  | 'asked, the truth among the options'
  | 'asked about something else'
  | 'rows in error'
  | 'wrong with a warning'
  | 'wrong in silence';

type Kind = 'figure' | 'sign' | 'date' | 'currency' | 'booked';

export interface Judgement {
  outcome: Outcome;
  kinds: Kind[];
  said: string[];
}

/** What a question or a warning is about; it excuses nothing else. */
const ABOUT: Readonly<Record<string, readonly Kind[]>> = {
  'which-amount': ['figure', 'sign'],
  decimal: ['figure'],
  'decimal-assumed': ['figure'],
  fee: ['figure', 'booked'],
  direction: ['sign'],
  'direction-assumed': ['sign'],
  'pair-direction': ['sign'],
  'first-row': ['sign'],
  'balance-both-ways': ['figure', 'sign'],
  'balance-mismatch': ['figure', 'sign'],
  'balance-gaps': ['figure', 'sign', 'booked'],
  'rows-without-balance': ['booked'],
  state: ['booked'],
  'which-date': ['date'],
  'date-order': ['date'],
  'date-order-assumed': ['date'],
  currency: ['currency'],
  'currency-assumed': ['currency'],
  'columns-unclear': ['figure', 'sign', 'date', 'currency', 'booked'],
};
const MOST_ANSWERS = 100;

/** How a reading fares beside what the lines mean. */
export function judgeReading(file: StatementFile, proposal: Proposal, { truth, context }: DrawnTable): Judgement {
  const currency = context.account?.currency ?? context.baseCurrency;
  const read = (mapping: ImportMapping) =>
    file.read({ format: 'csv', mapping }, { fallbackCurrency: () => currency, latestDate: '2036-12-31' }).entries;
  const mapping = mappingOf(proposal.reading);
  if (!mapping) throw new Error('A table has a mapping.');
  const questions = proposal.questions ?? [];
  const said = [...questions, ...proposal.warnings].map(({ code }) => code);
  const { kinds, missing } = compare(read(mapping), truth);
  const isAsked = questions.length > 0;
  // An assumed currency that is said so is decided by the account; the figure may then not fit its decimals.
  const isExcused = said.includes('currency-assumed');
  const wrong = kinds.filter((kind) => !(kind === 'currency' && isExcused));
  const judged = (outcome: Outcome): Judgement => ({ outcome, kinds, said });
  if (wrong.length === 0 && missing === 0) return judged(isAsked ? 'asked, the proposal right' : 'right at once');
  const isSaid = wrong.every((kind) => said.some((code) => ABOUT[code]?.includes(kind)));
  if (!isSaid) return judged('wrong in silence');
  if (!isAsked) return judged(wrong.length > 0 ? 'wrong with a warning' : 'rows in error');
  const isAmong = answers(mapping, proposal).some((answer) => {
    const again = compare(read(answer), truth);
    return again.missing === 0 && again.kinds.every((kind) => kind === 'currency' && isExcused);
  });
  return judged(isAmong ? 'asked, the truth among the options' : 'asked about something else');
}

/** All that the answers together may come to. */
function answers(mapping: ImportMapping, { questions = [] }: Proposal): ImportMapping[] {
  let all = [mapping];
  for (const { options } of questions)
    all = all.flatMap((each) => options.map((option) => patchMapping(each, option.mapping)));
  return all.slice(0, MOST_ANSWERS);
}

function compare(entries: readonly StatementEntry[], truth: ReadonlyMap<number, Meant | null>) {
  const kinds = new Set<Kind>();
  const read = new Map<number, StatementEntry>();
  for (const entry of entries) if (!read.has(entry.line)) read.set(entry.line, entry);
  let missing = 0;
  for (const [line, meant] of truth) {
    const entry = read.get(line);
    const values = entry && 'values' in entry && !entry.values.ignored ? entry.values : null;
    if (!values) {
      // What is left out although it moved is as wrong as what is booked although it did not; an error is seen.
      if (meant && entry && !('problem' in entry)) kinds.add('booked');
      else if (meant) missing++;
      continue;
    }
    if (!meant) {
      kinds.add('booked');
      continue;
    }
    if (values.date !== meant.date) kinds.add('date');
    const { amountMinor, currency } = values.amount;
    const figure = Number(amountMinor) / 10 ** currencyExponent(currency);
    const signed = values.type === 'expense' ? -figure : figure;
    const wanted = meant.minor / 10 ** currencyExponent(meant.currency);
    if (Math.abs(signed - wanted) > 1e-6) kinds.add(Math.abs(signed + wanted) < 1e-6 ? 'sign' : 'figure');
    if (currency !== meant.currency) kinds.add('currency');
  }
  for (const entry of entries)
    if ('values' in entry && !entry.values.ignored && !truth.has(entry.line)) kinds.add('booked');
  return { kinds: [...kinds], missing };
}
