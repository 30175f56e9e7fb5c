'use client';

import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { importRowsOf } from '@/api/imports';
import type { Import, ImportRow } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { formatCount, formatMonth } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { toastProblem } from '@/ui/toast';
import { targetText } from './import-words';
import styles from './import.module.css';
import { leftOutCsv } from './left-out-csv';

interface Props {
  current: Import;
  /** All of its rows; null while not all of them are here. */
  rows: readonly ImportRow[] | null;
  /** It was booked from this page just now: the button that was pressed is gone, and the keyboard goes on here. */
  fresh: boolean;
  /** Where to go on. */
  children?: ReactNode;
}

/** What came of an import, and what there is to do about it. */
export function ImportResult({ current, rows, fresh, children }: Props) {
  const t = useTranslations('import');
  const { locale } = useLedger();
  const { result, firstDate, lastDate, accounts } = current;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (fresh) heading.current?.focus();
  }, [fresh]);
  if (!result) return null;
  const { inserted, matched } = result;
  const undone = current.state === 'undone';
  const uncategorised = rows?.filter(wantsCategory).length ?? 0;
  const [only] = accounts;
  const account = accounts.length === 1 && only?.accountId ? { account: only.accountId } : {};
  const where = { ...account, ...(firstDate && { from: firstDate }), ...(lastDate && { to: lastDate }) };
  const counted = (count: number) => ({ count, shown: formatCount(count, locale) });
  return (
    <section className={`card ${styles.result}`} aria-label={t('result.label')}>
      <h2 ref={heading} tabIndex={-1}>
        <IconCircleCheck size={22} aria-hidden className="income" />
        {undone
          ? t('result.undone', counted(inserted))
          : inserted === 0
            ? t('result.nothing')
            : t('result.inserted', { ...counted(inserted), target: targetText(current, locale, t) })}
      </h2>
      <ul>
        {matched > 0 && (
          <li>
            <span>{t('result.matched', counted(matched))}</span>
          </li>
        )}
        <LeftOut current={current} />
        {!undone && uncategorised > 0 && (
          <li>
            <span>{t('result.uncategorised', counted(uncategorised))}</span>
            <Link prefetch={false} href={transactionsLink({ ...where, category: 'none' })}>
              {t('result.choose')}
            </Link>
          </li>
        )}
      </ul>
      <div className="row">
        {children}
        {!undone && inserted + matched > 0 && (
          <Link prefetch={false} href={transactionsLink(where)}>
            {t('result.see')}
          </Link>
        )}
        {!undone && lastDate && (
          <Link prefetch={false} href={`/?month=${lastDate.slice(0, 7)}`} suppressHydrationWarning>
            {t('result.overview', { month: formatMonth(lastDate.slice(0, 7), locale) })}
          </Link>
        )}
      </div>
    </section>
  );
}

const wantsCategory = ({ action, verdict, categoryId, transactionId }: ImportRow): boolean =>
  action === 'insert' && verdict !== 'transfer' && transactionId !== null && categoryId === null;

function LeftOut({ current }: { current: Import }) {
  const t = useTranslations('import');
  const { locale } = useLedger();
  const [busy, setBusy] = useState(false);
  const { rejected = 0, duplicates = 0, skipped = 0 } = current.result ?? {};
  const total = rejected + duplicates + skipped;
  if (total === 0) return null;
  const parts = [
    [rejected, 'rejected'],
    [duplicates, 'duplicates'],
    [skipped, 'skipped'],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => t(`result.${what}`, { shown: formatCount(count, locale) }));

  async function download(): Promise<void> {
    setBusy(true);
    try {
      const rows = await leftOutRows(current.id, skipped > 0);
      save(
        leftOutCsv(
          rows,
          current.columns.map(({ header }) => header),
          t,
        ),
        `${t('result.fileName', { name: current.fileName })}.csv`,
      );
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <li>
      <span>{t('result.leftOut', { count: total, shown: formatCount(total, locale), parts: said.join(', ') })}</span>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={busy}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void download()}
      >
        {t('result.download')}
      </Button>
    </li>
  );
}

/** In the order of the file. Of the new ones only those are looked for that somebody took out. */
async function leftOutRows(id: string, byChoice: boolean): Promise<ImportRow[]> {
  const kinds = [
    'error',
    'ignored',
    'duplicate',
    'similar',
    ...(byChoice ? (['new', 'transfer'] as const) : []),
  ] as const;
  const rows: ImportRow[] = [];
  for (const verdict of kinds) rows.push(...(await importRowsOf(id, verdict)));
  return rows.filter(({ action }) => action === 'skip').sort((one, other) => one.row - other.row);
}

function save(text: string, name: string): void {
  // The mark makes spreadsheets read it as UTF-8.
  const url = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
