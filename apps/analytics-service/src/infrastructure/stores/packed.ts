import { Money, type MoneyJson } from '@pft/kernel';
import type { Alert } from '../../domain/alert/alert';
import type { Fact, Transfer } from '../../domain/fact/fact';
import type { Movement, SummaryCell } from '../../domain/summary/month-summary';

/** A cell as JSON, in the order of its fields; amounts as text, because a JSON number would be a float. */
export type PackedCell = [
  date: string,
  currency: string,
  type: 'income' | 'expense',
  categoryId: string | null,
  accountId: string,
  amountMinor: string,
  count: number,
  rows: number,
];

export function packCell(cell: SummaryCell): PackedCell {
  const { date, currency, type, categoryId, accountId, amountMinor, count, rows } = cell;
  return [date, currency, type, categoryId, accountId, amountMinor.toString(), count, rows];
}

export function unpackCell(packed: PackedCell): SummaryCell {
  const [date, currency, type, categoryId, accountId, amountMinor, count, rows] = packed;
  return { date, currency, type, categoryId, accountId, amountMinor: BigInt(amountMinor), count, rows };
}

/** Amounts as text, as in a cell. */
export type PackedMovement = [date: string, accountId: string, currency: string, amountMinor: string];

export function packMovement({ date, accountId, currency, amountMinor }: Movement): PackedMovement {
  return [date, accountId, currency, amountMinor.toString()];
}

export function unpackMovement([date, accountId, currency, amountMinor]: PackedMovement): Movement {
  return { date, accountId, currency, amountMinor: BigInt(amountMinor) };
}

export interface PackedFact {
  date: string;
  type: Fact['type'];
  currency: string;
  accountId: string;
  lines: [categoryId: string | null, amountMinor: string][];
  /** Facts of an earlier projection have neither, until their ledger is rebuilt. */
  payee?: string | null;
  transfer?: [amountMinor: string, toAccountId: string, toCurrency: string, toAmountMinor: string] | null;
}

export function packFact({ date, type, currency, accountId, payee, lines, transfer }: Fact): PackedFact {
  const packedLines = lines.map(({ categoryId, amountMinor }): PackedFact['lines'][number] => [
    categoryId,
    amountMinor.toString(),
  ]);
  const packedTransfer: PackedFact['transfer'] = transfer && [
    transfer.amountMinor.toString(),
    transfer.toAccountId,
    transfer.toCurrency,
    transfer.toAmountMinor.toString(),
  ];
  return { date, type, currency, accountId, payee, lines: packedLines, transfer: packedTransfer };
}

export function unpackFact(ledgerId: string, id: string, version: number, packed: PackedFact): Fact {
  const lines = packed.lines.map(([categoryId, amountMinor]) => ({ categoryId, amountMinor: BigInt(amountMinor) }));
  const { payee = null } = packed;
  return { ...packed, ledgerId, id, version, deleted: false, payee, lines, transfer: unpackTransfer(packed.transfer) };
}

function unpackTransfer(packed: PackedFact['transfer']): Transfer | null {
  if (!packed) return null;
  const [amountMinor, toAccountId, toCurrency, toAmountMinor] = packed;
  return { amountMinor: BigInt(amountMinor), toAccountId, toCurrency, toAmountMinor: BigInt(toAmountMinor) };
}

/** What of an alert never changes and is never asked for by value. */
export interface PackedAlert {
  kind: Alert['kind'];
  budgetName: string;
  periodEnd: string;
  spent: MoneyJson;
  limit: MoneyJson;
}

export function packAlert({ kind, budgetName, periodEnd, spent, limit }: Alert): PackedAlert {
  return { kind, budgetName, periodEnd, spent: spent.toJSON(), limit: limit.toJSON() };
}

export function unpackAlert(packed: PackedAlert): Pick<Alert, keyof PackedAlert> {
  return { ...packed, spent: sumOf(packed.spent), limit: sumOf(packed.limit) };
}

/** A sum may be larger than any single amount that is let in, so the limit of amounts does not hold here. */
function sumOf({ amount, currency }: MoneyJson): Money {
  return Money.of(BigInt(amount.replace('.', '')), currency);
}
