'use client';

import { Button, NativeSelect } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { uploadImport } from '@/api/imports';
import { asProblem, type ApiProblem } from '@/api/problem';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';
import styles from './import.module.css';

interface Failure {
  file: string;
  problem: ApiProblem;
}

export function Upload() {
  const { accounts, baseCurrency } = useLedger();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [accountId, setAccountId] = useState('');
  const [sending, setSending] = useState<string | null>(null);
  const [failures, setFailures] = useState<readonly Failure[]>([]);

  async function upload(files: readonly File[]): Promise<void> {
    if (files.length === 0 || sending) return;
    setFailures([]);
    const failed: Failure[] = [];
    let last: string | undefined;
    for (const file of files) {
      setSending(file.name);
      try {
        // Read afterwards: the page of the import, or the list of all, says how that went.
        last = (await uploadImport(file, accountId || undefined)).id;
      } catch (error) {
        failed.push({ file: file.name, problem: asProblem(error) });
      }
    }
    setSending(null);
    setFailures(failed);
    if (input.current) input.current.value = '';
    if (files.length === 1 && last) router.push(`/import/${last}`);
    else {
      if (files.length > failed.length)
        toast(`${files.length - failed.length} files are uploaded; the list below says when they are read.`);
      router.refresh();
    }
  }

  return (
    <section className="card stack" aria-label="Upload">
      <DropZone sending={sending} onFiles={(files) => void upload(files)} input={input} />
      {failures.map(({ file, problem }) => (
        <ProblemAlert
          key={file}
          problem={{
            title: `${file}: ${problem.title}`,
            text: problem.text,
            fields: problem.fields,
            requestId: problem.requestId,
          }}
        />
      ))}
      <NativeSelect
        label="Account of rows that name none"
        value={accountId}
        onChange={(event) => setAccountId(event.currentTarget.value)}
        data={[
          { value: '', label: `Default account (${baseCurrency})` },
          ...accounts
            .filter((account) => !account.archived)
            .map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` })),
        ]}
        className={styles.narrow ?? ''}
      />
    </section>
  );
}

interface DropZoneProps {
  /** The file that is under way. */
  sending: string | null;
  onFiles: (files: readonly File[]) => void;
  input: RefObject<HTMLInputElement | null>;
}

function DropZone({ sending, onFiles, input }: DropZoneProps) {
  const [over, setOver] = useState(false);

  // Files that were chosen before the page listened: their event is given again.
  useEffect(() => {
    if (input.current?.files?.length) input.current.dispatchEvent(new Event('change', { bubbles: true }));
  }, [input]);

  return (
    <div
      className={styles.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <IconFileUpload size={36} stroke={1.5} aria-hidden className="income" />
      <p>
        <strong>Drop files from your bank here</strong>
      </p>
      <p className="soft small">
        CSV, Excel, OFX, QIF, CAMT or MT940, also in a zip. Nothing is booked before you have seen each row. Up to 10
        MiB a file.
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
        onChange={(event) => onFiles([...(event.currentTarget.files ?? [])])}
      />
      <Button loading={sending !== null} onClick={() => input.current?.click()}>
        Choose files
      </Button>
      <p role="status" className="small soft">
        {sending && `Uploading ${sending} …`}
      </p>
    </div>
  );
}
