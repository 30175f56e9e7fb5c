import type { Judgement, RowToJudge } from '../../../domain/import/row/judge-rows';
import { ibanOf, targetKey, type KnownAccount, type TargetAccount } from '../../../domain/import/row/target-accounts';
import type { NamedAccount } from '../../../domain/import/transfer/account-names';
import type { Leg } from '../../../domain/import/transfer/pair-transfers';
import { findTransfers } from './find-transfers';
import type { LedgerOfImport } from './import-reader';

export interface ProposedPair {
  other: Leg;
  /** What a person has said of the two; null for nothing. */
  taken: boolean | null;
}

/** The pairs of new rows, by index; the verdict of those that are a transfer unless a person says otherwise becomes so. */
export async function proposeTransfers(
  rows: readonly RowToJudge[],
  judgements: Judgement[],
  accounts: readonly KnownAccount[],
  ledger: LedgerOfImport,
): Promise<Map<number, ProposedPair>> {
  const legs = rows.flatMap((row, index) => (judgements[index]?.verdict === 'new' ? legsOf(row, index) : []));
  const pairs = new Map<number, ProposedPair>();
  for (const { out, into, on, taken } of await findTransfers(legs, accounts, accountsToOpen(rows), ledger)) {
    for (const [leg, other] of [
      [out, into],
      [into, out],
    ] as const) {
      if (leg.row === null) continue;
      pairs.set(leg.row - 1, { other, taken });
      if (on)
        judgements[leg.row - 1] = { verdict: 'transfer', reason: toldOf(other, rows, accounts), transactionId: null };
    }
  }
  return pairs;
}

/** Nothing is taken from what the file has in parts, or says itself to be a transfer. */
function legsOf({ entry, identity, target, other }: RowToJudge, index: number): Leg[] {
  if (!('values' in entry) || !target || other || entry.values.transfer) return [];
  const { type, amount, date, payee, note, counterparty = null, categoryText, splits = [] } = entry.values;
  if (splits.length > 1) return [];
  return [
    {
      id: identity.raw,
      remembered: [identity.raw],
      account: targetKey(target),
      currency: amount.currency,
      signedMinor: type === 'income' ? amount.amountMinor : -amount.amountMinor,
      date,
      texts: [payee, note, counterparty, categoryText].filter((text) => text !== null),
      otherIban: counterparty === null ? null : ibanOf(counterparty),
      row: index + 1,
      transactionId: null,
    },
  ];
}

function accountsToOpen(rows: readonly RowToJudge[]): NamedAccount[] {
  const opened = new Map<string, NamedAccount>();
  for (const { target } of rows)
    if (target && target.accountId === null && !opened.has(targetKey(target)))
      opened.set(targetKey(target), named(target));
  return [...opened.values()];
}

const named = (target: TargetAccount): NamedAccount => ({
  key: targetKey(target),
  name: target.name,
  iban: target.text,
  number: target.text,
});

function toldOf({ row, account, date, texts }: Leg, rows: readonly RowToJudge[], accounts: readonly KnownAccount[]) {
  const target = row === null ? null : rows[row - 1]?.target;
  const known = accounts.find(({ id, name, currency }) => targetKey({ accountId: id, name, currency }) === account);
  const said = texts[0] === undefined ? '' : `: ${texts[0]}`;
  return `The other side is in «${target?.name ?? known?.name ?? ''}», on ${date}${said}.`;
}
