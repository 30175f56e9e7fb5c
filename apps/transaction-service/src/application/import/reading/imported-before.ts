import type { EarlierImport, RowsElsewhere } from '../../../domain/import/import-repository';
import { IN_OTHER_ACCOUNT } from '../../../domain/import/open-questions';
import type { KnownAccount } from '../../../domain/import/row/target-accounts';
import type { ImportQuestion, ImportWarning } from '../../../domain/import/statement';

/** Fewer rows may look alike in two accounts by chance. */
const LEAST_ROWS = 3;

/** That a file, or most of its rows, is in the ledger already. */
export interface ImportedBefore {
  /** Into which account; null where the rows named theirs, or where it is not there any more. */
  account: { id: string; name: string } | null;
  what: string;
  when: string;
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

export function sameFileBefore({ fileName, committedAt, account }: EarlierImport): ImportedBefore {
  return { account, what: `This file was imported before as «${fileName}»`, when: dayOf(committedAt) };
}

/** Null where the rows of another account are too few of those that were `asked` for. */
export function rowsBefore(
  { accountId, rows, fileName, committedAt }: RowsElsewhere,
  asked: number,
  accounts: readonly KnownAccount[],
): ImportedBefore | null {
  const account = accounts.find(({ id, archived }) => id === accountId && !archived);
  if (!account || rows < LEAST_ROWS || 2 * rows < asked) return null;
  const what = `${rows} of ${asked} rows that were looked at were imported before from «${fileName}»`;
  return { account, what, when: dayOf(committedAt) };
}

/** What a person is told of it, and asked where another account was chosen for the rows. */
export function noticesOf(
  { account, what, when }: ImportedBefore,
  chosen: KnownAccount | null,
): { warnings: ImportWarning[]; questions: ImportQuestion[] } {
  const where = account ? `, into «${account.name}»` : '';
  const warnings = [{ code: 'file-imported-before', detail: `${what} on ${when}${where}.` }];
  if (!account || !chosen || chosen.id === account.id) return { warnings, questions: [] };
  const code = IN_OTHER_ACCOUNT;
  const detail = `What is in «${account.name}» would be in «${chosen.name}» as well.`;
  const text = `${what} on ${when} into «${account.name}». Import it into «${chosen.name}» as well?`;
  return { warnings: [...warnings, { code, detail }], questions: [{ code, text, options: [] }] };
}
