'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { changedImports, isLate } from '@/api/imports';
import type { Import } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { formatInstant, formatPeriod } from '@/ui/format';
import styles from './import.module.css';
import { useWithdraw } from './use-withdraw';

const states = {
  reading: { label: 'Being read', tone: 'plain' },
  preview: { label: 'Not committed yet', tone: 'warn' },
  committing: { label: 'Being imported', tone: 'plain' },
  failed: { label: 'Not imported', tone: 'bad' },
  committed: { label: 'Imported', tone: 'good' },
  undone: { label: 'Undone', tone: 'plain' },
} as const;
const unread = { label: 'Could not be read', tone: 'bad' } as const;

const stateOf = ({ state, read }: Import) => (state === 'failed' && !read ? unread : states[state]);

function resultText({ result, counts, read, problem }: Import): string {
  if (!read) return problem?.title ?? 'Reading the file …';
  if (!result) return `${counts.new + counts.transfer} new, ${counts.duplicate} known, ${counts.error} unreadable`;
  const parts = [`${result.inserted} imported`];
  if (result.matched) parts.push(`${result.matched} matched`);
  if (result.duplicates) parts.push(`${result.duplicates} known`);
  if (result.rejected) parts.push(`${result.rejected} rejected`);
  return parts.join(', ');
}

export function PastImports({ imports }: { imports: readonly Import[] }) {
  const { locale, timeZone } = useLedger();
  const { busy, withdraw, question } = useWithdraw(() => {});
  const router = useRouter();

  useEffect(() => {
    if (!imports.some(isLate)) return undefined;
    const leaving = new AbortController();
    changedImports(imports, leaving.signal).then(
      () => router.refresh(),
      () => undefined,
    );
    return () => leaving.abort();
  }, [imports, router]);

  if (imports.length === 0) return null;
  return (
    <section className="card" aria-label="Imports so far">
      <h2>Imports so far</h2>
      <ul className={styles.past}>
        {imports.map((each) => (
          <li key={each.id}>
            <div>
              <p className={styles.file}>
                <Link href={`/import/${each.id}`}>{each.fileName}</Link>{' '}
                <span className="badge" data-tone={stateOf(each).tone}>
                  {stateOf(each).label}
                </span>
              </p>
              <p className="small soft" suppressHydrationWarning>
                {formatInstant(each.committedAt ?? each.createdAt, locale, timeZone)} · {resultText(each)}
                {each.firstDate && each.lastDate && ` · ${formatPeriod(each.firstDate, each.lastDate, locale)}`}
              </p>
            </div>
            {each.state !== 'undone' && each.state !== 'committing' && (
              <Button
                variant="default"
                size="xs"
                loading={busy === each.id}
                aria-label={`${each.state === 'committed' ? 'Undo the import of' : 'Discard'} ${each.fileName}`}
                onClick={() => withdraw(each)}
              >
                {each.state === 'committed' ? 'Undo' : 'Discard'}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {question}
    </section>
  );
}
