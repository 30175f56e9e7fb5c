import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { BudgetState } from '@/api/types';
import { BudgetBar } from './budget-bar';
import { worstFirst } from './budget-time';
import styles from './budgets.module.css';

interface Props {
  budgets: readonly BudgetState[];
  locale: string;
  today: string;
}

export function BudgetsPanel({ budgets, locale, today }: Props) {
  const t = useTranslations('budgets');
  return (
    <section className="card" aria-label={t('title')}>
      <div className="spread">
        <h2>{t('title')}</h2>
        <Link prefetch={false} href="/budgets" className="small">
          {budgets.length === 0 ? t('setOne') : t('all')}
        </Link>
      </div>
      {budgets.length === 0 ? (
        <p className="soft small">{t('panelEmpty')}</p>
      ) : (
        <ul className={styles.list}>
          {worstFirst(budgets)
            .slice(0, 6)
            .map((budget) => (
              <li key={budget.id}>
                <p>{budget.name}</p>
                <BudgetBar {...{ budget, locale, today }} />
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}
