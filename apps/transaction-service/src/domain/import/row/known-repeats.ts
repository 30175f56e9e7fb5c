import type { StatementSection } from '../statement';
import type { Judgement, RowToJudge } from './judge-rows';
import { knowAgain, openRows, type ClaimedRow } from './known-again';
import type { TargetAccount } from './target-accounts';

/**
 * The files of an archive overlap as those of two imports do: what an earlier one has brought is known again in a later one by
 * what it says, while two equal rows of one file stay two.
 */
export function knowRepeats(
  rows: readonly RowToJudge[],
  judgements: Judgement[],
  sections: readonly StatementSection[],
  keyOf: (target: TargetAccount) => string,
): void {
  const fileOf = ({ entry }: RowToJudge) => sections[entry.section ?? -1]?.file;
  const byFile = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    const file = fileOf(row);
    if (file === undefined) continue;
    const there = byFile.get(file);
    if (there) there.push(index);
    else byFile.set(file, [index]);
  }
  if (byFile.size < 2) return;
  const brought: ClaimedRow[] = [];
  for (const indexes of byFile.values()) {
    const open = indexes.map((index) => {
      const row = rows[index];
      if (!row?.target || 'problem' in row.entry || judgements[index]?.verdict !== 'new') return null;
      return { values: row.entry.values, identity: row.identity, accountId: keyOf(row.target) };
    });
    for (const [at, { claim }] of knowAgain(openRows(open), brought, new Set())) {
      const file = fileOf(rows[Number(claim.transactionId)] ?? NO_ROW) ?? '';
      judgements[indexes[at] ?? -1] = {
        verdict: 'duplicate',
        reason: `«${file}» of the same archive has this row, too.`,
        transactionId: null,
      };
    }
    brought.push(...indexes.flatMap((index) => broughtBy(rows[index] ?? NO_ROW, index, judgements[index], keyOf)));
  }
}

const NO_ROW: RowToJudge = {
  entry: { line: 0, source: { cells: [] }, problem: '' },
  identity: { raw: '', bank: null, pending: false },
  target: null,
};

/** What a row of the file is for those that come after it: its number in place of a transaction. */
function broughtBy(
  { entry, identity, target }: RowToJudge,
  index: number,
  judgement: Judgement | undefined,
  keyOf: (target: TargetAccount) => string,
): ClaimedRow[] {
  if ('problem' in entry || !target || judgement?.verdict === 'ignored') return [];
  const { type, amount, date, payee, note } = entry.values;
  const signedMinor = type === 'income' ? amount.amountMinor : -amount.amountMinor;
  const said = { accountId: keyOf(target), signedMinor, date, text: payee ?? note, bank: identity.bank };
  return [{ ...said, pending: false, transactionId: String(index), deleted: false }];
}
