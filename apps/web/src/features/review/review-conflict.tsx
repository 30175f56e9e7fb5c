'use client';

import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { Button } from '@/ui/controls/button';
import { formatDay } from '@/ui/format';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';
import { TransactionAmount, transactionTitle } from '@/ui/ledger/transaction-line';
import styles from './review.module.css';
import type { Conflict, Review } from './use-review';

interface Props {
  conflict: Conflict;
  busy: boolean;
  heading: RefObject<HTMLHeadingElement | null>;
  review: Pick<Review, 'keepMine' | 'keepTheirs'>;
}

/** A row that another device changed meanwhile: both are shown, and a person says which one stays. */
export function ReviewConflict({ conflict: { theirs, wish }, busy, heading, review }: Props) {
  const t = useTranslations('review.conflict');
  const words = useTranslations('ledger');
  const { categories, locale } = useLedger();
  const there = categoryLabel(categories, theirs.categoryId, words);
  const here = categoryLabel(categories, wish.categoryId === undefined ? theirs.categoryId : wish.categoryId, words);
  return (
    <section className={`box ${styles.row}`} aria-labelledby="review-conflict">
      <h2 id="review-conflict" ref={heading} tabIndex={-1}>
        {t('title')}
      </h2>
      <p suppressHydrationWarning>
        <bdi>{transactionTitle(theirs, words)}</bdi> · {formatDay(theirs.date, locale)} ·{' '}
        <TransactionAmount transaction={theirs} locale={locale} />
      </p>
      <dl className={styles.both}>
        <div>
          <dt>{t('there')}</dt>
          <dd>{t(theirs.reviewed ? 'reviewed' : 'notReviewed', { category: there })}</dd>
        </div>
        <div>
          <dt>{t('here')}</dt>
          <dd>{t('reviewed', { category: here })}</dd>
        </div>
      </dl>
      <div className={styles.accept}>
        <Button size="md" waits={busy} onClick={review.keepTheirs}>
          {t('keepTheirs')}
        </Button>
        <Button size="md" variant="light" loading={busy} onClick={() => void review.keepMine()}>
          {t('keepMine')}
        </Button>
      </div>
    </section>
  );
}
