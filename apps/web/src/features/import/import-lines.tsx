'use client';

import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense } from 'react';
import type { ChangeImport, ImportRow } from '@/api/types';
import { Amount } from '@/ui/amount';
import { CategoryChoice } from '@/ui/form/category-choice';
import { formatAccountName, formatCount, formatDay, shortAccountName, withLocalDays } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './import-rows.module.css';
import { categoryChange, commonCategory, isAside, type RowGroup } from './row-groups';
import { figuresOf } from './rows-figures';
import { TakeBox } from './take-box';
import { taken, verdictTones } from './verdicts';

const TransferChip = lazy(() => import('./transfer-chip').then((module) => ({ default: module.TransferChip })));

interface LineProps {
  index: number;
  measure: (element: HTMLElement | null) => void;
  editable: boolean;
  /** All rows that are here, to know whom a payee's text would touch besides. */
  all: readonly ImportRow[];
  onChange: (change: ChangeImport) => Promise<boolean>;
}

interface GroupLineProps extends LineProps {
  group: RowGroup;
  open: boolean;
  onToggle: () => void;
}

/** The head of a group: all of its rows are taken in, left out and categorized by it. */
export function GroupLine({ group, open, index, measure, editable, all, onChange, onToggle }: GroupLineProps) {
  const t = useTranslations('import');
  const { locale } = useLedger();
  const { title, type, rows } = group;
  const choosable = rows.filter((row) => row.type !== null);
  const count = choosable.filter(({ action }) => action !== 'skip').length;
  const set = (take: boolean): void =>
    void onChange({ rows: choosable.map((row) => ({ row: row.row, action: take ? taken(row) : 'skip' })) });
  return (
    <div
      ref={measure}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      className={`${styles.line} ${styles.group}`}
    >
      <span role="cell" className={styles.take}>
        {editable && type && (
          <TakeBox label={t('line.takeAll', { name: title })} count={count} of={choosable.length} onChange={set} />
        )}
      </span>
      <span role="rowheader" className={styles.groupTitle}>
        <button type="button" aria-expanded={open} onClick={onToggle}>
          {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
          <span>{title}</span>
          <span className="soft">{formatCount(rows.length, locale)}</span>
        </button>
      </span>
      <span role="cell" className={styles.category}>
        {editable && type && (
          <CategoryChoice
            label={t('line.categoryAll', { name: title })}
            kind={type}
            value={commonCategory(group)}
            onChoose={(categoryId) => void onChange(categoryChange(group, categoryId, all))}
          />
        )}
      </span>
      <span role="cell" className={styles.right}>
        {type && <Sum rows={rows} />}
      </span>
    </div>
  );
}

/** What the rows of a group come to, where they are of one currency. */
function Sum({ rows }: { rows: readonly ImportRow[] }) {
  const { locale } = useLedger();
  const { flows } = figuresOf(rows.map((row) => ({ ...row, action: 'insert' as const })));
  const [flow] = flows;
  if (!flow || flows.length > 1) return null;
  const income = rows[0]?.type === 'income';
  const { amount, currency } = income ? flow.in : flow.out;
  return income ? (
    <Amount value={{ amount, currency }} locale={locale} sign="always" tone="income" />
  ) : (
    <Amount value={{ amount: `-${amount}`, currency }} locale={locale} />
  );
}

interface RowLineProps extends LineProps {
  row: ImportRow;
  group: RowGroup;
  /** The only one of its payee: it stands for its group. */
  alone: boolean;
  /** Where a file has rows of several accounts, each says whose it is. */
  namesAccount: boolean;
  /** Its reason is one of several rows, and said once above them. */
  saidAbove: boolean;
}

export function RowLine({ row, group, alone, index, measure, editable, all, onChange, ...about }: RowLineProps) {
  const t = useTranslations('import');
  const { locale, categories } = useLedger();
  const readable = row.type !== null;
  const left = row.action === 'skip';
  // A transfer has no category, and what is matched keeps the one that it has.
  const categorized = row.verdict !== 'transfer' && row.action !== 'match';
  return (
    <div
      ref={measure}
      role="row"
      data-index={index}
      data-verdict={row.verdict}
      data-left={left}
      data-alone={alone}
      aria-rowindex={index + 2}
      className={styles.line}
    >
      <span role="cell" className={styles.take}>
        {editable && readable && (
          <TakeBox
            label={t('line.take', { row: String(row.row) })}
            count={left ? 0 : 1}
            of={1}
            onChange={(take) => void onChange({ rows: [{ row: row.row, action: take ? taken(row) : 'skip' }] })}
          />
        )}
      </span>
      <span role="cell" className={styles.number}>
        {row.line}
      </span>
      <span role="cell" className={styles.date} suppressHydrationWarning>
        {row.date && formatDay(row.date, locale)}
      </span>
      <span role="rowheader" className={styles.what}>
        <What {...about} {...{ row, editable, onChange }} known={alone ? null : group.text} />
      </span>
      <span role="cell" className={styles.category} data-quiet={!alone && commonCategory(group) !== null}>
        {editable && row.type && categorized ? (
          <CategoryChoice
            label={t('line.category', { row: String(row.row) })}
            kind={row.type}
            value={row.categoryId ?? ''}
            onChoose={(categoryId) =>
              void onChange(
                alone
                  ? categoryChange(group, categoryId, all)
                  : { rows: [{ row: row.row, categoryId: categoryId || null }] },
              )
            }
          />
        ) : (
          <span className="small">{categories.find(({ id }) => id === row.categoryId)?.name}</span>
        )}
      </span>
      <span role="cell" className={styles.right}>
        {row.amount &&
          (row.type === 'income' ? (
            <Amount value={row.amount} locale={locale} sign="always" tone="income" />
          ) : (
            <Amount value={{ ...row.amount, amount: `-${row.amount.amount}` }} locale={locale} />
          ))}
      </span>
    </div>
  );
}

/** What the head of those that were imported before says already. */
const SAID_BY_GROUP = /^Imported before\.$/;

interface WhatProps extends Pick<RowLineProps, 'row' | 'namesAccount' | 'saidAbove' | 'editable' | 'onChange'> {
  /** What the head of the group says already. */
  known: string | null;
}

function What({ row, known, namesAccount, saidAbove, editable, onChange }: WhatProps) {
  const t = useTranslations('import');
  const { locale } = useLedger();
  const account = namesAccount ? row.accountName : null;
  const also = [
    row.note,
    row.valueDate && row.valueDate !== row.date && t('line.valueDate', { date: formatDay(row.valueDate, locale) }),
  ].filter(Boolean);
  const payee = row.payee ?? (row.type === null ? row.raw?.join(' · ') : t('noPayee'));
  return (
    <>
      <span className={styles.text} title={[payee, ...also].join(' · ')} suppressHydrationWarning>
        {row.payee && known && startsWith(row.payee, known) ? (
          <>
            <span className={`soft ${row.payee.length > known.length || also.length > 0 ? styles.known : ''}`}>
              {row.payee.slice(0, known.length)}
            </span>
            {row.payee.slice(known.length)}
          </>
        ) : (
          <span className={row.payee ? '' : 'soft'}>{payee}</span>
        )}
        {also.length > 0 && <span className="small soft"> {also.join(' · ')}</span>}
      </span>
      {account && (
        <span className={`small ${styles.account}`} title={formatAccountName(account)}>
          {shortAccountName(account)}
        </span>
      )}
      {row.verdict !== 'new' && !row.transfer && !isAside(row.verdict) && (
        <span className="badge" data-tone={verdictTones[row.verdict]}>
          {t(`verdicts.${row.verdict}`)}
        </span>
      )}
      {row.transfer && (
        <Suspense fallback={null}>
          <TransferChip {...{ row, editable, onChange }} transfer={row.transfer} />
        </Suspense>
      )}
      {editable && row.verdict === 'similar' && (
        <select
          className={styles.action}
          aria-label={t('line.action', { row: String(row.row) })}
          value={row.action}
          onChange={(event) =>
            void onChange({ rows: [{ row: row.row, action: event.currentTarget.value as ImportRow['action'] }] })
          }
        >
          {(['match', 'insert', 'skip'] as const).map((action) => (
            <option key={action} value={action}>
              {t(`actions.${action}`)}
            </option>
          ))}
        </select>
      )}
      {row.reason && !saidAbove && !SAID_BY_GROUP.test(row.reason) && (
        <span className={`small ${styles.reason}`} lang={row.reasonCode ? undefined : 'en'} suppressHydrationWarning>
          {row.reasonCode ? t(`reasons.${row.reasonCode}`, { text: row.reason }) : withLocalDays(row.reason, locale)}
        </span>
      )}
    </>
  );
}

const startsWith = (text: string, beginning: string): boolean => text.toLowerCase().startsWith(beginning.toLowerCase());
