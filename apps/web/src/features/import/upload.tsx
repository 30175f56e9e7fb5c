'use client';

import { NativeSelect } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { formatAccountName } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { DropZone } from './drop-zone';
import { refusalOf } from './import-words';
import { useUploads } from './upload-context';
import styles from './upload.module.css';

export function Upload() {
  const { accounts, baseCurrency } = useLedger();
  const { files } = useUploads();
  const [accountId, setAccountId] = useState('');
  useRefusedForgotten();

  return (
    <section className="card stack" aria-label="Upload">
      <DropZone accountId={accountId || undefined} />
      {files.map(({ key, name, problem }) =>
        problem ? (
          <ProblemAlert
            key={key}
            problem={{
              title: `${name}: ${refusalOf(problem).title}`,
              text: refusalOf(problem).text,
              fields: problem.fields,
              ...(problem.status >= 500 && { requestId: problem.requestId }),
            }}
          />
        ) : null,
      )}
      <NativeSelect
        label="Import into"
        description="Where a file does not name the account itself; it can be changed beside the rows."
        value={accountId}
        onChange={(event) => setAccountId(event.currentTarget.value)}
        data={[
          { value: '', label: `Default account (${baseCurrency})` },
          ...accounts
            .filter((account) => !account.archived)
            .map(({ id, name, currency }) => ({ value: id, label: `${formatAccountName(name)} (${currency})` })),
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
