'use client';

import { useTranslations } from 'next-intl';
import type { ChangeImport, ImportRow } from '@/api/types';
import { formatAccountName } from '@/ui/format';
import styles from './import-rows.module.css';

interface Props {
  row: ImportRow;
  editable: boolean;
  onChange: (change: ChangeImport) => Promise<boolean>;
  transfer: NonNullable<ImportRow['transfer']>;
}

/** The other side of a transfer: taken, to be refused; or offered, to be taken or refused. */
export function TransferChip({ row, transfer, editable, onChange }: Props) {
  const t = useTranslations('import');
  const taken = row.verdict === 'transfer';
  const refused = transfer.refused === true;
  const decides = editable && (transfer.transactionId !== undefined || transfer.row !== undefined);
  const way = row.type === 'income' ? 'from' : 'to';
  const set = (transfer: boolean): void => void onChange({ rows: [{ row: row.row, transfer }] });
  return (
    <span className={styles.transfer}>
      <span className="badge" data-tone={taken ? 'good' : refused ? 'plain' : 'warn'}>
        {t(`transfer.${way}.${taken ? 'taken' : refused ? 'refused' : 'offered'}`, {
          name: formatAccountName(transfer.accountName),
        })}
      </span>
      {decides && !taken && (
        <button
          type="button"
          onClick={() => set(true)}
          aria-label={t(refused ? 'transfer.yesAfterRow' : 'transfer.yesRow', { row: String(row.row) })}
        >
          {t(refused ? 'transfer.yesAfter' : 'transfer.yes')}
        </button>
      )}
      {decides && (taken || !refused) && (
        <button
          type="button"
          onClick={() => set(false)}
          aria-label={t(taken ? 'transfer.notRow' : 'transfer.noRow', { row: String(row.row) })}
        >
          {t(taken ? 'transfer.not' : 'transfer.no')}
        </button>
      )}
    </span>
  );
}
