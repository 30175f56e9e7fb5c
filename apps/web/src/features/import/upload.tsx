'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { NativeSelect } from '@/ui/controls/field';
import { formatAccountName } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { DropZone } from './drop-zone';
import { useUploads } from './upload-context';
import styles from './upload.module.css';

export function Upload() {
  const t = useTranslations('import');
  const { accounts, baseCurrency } = useLedger();
  const { files } = useUploads();
  const [accountId, setAccountId] = useState('');
  useRefusedForgotten();

  return (
    <section className="card stack" aria-label={t('upload.label')}>
      <DropZone accountId={accountId || undefined} />
      {files.map(({ key, name, problem }) =>
        problem ? <ProblemAlert key={key} problem={problem} about={name} /> : null,
      )}
      <NativeSelect
        label={t('into')}
        description={t('intoHint')}
        value={accountId}
        onChange={(event) => setAccountId(event.currentTarget.value)}
        data={[
          { value: '', label: t('defaultAccount', { currency: baseCurrency }) },
          ...accounts
            .filter((account) => !account.archived)
            .map(({ id, name, currency }) => ({
              value: id,
              label: t('account', { name: formatAccountName(name), currency }),
            })),
        ]}
        className={styles.narrow ?? ''}
      />
    </section>
  );
}

/** What was refused is said until the page is left. */
function useRefusedForgotten(): void {
  const { forget } = useUploads();
  const leave = useEffectEvent(forget);
  useEffect(() => () => leave(), []);
}
