'use client';

import { Button, NativeSelect } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { formatAccountName } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { refusalOf } from './import-words';
import { useUploads } from './upload-context';
import styles from './upload.module.css';

export function Upload() {
  const { accounts, baseCurrency } = useLedger();
  const { files, add } = useUploads();
  const [accountId, setAccountId] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const sending = files.find(({ state }) => state === 'sending');

  // Files that were chosen before the page listened: their event is given again.
  useEffect(() => {
    if (input.current?.files?.length) input.current.dispatchEvent(new Event('change', { bubbles: true }));
  }, []);
  useRefusedForgotten();

  return (
    <section className="card stack" aria-label="Upload">
      <div className={styles.drop}>
        <IconFileUpload size={36} stroke={1.5} aria-hidden className="income" />
        <p>
          <strong>Drop files from your bank on this window</strong>
        </p>
        <p className="soft small">
          CSV, Excel, OFX, QIF, CAMT or MT940, one or many, also in a ZIP. Nothing is booked before you have seen each
          row. Up to 10 MiB a file.
        </p>
        <label className="hidden" htmlFor="import-file">
          Bank files
        </label>
        <input
          id="import-file"
          ref={input}
          className="hidden"
          type="file"
          multiple
          accept=".csv,.txt,.tsv,.xlsx,.xlsm,.xls,.zip,.ofx,.qfx,.qif,.xml,.sta,.mt940,.mt942,.940,.942,text/csv,text/plain,text/xml"
          tabIndex={-1}
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])], accountId || undefined);
            event.currentTarget.value = '';
          }}
        />
        <Button loading={sending !== undefined} onClick={() => input.current?.click()}>
          Choose files
        </Button>
        <p role="status" className="small soft">
          {sending && `Uploading ${sending.name} …`}
        </p>
      </div>
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
