'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { ChangeImport, Import } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { CategoryChoice } from '@/ui/form/category-choice';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { GroupLine, RowLine } from './import-lines';
import styles from './import-rows.module.css';
import { repeatedReasons } from './repeated-reasons';
import { groupRows, linesOf, type Line } from './row-groups';
import { useImportRows, type ImportRows as LoadedRows } from './use-import-rows';
import { verdicts, type Verdict } from './verdicts';

/** Of a line on a desktop; the others are measured. */
const LINE_PX = 36;
/** So many above and below what is seen that a usual file is there whole: to search in, to print, to be read aloud. */
const LINES_AROUND = 60;

interface Props {
  current: Import;
  reading: number;
  /** All rows, as far as they are here. */
  all: LoadedRows;
  editable: boolean;
  onChange: (change: ChangeImport) => Promise<boolean>;
}

/** The rows of a file, grouped by payee. Only those around what is seen are drawn, however many there are. */
export function ImportRows({ current, reading, all, editable, onChange }: Props) {
  const t = useTranslations('import');
  const { locale } = useLedger();
  const [verdict, setVerdict] = useState<Verdict | ''>('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const some = useImportRows({ id: current.id, reading, verdict, enabled: verdict !== '' });
  const shown = verdict === '' ? all : some;
  const { rows, whole, fetching, failed, fetchMore } = shown;
  const lines = useMemo(() => linesOf(groupRows(rows, t), closed), [rows, closed, t]);
  const repeated = useMemo(() => repeatedReasons(rows), [rows]);
  const saidAbove = useMemo(() => new Set(repeated.flatMap((each) => each.rows.map(({ row }) => row))), [repeated]);
  const total = verdicts.reduce((sum, each) => sum + current.counts[each], 0);
  const list = useRef<HTMLDivElement>(null);
  const { items, above, below, measure } = useShownLines(lines, list);

  function toggle(key: string): void {
    const next = new Set(closed);
    if (!next.delete(key)) next.add(key);
    setClosed(next);
  }

  return (
    <section
      className={`card ${styles.rows}`}
      aria-label={t('list.label')}
      aria-busy={fetching && rows.length === 0}
      data-editable={editable}
    >
      <div className={styles.head}>
        <h2>{t('list.label')}</h2>
        <div className={styles.verdicts} role="group" aria-label={t('list.show')}>
          {(['', ...verdicts] as const)
            .filter((each) => each === '' || current.counts[each] > 0)
            .map((each) => (
              <button key={each} type="button" aria-pressed={verdict === each} onClick={() => setVerdict(each)}>
                {t('list.filter', {
                  label: each === '' ? t('list.all') : t(`verdicts.${each}`),
                  count: formatCount(each === '' ? total : current.counts[each], locale),
                })}
              </button>
            ))}
        </div>
      </div>
      {editable && current.counts.ignored > 0 && (
        <p className={`small soft ${styles.hint}`}>
          {t('list.ignored', {
            count: current.counts.ignored,
            shown: formatCount(current.counts.ignored, locale),
          })}
        </p>
      )}
      {repeated.length > 0 && (
        <ul className={styles.repeated} aria-label={t('list.repeated')}>
          {repeated.map(({ reason, type, rows: own }) => (
            <li key={`${type} ${reason}`}>
              <span>
                {t.rich('list.repeatedRows', {
                  shown: formatCount(own.length, locale),
                  reason,
                  b: (text) => <b>{text}</b>,
                  said: (text) => <span lang="en">{text}</span>,
                })}
              </span>
              {editable && (
                <CategoryChoice
                  label={t('list.repeatedCategory', { shown: formatCount(own.length, locale), reason })}
                  kind={type}
                  value={
                    own.every(({ categoryId }) => categoryId === own[0]?.categoryId) ? (own[0]?.categoryId ?? '') : null
                  }
                  onChoose={(chosen) =>
                    void onChange({ rows: own.map(({ row }) => ({ row, categoryId: chosen || null })) })
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {total === 0 && <p className={`soft ${styles.hint}`}>{t('list.none')}</p>}
      <div role="table" aria-label={t('list.table')} aria-rowcount={whole ? lines.length + 1 : -1}>
        <div role="rowgroup" className={styles.columns}>
          <div role="row" aria-rowindex={1} className={styles.line}>
            <span role="columnheader">
              <span className="hidden">{t('list.heads.taken')}</span>
            </span>
            <span role="columnheader">{t('list.heads.line')}</span>
            <span role="columnheader">{t('list.heads.date')}</span>
            <span role="columnheader">{t('list.heads.payee')}</span>
            <span role="columnheader">{t('list.heads.category')}</span>
            <span role="columnheader" className={styles.right}>
              {t('list.heads.amount')}
            </span>
          </div>
        </div>
        <div role="rowgroup" ref={list} style={{ paddingTop: above, paddingBottom: below }}>
          {items.map(({ index, line }) => {
            const common = { index, measure, editable, onChange, all: rows };
            return line.kind === 'group' ? (
              <GroupLine
                key={`group ${line.group.key}`}
                {...common}
                {...line}
                onToggle={() => toggle(line.group.key)}
              />
            ) : (
              <RowLine
                key={line.row.row}
                {...common}
                {...line}
                namesAccount={current.accounts.length > 1}
                saidAbove={saidAbove.has(line.row.row)}
              />
            );
          })}
        </div>
      </div>
      {!whole && (rows.length > 0 || failed) && (
        <Button variant="default" className={styles.more} loading={fetching} onClick={fetchMore}>
          {t(failed ? 'list.again' : 'list.more')}
        </Button>
      )}
    </section>
  );
}

const keyOf = (line: Line | undefined, index: number): string =>
  line ? (line.kind === 'group' ? `group ${line.group.key}` : `row ${line.row.row}`) : String(index);

interface ShownLines {
  items: { index: number; line: Line }[];
  /** The room of the lines that are not drawn. */
  above: number;
  below: number;
  measure: (element: HTMLElement | null) => void;
}

function useShownLines(lines: readonly Line[], list: RefObject<HTMLElement | null>): ShownLines {
  const [top, setTop] = useState(0);
  // What stands above the list comes and goes, and the page is longer or shorter by it.
  useEffect(() => {
    const look = (): void => {
      const now = Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
      setTop((before) => (Math.abs(before - now) > 1 ? now : before));
    };
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => LINE_PX,
    overscan: LINES_AROUND,
    scrollMargin: top,
    getItemKey: (index) => keyOf(lines[index], index),
    // The first lines are in the page as the server renders it.
    initialRect: { width: 0, height: 900 },
    initialOffset: 0,
  });
  const drawn = virtualizer.getVirtualItems();
  const [first, last] = [drawn[0], drawn.at(-1)];
  return {
    items: drawn.flatMap(({ index }) => {
      const line = lines[index];
      return line ? [{ index, line }] : [];
    }),
    above: first ? Math.max(0, first.start - top) : 0,
    below: last ? Math.max(0, virtualizer.getTotalSize() - (last.end - top)) : 0,
    measure: virtualizer.measureElement,
  };
}
