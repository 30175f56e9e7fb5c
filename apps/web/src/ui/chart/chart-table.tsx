'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Amount } from '@/ui/amount';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toastProblem } from '@/ui/toast';
import type { ChartData } from './chart-data';
import styles from './chart.module.css';

/** The figures of a chart in words and numbers, and as files. It is made when it is wanted. */
export function ChartTable({ chart }: { chart: ChartData }) {
  const t = useTranslations('charts');
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.table} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('table')}</summary>
      {open && <Table chart={chart} />}
    </details>
  );
}

function Table({ chart }: { chart: ChartData }) {
  const { locale } = useLedger();
  const t = useTranslations('charts');
  const { points, series, pointsName, name } = chart;
  // What draws a file comes with the first one.
  const save = (kind: 'csv' | 'png') =>
    void import('./chart-file').then((files) => files.saveChart(chart, kind, locale)).catch(toastProblem);
  return (
    <>
      <div className={styles.scroll}>
        <table aria-label={name}>
          <thead>
            <tr>
              <th scope="col">{pointsName}</th>
              {series.map((each) => (
                <th key={each.name} scope="col">
                  {each.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point, at) => (
              <tr key={point.id}>
                <th scope="row">{point.name}</th>
                {series.map(({ name: of, values, figures }) => {
                  const [value, figure] = [values[at], figures?.[at]];
                  return (
                    <td key={of}>
                      {value && figure && (
                        <ExplainedAmount
                          figure={figure}
                          name={t('cell', { point: point.name, series: of })}
                          value={value}
                        />
                      )}
                      {value && !figure && <Amount value={value} locale={locale} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="row">
        <button type="button" className={styles.save} onClick={() => save('csv')}>
          {t('csv')}
        </button>
        <button type="button" className={styles.save} onClick={() => save('png')}>
          {t('png')}
        </button>
      </p>
    </>
  );
}
