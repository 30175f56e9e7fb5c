import type { ImportRow } from '@/api/types';

export type Verdict = ImportRow['verdict'];

export const verdicts = ['new', 'duplicate', 'similar', 'transfer', 'ignored', 'error'] as const satisfies Verdict[];

export const verdictTones: Record<Verdict, string> = {
  new: 'good',
  duplicate: 'plain',
  similar: 'warn',
  transfer: 'good',
  ignored: 'plain',
  error: 'bad',
};

/** What a row is left at where it is not taken in, and what it becomes where it is. */
export const taken = ({ verdict }: Pick<ImportRow, 'verdict'>): 'insert' | 'match' =>
  verdict === 'similar' ? 'match' : 'insert';
