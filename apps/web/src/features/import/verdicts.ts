import type { ImportRow } from '@/api/types';

export type Verdict = ImportRow['verdict'];

export const verdicts = ['new', 'duplicate', 'similar', 'transfer', 'ignored', 'error'] as const satisfies Verdict[];

export const verdictTexts: Record<Verdict, { label: string; tone: string }> = {
  new: { label: 'New', tone: 'good' },
  duplicate: { label: 'Known', tone: 'plain' },
  similar: { label: 'Similar', tone: 'warn' },
  transfer: { label: 'Transfer', tone: 'good' },
  ignored: { label: 'No movement', tone: 'plain' },
  error: { label: 'Error', tone: 'bad' },
};

export const actionTexts = { insert: 'Import', match: 'Match', skip: 'Leave out' } as const;

/** What a row is left at where it is not taken in, and what it becomes where it is. */
export const taken = ({ verdict }: Pick<ImportRow, 'verdict'>): 'insert' | 'match' =>
  verdict === 'similar' ? 'match' : 'insert';
