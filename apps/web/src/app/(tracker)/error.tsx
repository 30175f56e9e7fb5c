'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Button } from '@/ui/controls/button';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('pages.error');
  const router = useRouter();
  return (
    <div className="card empty" role="alert">
      <h1>{t('title')}</h1>
      <p className="soft">{t('text')}</p>
      <Button
        onClick={() =>
          startTransition(() => {
            router.refresh();
            reset();
          })
        }
      >
        {t('again')}
      </Button>
    </div>
  );
}
