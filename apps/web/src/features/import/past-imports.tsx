'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { changedImports, isLate } from '@/api/imports';
import type { Import } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { useLedger } from '@/ui/ledger/ledger-context';
import { formatInstant, formatPeriod } from '@/ui/format';
import { countsText, resultText, targetText } from './import-words';
import { problemWords } from '@/api/problem-words';
import type { Words } from '@/words/words';
import styles from './import.module.css';
import { useUploads } from './upload-context';
import { useWithdraw } from './use-withdraw';

const tones = {
  reading: 'plain',
  preview: 'warn',
  committing: 'plain',
  failed: 'bad',
  unread: 'bad',
  committed: 'good',
  undone: 'plain',
} as const;

/** What the heading above it says already. */
const usual: readonly Import['state'][] = ['preview', 'committed'];

const stateOf = ({ state, read }: Import) => (state === 'failed' && !read ? 'unread' : state);

function cameOf(each: Import, locale: string, t: Words<'import'>, problems: Words<'problems'>): string {
  if (!each.read)
    return each.problem ? problemWords({ ...each.problem, fields: [] }, problems).title.text : t('reading');
  return each.result ? resultText(each.result, locale, t) : countsText(each, locale, t);
}

export function PastImports({ imports }: { imports: readonly Import[] }) {
  const t = useTranslations('import');
  const problems = useTranslations('problems');
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
    { title: t('past.open'), imports: imports.filter((each) => !isOver(each)) },
    { title: t('past.over'), imports: imports.filter(isOver) },
  ];
  const lineOf = (each: Import) => (
    <li key={each.id} data-state={each.state}>
      <div>
        <p className={styles.file}>
          <Link prefetch={false} href={`/import/${each.id}`}>
            {each.fileName}
          </Link>{' '}
          {!usual.includes(each.state) && (
            <span className="badge" data-tone={tones[stateOf(each)]}>
              {t(`past.states.${stateOf(each)}`)}
            </span>
          )}
        </p>
        <p className="small soft" suppressHydrationWarning>
          {[
            cameOf(each, locale, t, problems),
            each.accounts.length > 0 && targetText(each, locale, t),
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
          aria-label={t(each.state === 'committed' ? 'past.undoOf' : 'past.discardOf', { name: each.fileName })}
          onClick={() => withdraw(each)}
        >
          {t(each.state === 'committed' ? 'past.undo' : 'discard')}
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
