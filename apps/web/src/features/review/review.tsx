'use client';

import { IconArrowBackUp, IconArrowLeft, IconPlayerSkipForward } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { TransactionPage } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { formatCount, formatDay, formatMoney } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionTitle } from '@/ui/ledger/transaction-line';
import { toast } from '@/ui/toast';
import { likelyCategories } from './likely-categories';
import { ReviewConflict } from './review-conflict';
import { ReviewDone } from './review-done';
import { ReviewRow } from './review-row';
import { proposalWords, sinceWords } from './review-words';
import styles from './review.module.css';
import { useEvidence } from './use-evidence';
import { useReview, type Wish } from './use-review';
import { useReviewKeys } from './use-review-keys';

interface Props {
  first: TransactionPage;
  /** How many wait, those of later pages too. */
  count: number;
}

/** What came and nobody looked at yet, one row at a time. */
export function Review({ first: loaded, count: waiting }: Props) {
  const t = useTranslations('review');
  const tProposal = useTranslations('review.proposal');
  const ledgerWords = useTranslations('ledger');
  const ledger = useLedger();
  const { categories, locale } = ledger;
  // The page may be rendered anew meanwhile; what is counted here is what waited at the beginning.
  const [{ first, count }] = useState({ first: loaded, count: waiting });
  const review = useReview(first);
  const { queue, row, busy, conflict } = review;
  const evidence = useEvidence(queue);
  const likely = row && evidence ? likelyCategories(row, evidence, categories) : undefined;
  const proposal = likely?.proposal;
  // What is chosen before it is said for more rows than one, with their number in sight.
  const [picked, setPicked] = useState<{ id: string; categoryId: string } | null>(null);
  const [always, setAlways] = useState<{ id: string; uncategorisedOnly: boolean } | null>(null);
  const isAlways = row !== undefined && always?.id === row.id;
  const categoryId = (row && picked?.id === row.id ? picked.categoryId : proposal?.categoryId) ?? null;
  const heading = useRef<HTMLHeadingElement>(null);
  const other = useRef<HTMLInputElement>(null);

  const place = `${row?.id} ${queue.decisions.length} ${queue.at} ${conflict !== null}`;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [place]);

  async function decide(wish: Wish): Promise<void> {
    const scope = isAlways ? { always: always.uncategorisedOnly ? ('without' as const) : ('all' as const) } : {};
    setAlways(null);
    setPicked(null);
    const others = await review.decide({ ...wish, ...(wish.categoryId && scope) });
    if (others !== null) toast(t('alwaysDone', { count: others, shown: formatCount(others, locale) }));
  }
  function accept(): void {
    if (!row || conflict) return;
    if (row.type === 'transfer' || row.splits.length > 0) return void decide({ how: 'accepted' });
    if (categoryId === null) return other.current?.focus();
    void decide({ how: categoryId === proposal?.categoryId ? 'accepted' : 'chosen', categoryId });
  }
  function choose(wanted: string | undefined): void {
    if (!row || conflict || wanted === undefined) return;
    if (isAlways) {
      setPicked({ id: row.id, categoryId: wanted });
      heading.current?.focus({ preventScroll: true });
    } else void decide({ how: wanted === proposal?.categoryId ? 'accepted' : 'chosen', categoryId: wanted });
  }
  const toggleAlways = (): void => {
    if (row?.payeeName && likely && likely.choices.length > 0)
      setAlways(isAlways ? null : { id: row.id, uncategorisedOnly: true });
  };
  useReviewKeys({
    accept,
    choose: (index) => choose(likely?.choices[index]),
    other: () => other.current?.focus(),
    always: toggleAlways,
    skip: review.skip,
    undo: () => void review.undo(),
    back: review.goBack,
  });

  const total = Math.max(count, queue.rows.length);
  const number = Math.min(queue.at + 1, total);
  const isSince = first.nextCursor === null && first.items.length > 0;
  const words = { count, shown: formatCount(count, locale) };
  return (
    <div className={styles.page}>
      <div className="spread">
        <h1 suppressHydrationWarning>
          {isSince ? t('since', { ...words, day: sinceWords(first.items, ledger) }) : t('waiting', words)}
        </h1>
        <p className="small soft" suppressHydrationWarning>
          {t('progress', { done: formatCount(Math.min(queue.at, total), locale), total: formatCount(total, locale) })}
        </p>
      </div>
      <div
        className="bar"
        role="progressbar"
        aria-label={t('progressWhat')}
        aria-valuemin={0}
        aria-valuemax={Math.max(total, 1)}
        aria-valuenow={Math.min(queue.at, total)}
      >
        {queue.at > 0 && <span style={{ width: `${(100 * Math.min(queue.at, total)) / Math.max(total, 1)}%` }} />}
      </div>
      <p className="hidden" role="status">
        {row &&
          evidence &&
          t('announce', {
            number: formatCount(number, locale),
            total: formatCount(total, locale),
            what: [
              transactionTitle(row, ledgerWords),
              formatMoney(row.amount, locale),
              formatDay(row.date, locale),
            ].join(', '),
            proposal: proposalWords(row, proposal, categories, locale, tProposal, ledgerWords),
          })}
      </p>
      {conflict ? (
        <ReviewConflict conflict={conflict} busy={busy} heading={heading} review={review} />
      ) : row ? (
        <ReviewRow
          key={row.id}
          {...{ row, likely, categoryId, busy, heading, other }}
          uncategorisedOnly={isAlways ? always.uncategorisedOnly : null}
          onAccept={accept}
          onLeave={() => void decide({ how: 'left' })}
          onChoose={choose}
          onAlways={toggleAlways}
          onWhich={(uncategorisedOnly) => setAlways({ id: row.id, uncategorisedOnly })}
        />
      ) : review.waits ? (
        <div className="skeleton" style={{ height: '20rem' }} aria-busy="true" />
      ) : (
        <ReviewDone queue={queue} heading={heading} onAgain={review.lookAgain} />
      )}
      <div className={styles.steps}>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          disabled={queue.at === 0}
          onClick={review.goBack}
        >
          {t('back')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          disabled={queue.decisions.length === 0}
          onClick={() => void review.undo()}
        >
          {t('undo')}
        </Button>
        {row && !conflict && (
          <Button variant="default" leftSection={<IconPlayerSkipForward size={18} aria-hidden />} onClick={review.skip}>
            {t('skip')}
          </Button>
        )}
      </div>
      {row && <p className={`small soft ${styles.keys}`}>{t('keys')}</p>}
    </div>
  );
}
