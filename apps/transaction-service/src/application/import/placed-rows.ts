import type { ImportedAccount } from '../../domain/import/import-batch';
import type { NewClaim } from '../../domain/import/import-repository';
import type { PreviewRow, PreviewValues } from '../../domain/import/row/preview-row';

/** A readable row whose account is there. */
export interface Placed {
  row: PreviewRow;
  values: PreviewValues;
  accountId: string;
  /** Of a transfer, the other account. */
  otherId: string | null;
}

export const placeOf = ({ number, line }: PreviewRow) => ({ row: number, line });

export function place(rows: readonly PreviewRow[], accounts: readonly ImportedAccount[]): Placed[] {
  return rows.flatMap((row) => {
    const accountId = row.target === null ? null : accounts[row.target]?.accountId;
    const other = row.values?.details?.transfer?.target;
    const otherId = (other === undefined ? null : accounts[other]?.accountId) ?? null;
    return row.values && accountId ? [{ row, values: row.values, accountId, otherId }] : [];
  });
}

export function claimBy(
  { identity }: PreviewRow,
  values: PreviewValues,
  accountId: string,
  transactionId: string,
): NewClaim {
  const { raw, bank, pending } = identity;
  const { date, payee, note } = values;
  const text = payee ?? note;
  const { counterparty = null } = values;
  const said = { date, text, signedMinor: signedMinor(values), counterparty };
  return { accountId, identity: raw, bank, pending, ...said, transactionId };
}

export function signedMinor({ type, amount }: PreviewValues): bigint {
  return type === 'income' ? amount.amountMinor : -amount.amountMinor;
}
