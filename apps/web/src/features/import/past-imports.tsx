'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { changedImports, isLate } from '@/api/imports';
import type { Import } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { formatInstant, formatPeriod } from '@/ui/format';
import { countsText, resultText } from './import-words';
import styles from './import.module.css';
import { useUploads } from './upload-context';
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

function cameOf(each: Import, locale: string): string {
  if (!each.read) return each.problem?.title ?? 'Reading the file …';
  return each.result ? resultText(each.result, locale) : countsText(each, locale);
}

export function PastImports({ imports }: { imports: readonly Import[] }) {
  const { locale, timeZone } = useLedger();
  const { finish } = useUploads();
  const { busy, withdraw, question } = useWithdraw(({ id }) => finish(id));
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
                {formatInstant(each.committedAt ?? each.createdAt, locale, timeZone)} · {cameOf(each, locale)}
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
