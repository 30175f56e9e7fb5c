'use client';

import { IconFileUpload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import styles from './upload.module.css';

const bringsFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.some((type) => /^files$/i.test(type)) ?? false;

/** Takes files that are dropped anywhere: a browser would open them in place of the page. */
export function DropWindow({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useTranslations('import');
  const [over, setOver] = useState(false);
  const take = useEffectEvent((event: DragEvent) => onFiles([...(event.dataTransfer?.files ?? [])]));

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const drag = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    window.addEventListener('dragenter', drag, { signal });
    window.addEventListener('dragover', drag, { signal });
    // Of the many elements that are left on the way, only the window's own edge has none behind it.
    window.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        setOver(false);
        take(event);
      },
      { signal },
    );
    return () => leaving.abort();
  }, []);

  if (!over) return null;
  return (
    <div className={styles.window} aria-hidden>
      <div>
        <IconFileUpload size={40} stroke={1.5} />
        <p>{t('upload.dropped')}</p>
      </div>
    </div>
  );
}
