import { useTranslations } from 'next-intl';

export default function NotFound() {
  const t = useTranslations('pages.notFound');
  return (
    <main className="empty">
      <h1>{t('title')}</h1>
      <p className="soft">{t('text')}</p>
      {/* Plain: what this page needs is loaded with every other page. */}
      <a href="/">{t('back')}</a>
    </main>
  );
}
