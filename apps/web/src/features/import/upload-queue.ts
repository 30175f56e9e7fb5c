import type { ApiProblem } from '@/api/problem';

/** A file on its way: it waits, is sent, is looked at, and is done when it was imported, discarded or refused. */
export interface QueuedFile {
  /** Two files may have one name. */
  key: number;
  name: string;
  state: 'waiting' | 'sending' | 'open' | 'done' | 'refused';
  /** Of the import that it became. */
  id?: string;
  problem?: ApiProblem;
}

/** So many are sent ahead of the file that is looked at: the next page is ready, and few previews are open at a time. */
const AHEAD = 3;

/** The number of the file that a person looks at: the one that is shown, else the first that is not done. */
export function stepOf(files: readonly QueuedFile[], shownId: string | null): number {
  const shown = files.findIndex(({ id }) => id !== undefined && id === shownId);
  if (shown >= 0) return shown;
  const first = files.findIndex(({ state }) => state !== 'done' && state !== 'refused');
  return first < 0 ? files.length : first;
}

/** Which file is sent next, one at a time; null while enough are ahead. */
export function nextToSend(files: readonly QueuedFile[], shownId: string | null): QueuedFile | null {
  if (files.some(({ state }) => state === 'sending')) return null;
  const step = stepOf(files, shownId);
  const ahead = files.filter(({ state }, index) => state === 'open' && index !== step).length;
  if (ahead >= AHEAD) return null;
  return files.find(({ state }) => state === 'waiting') ?? null;
}

/** The file to go on with after the one that is shown: the next one that is not done, from the beginning where none follows. */
export function nextStep(files: readonly QueuedFile[], shownId: string | null): QueuedFile | null {
  const step = stepOf(files, shownId);
  const others = [...files.slice(step + 1), ...files.slice(0, step)];
  return others.find(({ state }) => state !== 'done' && state !== 'refused') ?? null;
}

export const isOver = (files: readonly QueuedFile[]): boolean =>
  files.every(({ state }) => state === 'done' || state === 'refused');
