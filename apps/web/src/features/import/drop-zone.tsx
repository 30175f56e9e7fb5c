'use client';

import { IconFileUpload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/ui/controls/button';
import { useUploads } from './upload-context';
import styles from './upload.module.css';

const FORMATS = ['CSV', 'XLSX', 'OFX', 'QFX', 'QIF', 'CAMT', 'MT940', 'ZIP'];
const ACCEPTED =
  '.csv,.txt,.tsv,.xlsx,.xlsm,.xls,.zip,.ofx,.qfx,.qif,.xml,.sta,.mt940,.mt942,.940,.942,text/csv,text/plain,text/xml';

/** Where files are dropped, though the whole window takes them, and the button for whoever has nothing to drop. */
export function DropZone({ accountId }: { accountId?: string | undefined }) {
  const t = useTranslations('import');
  const { files, add } = useUploads();
  const input = useRef<HTMLInputElement>(null);
  const sending = files.find(({ state }) => state === 'sending');

  // Files that were chosen before the page listened: their event is given again.
  useEffect(() => {
    if (input.current?.files?.length) input.current.dispatchEvent(new Event('change', { bubbles: true }));
  }, []);

  return (
    <div className={styles.drop}>
      <IconFileUpload size={36} stroke={1.5} aria-hidden className="income" />
      <p>
        <strong>{t('upload.drop')}</strong>
      </p>
      <ul className={styles.formats} aria-label={t('upload.formats')}>
        {FORMATS.map((format) => (
          <li key={format}>{format}</li>
        ))}
      </ul>
      <p className="soft small">{t('upload.hint')}</p>
      <label className="hidden" htmlFor="import-file">
        {t('upload.files')}
      </label>
      <input
        id="import-file"
        ref={input}
        className="hidden"
        type="file"
        multiple
        accept={ACCEPTED}
        tabIndex={-1}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])], accountId);
          event.currentTarget.value = '';
        }}
      />
      <Button loading={sending !== undefined} onClick={() => input.current?.click()}>
        {t('upload.choose')}
      </Button>
      <p role="status" className="small soft">
        {sending && t('upload.sending', { name: sending.name })}
      </p>
    </div>
  );
}
