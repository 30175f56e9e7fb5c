'use client';

import { newIdempotencyKey, transactionApi } from './browser';
import { ApiProblem, asProblem, unwrap } from './problem';
import type { Import, ImportRow, ImportRowPage } from './types';

const RESPOND_ASYNC = 'respond-async';
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** Sends a file as it is; the service reads it afterwards, and its format itself. */
export async function uploadImport(file: File, accountId?: string, preset?: 'none'): Promise<Import> {
  const form = new FormData();
  // Fields before the file, so that the service knows them while the file streams in.
  if (accountId) form.set('accountId', accountId);
  if (preset) form.set('preset', preset);
  form.set('file', file, file.name);
  const response = await fetch('/api/imports', {
    method: 'POST',
    headers: { 'idempotency-key': newIdempotencyKey(), prefer: RESPOND_ASYNC },
    body: form,
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw ApiProblem.of(response.status, body);
  return body as Import;
}

/** Asks for the commit; `settledImport` says how it went. */
export async function commitImport(id: string, idempotencyKey: string): Promise<Import> {
  const answer = await unwrap(
    transactionApi.POST('/imports/{id}/commit', {
      params: { path: { id }, header: { 'Idempotency-Key': idempotencyKey, Prefer: RESPOND_ASYNC } },
    }),
  );
  if (!('state' in answer)) throw new Error('A commit that nobody waits for is answered by the import.');
  return answer;
}

/** Whether something goes on of which the answer did not wait for the end. */
export const isLate = ({ state }: Pick<Import, 'state'>): boolean => state === 'reading' || state === 'committing';

/** Asks soon at first and then every two seconds, until the signal says that nobody wants to know any more. */
async function askUntil<T>(ask: () => Promise<T>, done: (answer: T) => boolean, signal: AbortSignal): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    signal.throwIfAborted();
    try {
      const answer = await ask();
      if (done(answer)) return answer;
    } catch (error) {
      const { status } = asProblem(error);
      // Whoever is away for a moment, or asked too much, is asked again.
      if (status >= 400 && status < 500 && status !== 429) throw error;
    }
  }
}

/** How far something is that nobody waits for. */
export interface ImportProgress {
  /** Rows that are done, of all; null where that is not known. */
  done: number | null;
  of: number | null;
}

/**
 * The import when it is settled. The service tells how far it is; where its stream cannot be had, or breaks, the import is asked
 * again and again.
 */
export async function settledImport(
  id: string,
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<Import> {
  await streamed(id, signal, onProgress);
  return askUntil(
    () => unwrap(transactionApi.GET('/imports/{id}', { params: { path: { id } }, signal })),
    (answer) => !isLate(answer),
    signal,
  );
}

/** Until the service has said its last word, or cannot be heard. */
function streamed(id: string, signal: AbortSignal, onProgress: (progress: ImportProgress) => void): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource(`/api/imports/${id}/events`);
    const end = (): void => {
      source.close();
      resolve();
    };
    source.addEventListener('progress', ({ data }: MessageEvent<string>) =>
      onProgress(JSON.parse(data) as ImportProgress),
    );
    source.addEventListener('done', end);
    source.addEventListener('error', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

/** The newest imports as soon as one of them is no longer in the state in which it was seen. */
export const changedImports = (seen: readonly Import[], signal: AbortSignal): Promise<readonly Import[]> =>
  askUntil(
    async () => (await unwrap(transactionApi.GET('/imports', { params: { query: { limit: 50 } }, signal }))).items,
    (answer) => seen.some((each) => isLate(each) && answer.find(({ id }) => id === each.id)?.state !== each.state),
    signal,
  );

/** Discards a preview or undoes a commit. Rows edited since stop the undo (409) unless it is said what to do with them. */
export async function withdrawImport(id: string, edited?: 'keep' | 'remove'): Promise<void> {
  await unwrap(transactionApi.DELETE('/imports/{id}', { params: { path: { id }, query: edited ? { edited } : {} } }));
}

/** All rows of a verdict. */
export async function importRowsOf(id: string, verdict: ImportRow['verdict']): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: ImportRowPage = await unwrap(
      transactionApi.GET('/imports/{id}/rows', {
        params: { path: { id }, query: { limit: 200, verdict, ...(cursor && { cursor }) } },
      }),
    );
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows;
}
