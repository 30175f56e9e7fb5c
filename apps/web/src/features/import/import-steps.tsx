'use client';

import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react';
import Link from 'next/link';
import { refusalOf } from './import-words';
import { useUploads } from './upload-context';
import { stepOf, type QueuedFile } from './upload-queue';
import styles from './upload.module.css';

const said: Record<QueuedFile['state'], string> = {
  waiting: 'waits',
  sending: 'is being uploaded',
  open: 'to be looked at',
  done: 'done',
  refused: 'not taken',
};

/** The files that came in one go, each a step. */
export function ImportSteps() {
  const { files, shownId } = useUploads();
  if (files.length < 2 || !files.some(({ id }) => id === shownId)) return null;
  return (
    <nav aria-label="Files" className={styles.steps}>
      <p className="small soft">
        File {stepOf(files, shownId) + 1} of {files.length}
      </p>
      <ol>
        {files.map((file) => (
          <li key={file.key} data-state={file.state} data-here={file.id === shownId}>
            <Mark state={file.state} />
            {file.id && file.id !== shownId ? (
              <Link href={`/import/${file.id}`}>{file.name}</Link>
            ) : (
              <span aria-current={file.id === shownId ? 'step' : undefined}>{file.name}</span>
            )}
            <span className="hidden">, {said[file.state]}</span>
            {file.problem && <span className="small">{refusalOf(file.problem).title}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Mark({ state }: Pick<QueuedFile, 'state'>) {
  if (state === 'done') return <IconCheck size={16} aria-hidden />;
  if (state === 'sending') return <IconLoader2 size={16} aria-hidden />;
  if (state === 'refused') return <IconAlertTriangle size={16} aria-hidden />;
  return null;
}
