import { ibanOf, targetKey } from '../../domain/import/row/target-accounts';
import type { Leg } from '../../domain/import/transfer/pair-transfers';
import type { PreviewRow } from '../../domain/import/row/preview-row';
import { signedMinor, type Placed } from './placed-rows';

/** New, or a leg whose other one is, or was, in the ledger. */
export function isOpen({ row }: Placed): boolean {
  const isLegOfLedger = row.verdict === 'transfer' && row.otherLeg != null && 'transactionId' in row.otherLeg;
  if (row.action !== 'insert' || row.values?.details?.splits.length) return false;
  return row.verdict === 'new' || isLegOfLedger;
}

export function legOf({ row, values, accountId, otherId }: Placed): Leg {
  const { amount, date, payee, note, counterparty = null, details } = values;
  const there = details?.transfer?.amount.currency ?? amount.currency;
  return {
    id: row.identity.raw,
    remembered: [row.identity.raw],
    account: targetKey({ accountId, name: '', currency: amount.currency }),
    currency: amount.currency,
    signedMinor: signedMinor(values),
    date,
    texts: [payee, note, counterparty].filter((text) => text !== null),
    otherIban: counterparty === null ? null : ibanOf(counterparty),
    partner: otherId === null ? null : targetKey({ accountId: otherId, name: '', currency: there }),
    row: row.number,
    transactionId: null,
  };
}

export const isShown = ({ otherLeg }: PreviewRow, transactionId: string) =>
  otherLeg != null && 'transactionId' in otherLeg && otherLeg.transactionId === transactionId;
