'use client';

import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { ChangeImport, Import, ImportRow, ImportRowPage } from '@/api/types';
import { Amount } from '@/ui/amount';
import { CategorySelect } from '@/ui/form/category-select';
import { useLedger } from '@/ui/ledger/ledger-context';
import { formatDay } from '@/ui/format';
import styles from './import.module.css';

const verdicts = ['new', 'duplicate', 'similar', 'transfer', 'ignored', 'error'] as const;
type Verdict = (typeof verdicts)[number];
const verdictTexts: Record<Verdict, { label: string; tone: string }> = {
  new: { label: 'New', tone: 'good' },
  duplicate: { label: 'Known', tone: 'plain' },
  similar: { label: 'Similar', tone: 'warn' },
  transfer: { label: 'Transfer', tone: 'good' },
  ignored: { label: 'No movement', tone: 'plain' },
  error: { label: 'Error', tone: 'bad' },
};
const actionTexts = { insert: 'Import', match: 'Match', skip: 'Leave out' } as const;
const possibleActions: Record<Verdict, readonly (keyof typeof actionTexts)[]> = {
  new: ['insert', 'skip'],
  transfer: ['insert', 'skip'],
  similar: ['match', 'insert', 'skip'],
  duplicate: ['skip', 'insert'],
  ignored: ['skip', 'insert'],
  error: ['skip'],
};

interface Props {
  current: Import;
  revision: number;
  firstRows: ImportRowPage;
  editable: boolean;
  onChange: (change: ChangeImport) => Promise<boolean>;
}

export function ImportRows({ current, revision, firstRows, editable, onChange }: Props) {
  const [verdict, setVerdict] = useState<Verdict | ''>('');
  const total = verdicts.reduce((sum, each) => sum + current.counts[each], 0);
  const query = useInfiniteQuery({
    queryKey: ['import-rows', current.id, revision, verdict],
    initialPageParam: '',
    ...(revision === 0 && verdict === '' && { initialData: { pages: [firstRows], pageParams: [''] } }),
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      unwrap(
        transactionApi.GET('/imports/{id}/rows', {
          params: {
            path: { id: current.id },
            query: { limit: 100, ...(verdict && { verdict }), ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <section className="card" aria-label="Rows" aria-busy={query.isFetching}>
      <div className="spread">
        <h2>Rows</h2>
        <div className={styles.verdicts} role="group" aria-label="Show">
          {(['', ...verdicts] as const)
            .filter((each) => each === '' || current.counts[each] > 0)
            .map((each) => (
              <button key={each} type="button" aria-pressed={verdict === each} onClick={() => setVerdict(each)}>
                {each === '' ? `All ${total}` : `${verdictTexts[each].label} ${current.counts[each]}`}
              </button>
            ))}
        </div>
      </div>
      {editable && current.counts.ignored > 0 && (
        <p className={`small soft ${styles.ignored}`}>
          {current.counts.ignored === 1 ? 'One row is' : `${current.counts.ignored} rows are`} no movement, such as a
          balance or what is not booked yet, and left out. Choose “Import” beside a row to take it in all the same.
        </p>
      )}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Date</th>
              <th scope="col">Payee</th>
              <th scope="col">Category</th>
              <th scope="col" className={styles.right}>
                Amount
              </th>
              <th scope="col">Verdict</th>
              <th scope="col">What to do</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.row}
                row={row}
                namesAccount={current.accounts.length > 1}
                editable={editable}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
      </div>
      {query.hasNextPage && (
        <Button variant="default" mt="md" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more rows
        </Button>
      )}
    </section>
  );
}

interface RowProps extends Pick<Props, 'editable' | 'onChange'> {
  row: ImportRow;
  /** Where a file has rows of several accounts, each says whose it is. */
  namesAccount: boolean;
}

function Row({ row, namesAccount, editable, onChange }: RowProps) {
  const { locale, categories } = useLedger();
  const failed = row.type === null;
  const where = `row ${row.row}`;
  const category = categories.find((each) => each.id === row.categoryId)?.name;
  return (
    <tr data-verdict={row.verdict}>
      <th scope="row" data-label="Line">
        {row.line}
      </th>
      <td data-label="Date" className={styles.date} suppressHydrationWarning>
        {row.date && formatDay(row.date, locale)}
        {row.valueDate && row.valueDate !== row.date && (
          <p className="small soft">value date {formatDay(row.valueDate, locale)}</p>
        )}
      </td>
      <td data-label="Payee" className={styles.payee}>
        {failed && !row.payee ? <span className="small soft">{row.raw?.join(' · ')}</span> : row.payee}
        {row.note && <p className="small soft">{row.note}</p>}
        {namesAccount && row.accountName && <p className="small soft">{row.accountName}</p>}
      </td>
      <td data-label="Category">
        {editable && row.type ? (
          <CategorySelect
            aria-label={`Category of ${where}`}
            size="xs"
            kind={row.type}
            none="Uncategorised"
            value={row.categoryId ?? ''}
            onChange={(event) =>
              void onChange({ rows: [{ row: row.row, categoryId: event.currentTarget.value || null }] })
            }
          />
        ) : (
          <span className="small">{category}</span>
        )}
      </td>
      <td data-label="Amount" className={styles.right}>
        {row.amount &&
          (row.type === 'income' ? (
            <Amount value={row.amount} locale={locale} sign="always" tone="income" />
          ) : (
            <Amount value={{ ...row.amount, amount: `-${row.amount.amount}` }} locale={locale} />
          ))}
      </td>
      <td data-label="Verdict">
        <span className="badge" data-tone={verdictTexts[row.verdict].tone}>
          {verdictTexts[row.verdict].label}
        </span>
        {row.reason && <p className={`small ${styles.reason}`}>{row.reason}</p>}
      </td>
      <td data-label="What to do">
        {editable && !failed ? (
          <NativeSelect
            aria-label={`What to do with ${where}`}
            size="xs"
            value={row.action}
            onChange={(event) =>
              void onChange({ rows: [{ row: row.row, action: event.currentTarget.value as ImportRow['action'] }] })
            }
            data={possibleActions[row.verdict].map((value) => ({ value, label: actionTexts[value] }))}
          />
        ) : (
          <span className="small soft">{actionTexts[row.action]}</span>
        )}
      </td>
    </tr>
  );
}
