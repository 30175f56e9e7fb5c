import { useTranslations } from 'next-intl';

export default function Loading() {
  const t = useTranslations('pages');
  return (
    <div className="stack" aria-busy="true">
      <p className="hidden" role="status">
        {t('loading')}
      </p>
      <div className="skeleton" style={{ height: '2rem', width: '12rem' }} />
      <div className="skeleton" style={{ height: '5rem' }} />
      <div className="skeleton" style={{ height: '24rem' }} />
    </div>
  );
}
