'use client';

import { newIdempotencyKey, transactionApi } from './browser';
import { ApiProblem, unwrap } from './problem';
import type { Import } from './types';

/** Sends a file as it is; the service reads its format itself. */
export async function uploadImport(file: File, accountId?: string, preset?: 'none'): Promise<Import> {
  const form = new FormData();
  // Fields before the file, so that the service knows them while the file streams in.
  if (accountId) form.set('accountId', accountId);
  if (preset) form.set('preset', preset);
  form.set('file', file, file.name);
  const response = await fetch('/api/imports', {
    method: 'POST',
    headers: { 'idempotency-key': newIdempotencyKey() },
    body: form,
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw ApiProblem.of(response.status, body);
  return body as Import;
}

export async function commitImport(id: string, idempotencyKey = newIdempotencyKey()) {
  const answer = await unwrap(
    transactionApi.POST('/imports/{id}/commit', {
      params: { path: { id }, header: { 'Idempotency-Key': idempotencyKey } },
    }),
  );
  if (!('inserted' in answer)) throw new Error('Only a commit that nobody waits for is answered by the import.');
  return answer;
}

/** Discards a preview or undoes a commit. Rows edited since stop the undo (409) unless it is said what to do with them. */
export async function withdrawImport(id: string, edited?: 'keep' | 'remove'): Promise<void> {
  await unwrap(transactionApi.DELETE('/imports/{id}', { params: { path: { id }, query: edited ? { edited } : {} } }));
}

export async function allImports(): Promise<Import[]> {
  const imports: Import[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: Import[]; nextCursor: string | null } = await unwrap(
      transactionApi.GET('/imports', { params: { query: { limit: 200, ...(cursor && { cursor }) } } }),
    );
    imports.push(...page.items);
    cursor = page.nextCursor;
  }
  return imports;
}
