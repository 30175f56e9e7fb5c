'use client';

import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useUploads } from './upload-context';
import { stepOf, type QueuedFile } from './upload-queue';
import { problemWords } from '@/api/problem-words';
import styles from './upload.module.css';

/** The files that came in one go, each a step. */
export function ImportSteps() {
  const t = useTranslations('import');
  const problems = useTranslations('problems');
  const { files, shownId } = useUploads();
  if (files.length < 2 || !files.some(({ id }) => id === shownId)) return null;
  return (
    <nav aria-label={t('steps.label')} className={styles.steps}>
      <p className="small soft">
        {t('steps.at', { step: String(stepOf(files, shownId) + 1), count: String(files.length) })}
      </p>
      <ol>
        {files.map((file) => (
          <li key={file.key} data-state={file.state} data-here={file.id === shownId}>
            <Mark state={file.state} />
            {file.id && file.id !== shownId ? (
              <Link prefetch={false} href={`/import/${file.id}`}>
                {file.name}
              </Link>
            ) : (
              <span aria-current={file.id === shownId ? 'step' : undefined}>{file.name}</span>
            )}
            {t.rich(`steps.states.${file.state}`, { hidden: (text) => <span className="hidden">{text}</span> })}
            {file.problem && <span className="small">{problemWords(file.problem, problems).title.text}</span>}
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
