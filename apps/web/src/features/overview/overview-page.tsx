import { IconCalendarOff } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ApiProblem } from '@/api/problem';
import type { Account, Category, Monthly, NetWorth, Summary, Transaction } from '@/api/types';
import { formatMonth } from '@/ui/format';
import { ProblemAlert } from '@/ui/problem-alert';
import { comparedWith, spendingWords } from '@/ui/ledger/comparison-words';
import type { Compare, Figure } from '@/ui/ledger/figure';
import { CompareSwitch } from './compare-switch';
import { MonthSwitch } from './month-switch';
import { overviewLink, type ShownMonth } from './overview-month';
import styles from './overview.module.css';
import { AccountsPanel } from './panels/accounts-panel';
import { CategoriesPanel } from './panels/categories-panel';
import { Figures } from './panels/figures';
import { LatestRows } from './panels/latest-rows';
import { MonthsChart } from './panels/months-chart';
import { NetWorthPanel } from './panels/net-worth-panel';
import { MoversPanel } from './panels/movers-panel';
import { RateNotices } from './rate-notices';

interface Props {
  shown: ShownMonth;
  /** The month that today belongs to. */
  current: string;
  compare: Compare;
  /** Whether there are rows before the month that is shown, and after it. */
  earlier: boolean;
  later: boolean;
  summary: Summary | ApiProblem;
  monthly: Monthly | ApiProblem;
  worth: NetWorth | ApiProblem;
  rows: readonly Transaction[];
  accounts: readonly Account[];
  categories: readonly Category[];
  locale: string;
  /** The panels of other features. */
  alerts: ReactNode;
  budgets: ReactNode;
}

export function OverviewPage(props: Props) {
  const {
    shown,
    current,
    compare,
    earlier,
    later,
    summary,
    monthly,
    worth,
    rows,
    accounts,
    categories,
    locale,
    alerts,
    budgets,
  } = props;
  const { month, note } = shown;
  const comparison = summary instanceof ApiProblem ? undefined : summary.comparison;
  const beside = comparison && !(summary instanceof ApiProblem) ? comparedWith(compare, summary.to, comparison) : null;
  // What is opened from here stands beside the same days.
  const compared: Pick<Figure, 'compare' | 'toDate'> = comparison ? { compare, toDate: 'same-day' } : {};
  return (
    <div className="stack">
      <div className="spread">
        <h1>{formatMonth(month, locale)}</h1>
        <div className="row">
          {comparison && <CompareSwitch month={month} compare={compare} />}
          <MonthSwitch {...{ month, current, compare, earlier, later }} />
        </div>
      </div>
      {comparison && beside && (
        <p className={`money ${styles.finding}`} suppressHydrationWarning>
          {spendingWords(comparison.compared.spending, comparison.spending, beside, locale)}
        </p>
      )}
      {note === 'latest-with-rows' && (
        <p className="notice" data-tone="calm" role="status">
          <IconCalendarOff size={20} aria-hidden />
          <span>
            There is nothing in {formatMonth(current, locale)} yet. This is {formatMonth(month, locale)}, the latest
            month with transactions.{' '}
            <Link prefetch={false} href={overviewLink(current, compare)}>
              Show {formatMonth(current, locale)}
            </Link>
          </span>
        </p>
      )}
      {summary instanceof ApiProblem ? (
        <ProblemAlert problem={summary} />
      ) : (
        <>
          <RateNotices summary={summary} locale={locale} />
          <Figures summary={summary} compared={compared} beside={beside} locale={locale} />
        </>
      )}
      <div className={styles.columns}>
        <div className="stack">
          {!(monthly instanceof ApiProblem) && <MonthsChart monthly={monthly} shown={month} {...{ compare, locale }} />}
          {!(summary instanceof ApiProblem) && (
            <>
              <MoversPanel summary={summary} compared={compared} />
              <CategoriesPanel {...{ summary, categories, compared, locale }} />
              <AccountsPanel summary={summary} locale={locale} />
            </>
          )}
        </div>
        <div className="stack">
          {!(worth instanceof ApiProblem) && <NetWorthPanel worth={worth} locale={locale} />}
          {alerts}
          {budgets}
          <LatestRows rows={rows} categories={categories} accounts={accounts} month={month} locale={locale} />
        </div>
      </div>
    </div>
  );
}
