'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { changedImports, isLate } from '@/api/imports';
import type { Import } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { formatInstant, formatPeriod } from '@/ui/format';
import { countsText, resultText, targetText } from './import-words';
import styles from './import.module.css';
import { useUploads } from './upload-context';
import { useWithdraw } from './use-withdraw';

const states = {
  reading: { label: 'Being read', tone: 'plain' },
  preview: { label: 'Not imported yet', tone: 'warn' },
  committing: { label: 'Being imported', tone: 'plain' },
  failed: { label: 'Not imported', tone: 'bad' },
  committed: { label: 'Imported', tone: 'good' },
  undone: { label: 'Undone', tone: 'plain' },
} as const;
const unread = { label: 'Could not be read', tone: 'bad' } as const;

/** What the heading above it says already. */
const usual: readonly Import['state'][] = ['preview', 'committed'];

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

  const isOver = ({ state }: Import): boolean => state === 'committed' || state === 'undone';
  const parts = [
    { title: 'Not imported yet', imports: imports.filter((each) => !isOver(each)) },
    { title: 'Imports so far', imports: imports.filter(isOver) },
  ];
  const lineOf = (each: Import) => (
    <li key={each.id} data-state={each.state}>
      <div>
        <p className={styles.file}>
          <Link href={`/import/${each.id}`}>{each.fileName}</Link>{' '}
          {!usual.includes(each.state) && (
            <span className="badge" data-tone={stateOf(each).tone}>
              {stateOf(each).label}
            </span>
          )}
        </p>
        <p className="small soft" suppressHydrationWarning>
          {[
            cameOf(each, locale),
            each.accounts.length > 0 && targetText(each),
            each.firstDate && each.lastDate && formatPeriod(each.firstDate, each.lastDate, locale),
            formatInstant(each.committedAt ?? each.createdAt, locale, timeZone),
          ]
            .filter(Boolean)
            .join(' · ')}
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
  );
  return (
    <>
      {parts.map(
        ({ title, imports }) =>
          imports.length > 0 && (
            <section key={title} className="card" aria-label={title}>
              <h2>{title}</h2>
              <ul className={styles.past}>{imports.map(lineOf)}</ul>
            </section>
          ),
      )}
      {question}
    </>
  );
}
