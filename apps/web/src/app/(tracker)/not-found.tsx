import Link from 'next/link';
import { useTranslations } from 'next-intl';

export default function NotFound() {
  const t = useTranslations('pages.notFound');
  return (
    <div className="card empty">
      <h1>{t('title')}</h1>
      <p className="soft">{t('text')}</p>
      <Link prefetch={false} href="/">
        {t('back')}
      </Link>
    </div>
  );
}
