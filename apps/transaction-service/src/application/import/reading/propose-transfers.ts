import type { Judgement, RowToJudge } from '../../../domain/import/row/judge-rows';
import { ibanOf, targetKey, type KnownAccount, type TargetAccount } from '../../../domain/import/row/target-accounts';
import type { NamedAccount } from '../../../domain/import/transfer/account-names';
import type { Leg } from '../../../domain/import/transfer/pair-transfers';
import type { EntryValues } from '../../../domain/import/statement';
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
  const opened = accountsToOpen(rows);
  if (accounts.length + opened.length < 2) return new Map();
  const legs = rowLegs(rows, judgements);
  const pairs = new Map<number, ProposedPair>();
  for (const { out, into, on, taken } of await findTransfers(legs, accounts, opened, ledger)) {
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

/** Nothing is taken from what the file has in parts. */
function rowLegs(rows: readonly RowToJudge[], judgements: readonly Judgement[]): Leg[] {
  const legs: Leg[] = [];
  const keys = new Map<TargetAccount, string>();
  for (const [index, { entry, identity, target, other }] of rows.entries()) {
    if (judgements[index]?.verdict !== 'new' || !('values' in entry) || !target) continue;
    const { values } = entry;
    // What the file itself says to be a transfer goes only with what the ledger has of the account that it names.
    if ((values.splits ?? []).length > 1 || (values.transfer && !other?.accountId)) continue;
    const key = keys.get(target) ?? targetKey(target);
    keys.set(target, key);
    legs.push(new RowLeg(values, identity.raw, key, index + 1, other ? targetKey(other) : null));
  }
  return legs;
}

/** As small as it can be, because a long file has a hundred thousand: what few of them are asked for is made then. */
class RowLeg implements Leg {
  readonly transactionId = null;

  constructor(
    private readonly values: EntryValues,
    readonly id: string,
    readonly account: string,
    readonly row: number,
    readonly partner: string | null,
  ) {}

  get remembered(): readonly string[] {
    return [this.id];
  }

  get currency(): string {
    return this.values.amount.currency;
  }

  get date(): string {
    return this.values.date;
  }

  get signedMinor(): bigint {
    const { type, amount } = this.values;
    return type === 'income' ? amount.amountMinor : -amount.amountMinor;
  }

  get texts(): readonly string[] {
    const { payee, note, counterparty = null, categoryText } = this.values;
    return [payee, note, counterparty, categoryText].filter((text) => text !== null);
  }

  get otherIban(): string | null {
    const { counterparty } = this.values;
    return counterparty === undefined ? null : ibanOf(counterparty);
  }
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
