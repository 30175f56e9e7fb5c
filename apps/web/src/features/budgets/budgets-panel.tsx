import Link from 'next/link';
import type { BudgetState } from '@/api/types';
import { BudgetBar } from './budget-bar';
import styles from '@/features/overview/overview.module.css';

export function BudgetsPanel({ budgets, locale }: { budgets: readonly BudgetState[]; locale: string }) {
  return (
    <section className="card" aria-label="Budgets">
      <div className="spread">
        <h2>Budgets</h2>
        <Link href="/budgets" className="small">
          {budgets.length === 0 ? 'Set a budget' : 'All budgets'}
        </Link>
      </div>
      {budgets.length === 0 ? (
        <p className="soft small">A budget tells you in time when a kind of spending grows too large.</p>
      ) : (
        <ul className={styles.list}>
          {budgets.slice(0, 6).map((budget) => (
            <li key={budget.id}>
              <p>{budget.name}</p>
              <BudgetBar budget={budget} locale={locale} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
