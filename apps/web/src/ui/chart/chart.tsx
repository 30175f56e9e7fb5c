'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useId, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { formatMoney, formatRoughMoney } from '@/ui/format';
import { openFigure } from '@/ui/ledger/figure-link';
import { explainHref } from '@/ui/ledger/figure';
import { useLedger } from '@/ui/ledger/ledger-context';
import { currencyIn, placesOf, scaleOf, tickMoney, type ChartData, type ChartPoint } from './chart-data';
import { ChartLines } from './chart-lines';
import { ChartTable } from './chart-table';
import styles from './chart.module.css';

/** Amounts along an axis, with the same figures as a table behind. One stop for the keyboard: arrows go from point to point. */
export function Chart({ chart, isSmall = false }: { chart: ChartData; isSmall?: boolean }) {
  const { locale } = useLedger();
  const t = useTranslations('charts');
  const hint = useId();
  const { points, series } = chart;
  const [shown, setShown] = useState<number | null>(null);
  const touched = useRef(false);
  const columns = useRef(new Map<number, HTMLElement>());
  const scale = scaleOf(chart);
  const isNow = points.findIndex(({ isCurrent }) => isCurrent);
  const stop = shown ?? (isNow >= 0 ? isNow : points.length - 1);

  const go = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: points.length - 1 }[event.key];
    if (event.key === 'Escape') setShown(null);
    if (to === undefined) return;
    event.preventDefault();
    columns.current.get(Math.min(Math.max(to, 0), points.length - 1))?.focus();
  };
  const columnOf = (at: number) => ({
    ref: (element: HTMLElement | null) => {
      if (element) columns.current.set(at, element);
      else columns.current.delete(at);
    },
    tabIndex: at === stop ? 0 : -1,
    className: styles.column ?? '',
    'data-shown': at === shown,
    onFocus: () => setShown(at),
    onPointerEnter: ({ pointerType }: PointerEvent) => pointerType === 'mouse' && setShown(at),
    onPointerDown: ({ pointerType }: PointerEvent) => (touched.current = pointerType !== 'mouse' && shown !== at),
  });
  // A first touch shows what a mouse would by hovering.
  const onClick = (event: MouseEvent, at: number): boolean => {
    if (touched.current) event.preventDefault();
    const isFirst = touched.current;
    touched.current = false;
    setShown(at);
    return !isFirst;
  };

  return (
    <div className={styles.chart} data-small={isSmall}>
      <Legend series={series} />
      <div className={styles.frame}>
        <ul className={styles.ticks} aria-hidden>
          {scale.ticks.map((tick) => (
            <li key={String(tick)} className="money" suppressHydrationWarning>
              {formatRoughMoney(tickMoney(tick, currencyIn(series)), locale)}
            </li>
          ))}
        </ul>
        <div
          className={styles.plot}
          role="group"
          aria-label={chart.name}
          aria-describedby={hint}
          onKeyDown={go}
          onPointerLeave={() => setShown(null)}
          onBlur={() => setShown(null)}
        >
          <ul className={styles.lines} aria-hidden>
            {scale.ticks.map((tick) => (
              <li key={String(tick)} data-zero={tick === 0n} />
            ))}
          </ul>
          <ol className={styles.columns}>
            {points.map((point, at) => (
              <li key={point.id}>
                <Column
                  point={point}
                  label={t('point', { point: point.name, values: spoken(series, at, locale) })}
                  about={columnOf(at)}
                  onClick={(e) => onClick(e, at)}
                >
                  <Bars chart={chart} at={at} scale={scale} />
                </Column>
              </li>
            ))}
          </ol>
          <ChartLines chart={chart} scale={scale} />
          {shown !== null && <Tip chart={chart} at={shown} />}
        </div>
        <Labels points={points} />
      </div>
      <p id={hint} className="hidden">
        {t('hint')}
      </p>
      <ChartTable chart={chart} />
    </div>
  );
}

interface ColumnProps {
  point: ChartPoint;
  label: string;
  about: object;
  onClick: (event: MouseEvent) => boolean;
  children: React.ReactNode;
}

function Column({ point, label, about, onClick, children }: ColumnProps) {
  const search = useSearchParams().toString();
  const pathname = usePathname();
  const { href, figure, isCurrent } = point;
  const all = { ...about, 'aria-label': label, suppressHydrationWarning: true };
  if (href)
    return (
      <Link {...all} href={href} prefetch={false} aria-current={isCurrent ? 'date' : undefined} onClick={onClick}>
        {children}
      </Link>
    );
  if (figure) {
    const opened = explainHref(pathname, search, figure);
    return (
      <a {...all} href={opened} onClick={(event) => onClick(event) && openFigure(event, opened)}>
        {children}
      </a>
    );
  }
  return (
    <button {...all} type="button" onClick={onClick}>
      {children}
    </button>
  );
}

function Bars({ chart, at, scale }: { chart: ChartData; at: number; scale: ReturnType<typeof scaleOf> }) {
  const zero = scale.place(0n);
  const bars = chart.series.filter(({ shape }) => shape === 'bar');
  if (bars.length === 0) return null;
  return (
    <span className={styles.bars} data-unfinished={chart.points[at]?.isUnfinished ?? false} aria-hidden>
      {bars.map((series) => {
        const { y = zero } = placesOf(series, scale).find((place) => place.at === at) ?? {};
        const [bottom, height] = [Math.min(y, zero), Math.abs(y - zero)];
        return (
          <span key={series.name}>
            <i data-tone={series.tone} style={{ bottom: `${bottom}%`, height: `${height}%` }} />
          </span>
        );
      })}
    </span>
  );
}

function Legend({ series }: Pick<ChartData, 'series'>) {
  const drawn = series.filter(({ shape }) => shape !== 'table');
  if (drawn.length < 2) return null;
  return (
    <ul className={styles.legend} aria-hidden>
      {drawn.map(({ name, tone, shape }) => (
        <li key={name} data-tone={tone} data-shape={shape}>
          {name}
        </li>
      ))}
    </ul>
  );
}

/** What the point says: beside the mouse, the finger or the keyboard. */
function Tip({ chart, at }: { chart: ChartData; at: number }) {
  const { locale } = useLedger();
  const x = ((at + 0.5) * 100) / chart.points.length;
  return (
    <div className={styles.tip} style={{ left: `${x}%`, translate: `${-x}% 0` }} aria-hidden>
      <b>{chart.points[at]?.name}</b>
      <dl>
        {chart.series.map(({ name, tone, shape, values }) => {
          const value = values[at];
          return (
            value && (
              <div key={name}>
                <dt data-tone={tone} data-shape={shape}>
                  {name}
                </dt>
                <dd className="amount">{formatMoney(value, locale)}</dd>
              </div>
            )
          );
        })}
      </dl>
    </div>
  );
}

function Labels({ points }: { points: readonly ChartPoint[] }) {
  return (
    <ul className={styles.labels} aria-hidden>
      {points.map(({ id, label, short, year }) => (
        <li key={id} data-year={year}>
          <span>{label}</span>
          <span>{short ?? label}</span>
          {year && <b>{year}</b>}
        </li>
      ))}
    </ul>
  );
}

/** All that a point says. */
function spoken(series: ChartData['series'], at: number, locale: string): string {
  const values = series.flatMap(({ name, values: all }) => {
    const value = all[at];
    return value ? [`${name} ${formatMoney(value, locale)}`] : [];
  });
  return values.join(', ');
}
