import { IconCalendarOff } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ApiProblem } from '@/api/problem';
import type { Account, Category, Monthly, Summary, Transaction } from '@/api/types';
import { formatMonth } from '@/ui/format';
import { ProblemAlert } from '@/ui/problem-alert';
import { MonthSwitch } from './month-switch';
import type { ShownMonth } from './overview-month';
import styles from './overview.module.css';
import { AccountsPanel } from './panels/accounts-panel';
import { CategoriesPanel } from './panels/categories-panel';
import { Figures } from './panels/figures';
import { LatestRows } from './panels/latest-rows';
import { MonthsChart } from './panels/months-chart';
import { RateNotices } from './rate-notices';

interface Props {
  shown: ShownMonth;
  /** The month that today belongs to. */
  current: string;
  /** Whether there are rows before the month that is shown, and after it. */
  earlier: boolean;
  later: boolean;
  summary: Summary | ApiProblem;
  monthly: Monthly | ApiProblem;
  rows: readonly Transaction[];
  accounts: readonly Account[];
  categories: readonly Category[];
  locale: string;
  /** The panels of other features. */
  alerts: ReactNode;
  budgets: ReactNode;
}

export function OverviewPage(props: Props) {
  const { shown, current, earlier, later, summary, monthly, rows, accounts, categories, locale, alerts, budgets } =
    props;
  const { month, note } = shown;
  return (
    <div className="stack">
      <div className="spread">
        <h1>{formatMonth(month, locale)}</h1>
        <MonthSwitch {...{ month, current, earlier, later }} />
      </div>
      {note === 'latest-with-rows' && (
        <p className="notice" data-tone="calm" role="status">
          <IconCalendarOff size={20} aria-hidden />
          <span>
            There is nothing in {formatMonth(current, locale)} yet. This is {formatMonth(month, locale)}, the latest
            month with transactions.{' '}
            <Link prefetch={false} href={`/?month=${current}`}>
              Show {formatMonth(current, locale)}
            </Link>
          </span>
        </p>
      )}
      {summary instanceof ApiProblem ? (
        <ProblemAlert problem={{ title: summary.title, text: summary.text, requestId: summary.requestId }} />
      ) : (
        <>
          <RateNotices summary={summary} locale={locale} />
          <Figures
            summary={summary}
            before={monthly instanceof ApiProblem ? undefined : monthly.months.at(-2)}
            locale={locale}
          />
        </>
      )}
      <div className={styles.columns}>
        <div className="stack">
          {!(monthly instanceof ApiProblem) && <MonthsChart monthly={monthly} shown={month} locale={locale} />}
          {!(summary instanceof ApiProblem) && (
            <>
              <CategoriesPanel summary={summary} categories={categories} locale={locale} />
              <AccountsPanel summary={summary} locale={locale} />
            </>
          )}
        </div>
        <div className="stack">
          {alerts}
          {budgets}
          <LatestRows rows={rows} categories={categories} accounts={accounts} month={month} locale={locale} />
        </div>
      </div>
    </div>
  );
}
