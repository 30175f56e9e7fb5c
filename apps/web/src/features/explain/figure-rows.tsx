'use client';

import { useTranslations } from 'next-intl';
import type { Explanation, ExplainedRow } from '@/api/types';
import { formatDay, formatMoney } from '@/ui/format';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './figure-panel.module.css';
import { conversionWords, figureSign, isZero, shownSum } from './figure-words';

interface Props {
  figure: Figure;
  answer: Explanation;
  rows: readonly ExplainedRow[];
}

/** Every row with what it counts, so that the figure can be added up again by hand. */
export function FigureRows({ figure, answer, rows }: Props) {
  const { locale } = useLedger();
  const t = useTranslations('explain');
  if (rows.length === 0) return <p className="soft">{t('nothing')}</p>;
  const { currency, originals, rounding, total } = answer;
  const isForeign = originals.some((sum) => sum.currency !== currency);
  const sign = figureSign(figure);
  return (
    <section aria-label={t('rows')} className={`card ${styles.rows}`}>
      <table>
        <caption className="hidden">{t('caption')}</caption>
        <thead className="hidden">
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('payee')}</th>
            <th scope="col">{currency}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={`${row.transactionId ?? row.accountId ?? 'opening'} ${index}`} {...{ figure, answer, row }} />
          ))}
        </tbody>
        <tfoot>
          {!isZero(rounding) && (
            <>
              <Line name={t('asShown')} value={formatMoney(shownSum(answer), locale, sign)} />
              <Line name={t('rounding')} value={formatMoney(rounding, locale, 'always')} />
            </>
          )}
          <Line name={t('total')} value={formatMoney(total, locale, sign)} isTotal />
        </tfoot>
      </table>
      {isForeign && (
        <p className="small soft money">
          {t('originals', { amounts: originals.map((sum) => formatMoney(sum, locale, sign)).join(' · ') })}
        </p>
      )}
    </section>
  );
}

function Row({ figure, answer, row }: { figure: Figure; answer: Explanation; row: ExplainedRow }) {
  const { locale } = useLedger();
  const t = useTranslations('explain');
  const words = useTranslations('ledger');
  const isHolding = figure.figure === 'net-worth';
  const name = row.payee ?? (row.transactionId === null ? t('opening') : words('noPayee'));
  const conversion = conversionWords(row, answer.currency, locale, t);
  const converted = row.converted ?? row.amount;
  const balance = { figure: `balance:${row.accountId}`, to: answer.to };
  return (
    <tr>
      {!isHolding && <td className={`small soft ${styles.day}`}>{formatDay(row.date, locale)}</td>}
      <th scope="row" colSpan={isHolding ? 2 : 1}>
        {name}
        {conversion && <span className="small soft money">{conversion}</span>}
      </th>
      <td>
        {row.converted === null ? (
          <span className="soft">–</span>
        ) : isHolding && row.accountId ? (
          <ExplainedAmount figure={balance} name={name} value={converted} />
        ) : (
          <span className="amount">{formatMoney(converted, locale, figureSign(figure))}</span>
        )}
      </td>
    </tr>
  );
}

function Line({ name, value, isTotal = false }: { name: string; value: string; isTotal?: boolean }) {
  return (
    <tr data-total={isTotal}>
      <th scope="row" colSpan={2}>
        {name}
      </th>
      <td>
        <span className="amount">{value}</span>
      </td>
    </tr>
  );
}
