'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

/** The services do not answer at all, so not even the frame of the pages could be made. */
export default function ErrorPage() {
  const t = useTranslations('pages.away');
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), 5000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="empty" role="alert">
      <h1>{t('title')}</h1>
      <p className="soft">{t('text')}</p>
    </main>
  );
}
