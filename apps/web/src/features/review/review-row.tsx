'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, type RefObject } from 'react';
import type { Transaction } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { Checkbox } from '@/ui/controls/field';
import { CategoryMark } from '@/ui/category-mark';
import { CategoryTypeAhead } from '@/ui/form/category-type-ahead';
import { formatDay } from '@/ui/format';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';
import { bankText, TransactionAmount, transactionPlace, transactionTitle } from '@/ui/ledger/transaction-line';
import type { LikelyCategories } from './likely-categories';
import { proposalWords } from './review-words';
import styles from './review.module.css';

const WhichRowsOfPayee = lazy(() =>
  import('@/ui/form/which-rows').then((module) => ({ default: module.WhichRowsOfPayee })),
);

interface Props {
  row: Transaction;
  /** Absent until it is known. */
  likely: LikelyCategories | undefined;
  /** What would be accepted. */
  categoryId: string | null;
  busy: boolean;
  heading: RefObject<HTMLHeadingElement | null>;
  other: RefObject<HTMLInputElement | null>;
  /** Null where nothing is said for other rows of the payee. */
  uncategorisedOnly: boolean | null;
  onAccept: () => void;
  onLeave: () => void;
  onChoose: (categoryId: string) => void;
  onAlways: () => void;
  onWhich: (uncategorisedOnly: boolean) => void;
}

/** One row, large, and what may be said of it. */
export function ReviewRow(props: Props) {
  const { row, likely, categoryId, busy, heading } = props;
  const t = useTranslations('review');
  const tProposal = useTranslations('review.proposal');
  const words = useTranslations('ledger');
  const { accounts, categories, locale } = useLedger();
  const written = bankText(row);
  const isWhole = row.type === 'transfer' || row.splits.length > 0;
  return (
    <section className={`box ${styles.row}`} aria-labelledby="review-row">
      <p className="small soft" suppressHydrationWarning>
        {[
          t('row.type', { type: row.type }),
          formatDay(row.date, locale, 'weekday'),
          transactionPlace(row, accounts, words),
        ].join(' · ')}
      </p>
      <div className={styles.what}>
        <h2 id="review-row" ref={heading} tabIndex={-1}>
          {transactionTitle(row, words)}
        </h2>
        <div className={styles.amount} suppressHydrationWarning>
          <TransactionAmount transaction={row} locale={locale} />
        </div>
      </div>
      {written !== null && <p className="small soft">{t('row.bank', { text: written })}</p>}
      {row.note && row.payeeName && <p className="small soft">{t('row.note', { text: row.note })}</p>}
      <p className={styles.proposal}>
        {!isWhole && <CategoryMark category={categories.find(({ id }) => id === categoryId)} />}
        <span>{proposalWords(row, likely ? likely.proposal : undefined, categories, locale, tProposal, words)}</span>
      </p>
      <div className={styles.accept}>
        {isWhole ? (
          <Button size="md" loading={busy} onClick={props.onAccept}>
            {t('right')}
          </Button>
        ) : (
          <>
            {categoryId !== null && (
              <Button size="md" loading={busy} onClick={props.onAccept}>
                {t(props.uncategorisedOnly === null ? 'accept' : 'acceptAlways', {
                  category: categoryLabel(categories, categoryId, words),
                })}
              </Button>
            )}
            {row.categoryId === null && (
              <Button size="md" variant="subtle" waits={busy} onClick={props.onLeave}>
                {t('leave')}
              </Button>
            )}
          </>
        )}
      </div>
      {!isWhole && likely && (
        <Choices {...props} choices={likely.choices} type={row.type === 'income' ? 'income' : 'expense'} />
      )}
    </section>
  );
}

interface ChoicesProps extends Props {
  choices: readonly string[];
  type: 'income' | 'expense';
}

/** Other categories, by digit or by name, and whether it is so for all rows of the payee. */
function Choices({ row, choices, type, categoryId, other, uncategorisedOnly, ...acts }: ChoicesProps) {
  const t = useTranslations('review');
  const words = useTranslations('ledger');
  const { categories } = useLedger();
  const payeeContains = row.payeeName ?? '';
  return (
    <>
      <ol className={styles.choices} aria-label={t('choose')}>
        {choices.map((id, index) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === categoryId}
              disabled={acts.busy}
              onClick={() => acts.onChoose(id)}
            >
              <kbd aria-hidden>{t('number', { number: String(index + 1) })}</kbd>
              <CategoryMark category={categories.find((each) => each.id === id)} />
              <span>{categoryLabel(categories, id, words)}</span>
            </button>
          </li>
        ))}
      </ol>
      <CategoryTypeAhead
        label={t('other')}
        placeholder={t('otherHint')}
        ref={other}
        kind={type}
        onChoose={acts.onChoose}
      />
      {row.payeeName && (
        <Checkbox
          label={t('always', { name: payeeContains })}
          checked={uncategorisedOnly !== null}
          onChange={acts.onAlways}
        />
      )}
      {uncategorisedOnly !== null && (
        <Suspense fallback={null}>
          <WhichRowsOfPayee
            payeeContains={payeeContains}
            categoryId={categoryId ?? ''}
            kind={type}
            uncategorisedOnly={uncategorisedOnly}
            onChange={acts.onWhich}
          />
        </Suspense>
      )}
    </>
  );
}
