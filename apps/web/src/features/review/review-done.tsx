'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { RefObject } from 'react';
import { Button } from '@/ui/controls/button';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { tally, type Queue } from './review-queue';
import styles from './review.module.css';

interface Props {
  queue: Queue;
  heading: RefObject<HTMLHeadingElement | null>;
  onAgain: () => void;
}

/** What was done, once nothing waits any more. */
export function ReviewDone({ queue, heading, onAgain }: Props) {
  const t = useTranslations('review.done');
  const { locale } = useLedger();
  const counts = tally(queue);
  const done = (['accepted', 'chosen', 'left', 'others', 'skipped'] as const).filter((what) => counts[what] > 0);
  return (
    <section className={`card empty ${styles.done}`} aria-labelledby="review-done">
      <h2 id="review-done" ref={heading} tabIndex={-1}>
        {t(done.length > 0 ? 'title' : 'nothing')}
      </h2>
      {done.length > 0 ? (
        <ul>
          {done.map((what) => (
            <li key={what} suppressHydrationWarning>
              {t(what, { count: counts[what], shown: formatCount(counts[what], locale) })}
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">{t('nothingText')}</p>
      )}
      {counts.skipped > 0 && (
        <Button variant="light" onClick={onAgain}>
          {t('again')}
        </Button>
      )}
      <p className="row">
        <Link prefetch={false} href="/">
          {t('overview')}
        </Link>
        <Link prefetch={false} href="/transactions">
          {t('list')}
        </Link>
        {done.length === 0 && (
          <Link prefetch={false} href="/import">
            {t('import')}
          </Link>
        )}
      </p>
    </section>
  );
}
