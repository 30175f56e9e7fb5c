'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Explanation } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { formatDay, formatMoney } from '@/ui/format';
import { changeSentence, changeWords, comparedWith } from '@/ui/ledger/comparison-words';
import { figureText, type Figure } from '@/ui/ledger/figure';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { Queries } from '@/ui/queries';
import { SidePanel } from '@/ui/side-panel';
import { FigureMovers } from './figure-movers';
import styles from './figure-panel.module.css';
import { FigureRows } from './figure-rows';
import { figureDays, figureSign, figureTitle, listLink } from './figure-words';
import { useBudgetName, useExplanation } from './use-explanation';

interface Props {
  figure: Figure | null;
  onClose: () => void;
}

export function FigurePanel(props: Props) {
  return (
    <Queries>
      <Panel {...props} />
    </Queries>
  );
}

function Panel({ figure, onClose }: Props) {
  const { accounts, categories } = useLedger();
  const t = useTranslations('explain');
  const words = useTranslations('ledger');
  const budget = useBudgetName(figure ?? { figure: '' });
  return (
    <SidePanel
      opened={figure !== null}
      onClose={onClose}
      title={figure ? figureTitle(figure, { accounts, categories, budget }, t, words) : ''}
    >
      {figure && <Explained key={figureText(figure)} figure={figure} />}
    </SidePanel>
  );
}

function Explained({ figure }: { figure: Figure }) {
  const { locale } = useLedger();
  const t = useTranslations('explain');
  const { answer, rows, problem, hasMore, isLoadingMore, loadMore } = useExplanation(figure);
  if (!answer && problem) return <ProblemAlert problem={problem} />;
  if (!answer)
    return (
      <div className="stack" role="status" aria-busy>
        <span className="hidden">{t('loading')}</span>
        <div className={`skeleton ${styles.skeleton}`} />
        <div className={`skeleton ${styles.skeleton}`} data-of="rows" />
      </div>
    );
  const list = listLink(answer.q);
  return (
    <div className="stack">
      <div>
        <p className="small soft">{figureDays(figure, answer, locale, t)}</p>
        <p className={`amount ${styles.total}`} data-testid="explained-total">
          {formatMoney(answer.total, locale, figureSign(figure))}
        </p>
        <Change figure={figure} answer={answer} />
      </div>
      {answer.movers && <FigureMovers movers={answer.movers} />}
      <FigureRows figure={figure} answer={answer} rows={rows} />
      {problem && <ProblemAlert problem={problem} />}
      <div className="spread">
        {hasMore ? (
          <Button variant="light" loading={isLoadingMore} onClick={() => void loadMore()}>
            {t('moreRows')}
          </Button>
        ) : (
          <span />
        )}
        {list && rows.length > 0 && (
          <Link href={list} prefetch={false}>
            {t('list')}
          </Link>
        )}
      </div>
    </div>
  );
}

/** Against what it is compared with, each side up to the same day. */
function Change({ figure, answer }: { figure: Figure; answer: Explanation }) {
  const { locale } = useLedger();
  const t = useTranslations('explain');
  const words = useTranslations('ledger');
  const { comparison, before } = answer;
  if (!comparison || !before || !figure.compare) return null;
  const { total } = comparison.compared;
  // What is held is told at the end of a day, and stands beside another day.
  const sentence =
    figure.figure === 'net-worth'
      ? t('changeOn', { ...changeWords(total, before, locale), day: formatDay(comparison.to, locale) })
      : changeSentence(total, before, comparedWith(figure.compare, answer.to, comparison), locale, words);
  const values = { sentence, before: formatMoney(before, locale), total: formatMoney(total, locale) };
  return (
    <p className="money" suppressHydrationWarning>
      {t(total.amount === answer.total.amount ? 'change' : 'changeSoFar', values)}
    </p>
  );
}
