import { IconCalendarOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ApiProblem } from '@/api/problem';
import type { Account, BudgetState, Category, Monthly, NetWorth, Summary, Transaction } from '@/api/types';
import { formatMonth } from '@/ui/format';
import { ProblemAlert } from '@/ui/problem-alert';
import { comparedWith } from '@/ui/ledger/comparison-words';
import type { Compare, Figure } from '@/ui/ledger/figure';
import { CompareSwitch } from './compare-switch';
import { MonthSwitch } from './month-switch';
import { overviewLink, type ShownMonth } from './overview-month';
import styles from './overview.module.css';
import { AccountsPanel } from './panels/accounts-panel';
import { CategoriesPanel } from './panels/categories-panel';
import { ComingPanel } from './panels/coming-panel';
import { FinePanel } from './panels/fine-panel';
import { LatestRows } from './panels/latest-rows';
import { MonthsChart } from './panels/months-chart';
import { NeedsPanel, type Waiting } from './panels/needs-panel';
import { NetWorthPanel } from './panels/net-worth-panel';
import { MoversPanel } from './panels/movers-panel';
import { RateNotices } from './rate-notices';

interface Props {
  shown: ShownMonth;
  today: string;
  /** The month that today belongs to. */
  current: string;
  compare: Compare;
  /** Whether there are rows before the month that is shown, and after it. */
  earlier: boolean;
  later: boolean;
  summary: Summary | ApiProblem;
  monthly: Monthly | ApiProblem;
  worth: NetWorth | ApiProblem;
  budgets: readonly BudgetState[];
  waiting: Waiting;
  rows: readonly Transaction[];
  accounts: readonly Account[];
  categories: readonly Category[];
  locale: string;
  /** Of another feature. */
  budgetsPanel: ReactNode;
}

/** A month in four questions, in this order: am I fine, what is it all worth, what needs me, what comes; and then where it went. */
export function OverviewPage(props: Props) {
  const { shown, today, current, compare, earlier, later, summary: answer, monthly, worth, locale } = props;
  const { month, note } = shown;
  const summary = answer instanceof ApiProblem ? null : answer;
  const comparison = summary?.comparison;
  const beside = comparison && summary ? comparedWith(compare, summary.to, comparison) : null;
  // What is opened from here stands beside the same days.
  const compared: Pick<Figure, 'compare' | 'toDate'> = comparison ? { compare, toDate: 'same-day' } : {};
  return (
    <div className="stack">
      <div className="spread">
        <div className="row">
          <h1>{formatMonth(month, locale)}</h1>
          <MonthSwitch {...{ month, current, compare, earlier, later }} />
        </div>
        {comparison && <CompareSwitch month={month} compare={compare} />}
      </div>
      {note === 'latest-with-rows' && <LatestNote {...{ month, current, compare, locale }} />}
      <div className={styles.columns}>
        <div className={styles.first}>
          {answer instanceof ApiProblem && <ProblemAlert problem={answer} />}
          {summary && (
            <>
              <RateNotices summary={summary} locale={locale} />
              <FinePanel {...{ summary, month, today, compared, beside, locale }} />
            </>
          )}
        </div>
        <div className={styles.aside}>
          {!(worth instanceof ApiProblem) && <NetWorthPanel worth={worth} locale={locale} />}
          {month === current && <NeedsPanel {...props} />}
          {summary?.outlook && <ComingPanel coming={summary.outlook.coming} {...{ today, locale }} />}
          {props.budgetsPanel}
        </div>
        <div className={styles.rest}>
          <div>
            {summary && <MoversPanel {...{ summary, compared, locale }} />}
            {!(monthly instanceof ApiProblem) && <MonthsChart shown={month} {...{ monthly, today, compare, locale }} />}
            {summary && <AccountsPanel summary={summary} locale={locale} />}
          </div>
          <div>
            {summary && <CategoriesPanel {...{ summary, compared, locale }} categories={props.categories} />}
            <LatestRows {...props} month={month} />
          </div>
        </div>
      </div>
    </div>
  );
}

function LatestNote(props: { month: string; current: string; compare: Compare; locale: string }) {
  const { month, current, compare, locale } = props;
  const t = useTranslations('overview.note');
  return (
    <p className="notice" data-tone="calm" role="status">
      <IconCalendarOff size={20} aria-hidden />
      <span>
        {t('latest', { current: formatMonth(current, locale), month: formatMonth(month, locale) })}{' '}
        <Link prefetch={false} href={overviewLink(current, compare)}>
          {t('show', { current: formatMonth(current, locale) })}
        </Link>
      </span>
    </p>
  );
}
