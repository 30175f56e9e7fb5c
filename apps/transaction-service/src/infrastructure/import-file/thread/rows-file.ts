import { closeSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Money } from '@pft/kernel';
import type { PreviewRow } from '../../../domain/import/row/preview-row';
import { keptCells } from '../../../domain/import/told-texts';
import { type PlainOtherLeg, plainOtherLeg, restoreOtherLeg } from '../../../domain/import/transfer/other-leg';
import { type PlainDetails, plainDetails, restoreDetails } from '../../../domain/import/row/row-details';

/** Rows of one batch at most, and characters at which it ends earlier: whoever reads it does so between other things. */
const BATCH_ROWS = 1_000;
const BATCH_LENGTH = 500_000;

/**
 * Writes rows as JSON, a batch after the other, so that they are never in memory as a whole beside what they were made from.
 * Answers the length of each batch in bytes.
 */
export function writeRows(path: string, rows: Iterable<PreviewRow>): number[] {
  const lengths: number[] = [];
  const file = openSync(path, 'wx', 0o600);
  try {
    let batch: string[] = [];
    let length = 0;
    const flush = () => {
      if (batch.length > 0) lengths.push(writeWhole(file, Buffer.from(`[${batch.join(',')}]`)));
      batch = [];
      length = 0;
    };
    for (const row of rows) {
      const text = JSON.stringify(plain(row));
      batch.push(text);
      length += text.length;
      if (batch.length === BATCH_ROWS || length >= BATCH_LENGTH) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
  return lengths;
}

function writeWhole(file: number, bytes: Buffer): number {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
  return bytes.length;
}

/** The batches of such a file, one at a time. */
export async function* readRowBatches(path: string, lengths: readonly number[]): AsyncGenerator<PreviewRow[]> {
  const file = await open(path, 'r');
  try {
    let position = 0;
    for (const length of lengths) {
      const { buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
      position += length;
      yield (JSON.parse(buffer.toString('utf8')) as PlainRow[]).map(whole);
    }
  } finally {
    await file.close();
  }
}

type PlainRow = Omit<PreviewRow, 'values' | 'otherLeg'> & {
  otherLeg: PlainOtherLeg | null;
  values:
    | (Omit<NonNullable<PreviewRow['values']>, 'amount' | 'details'> & {
        minor: string;
        currency: string;
        details?: PlainDetails;
      })
    | null;
};

/** A bigint is no JSON. Named one by one, because spreading a hundred thousand rows takes as long as writing them. */
function plain(row: PreviewRow): PlainRow {
  const { values } = row;
  return {
    number: row.number,
    line: row.line,
    source: row.source && { cells: keptCells(row.source.cells) },
    verdict: row.verdict,
    reasonCode: row.reasonCode,
    reason: row.reason,
    action: row.action,
    actionChosen: row.actionChosen,
    categoryChosen: row.categoryChosen,
    values: values && {
      date: values.date,
      valueDate: values.valueDate,
      type: values.type,
      minor: values.amount.amountMinor.toString(),
      currency: values.amount.currency,
      payee: values.payee,
      payeeName: values.payeeName,
      note: values.note,
      ...(values.counterparty && { counterparty: values.counterparty }),
      ...(values.details && { details: plainDetails(values.details) }),
    },
    target: row.target,
    categoryId: row.categoryId,
    transactionId: row.transactionId,
    identity: row.identity,
    otherLeg: row.otherLeg ? plainOtherLeg(row.otherLeg) : null,
  };
}

function whole({ values, otherLeg: other, ...plainRow }: PlainRow): PreviewRow {
  const row = { ...plainRow, otherLeg: other && restoreOtherLeg(other) };
  if (!values) return { ...row, values };
  const { minor, currency, details, ...rest } = values;
  const amount = Money.of(BigInt(minor), currency);
  return { ...row, values: { ...rest, amount, ...(details && { details: restoreDetails(details) }) } };
}
