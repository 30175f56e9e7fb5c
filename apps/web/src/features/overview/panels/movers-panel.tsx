import { useTranslations } from 'next-intl';
import type { Comparison, Summary } from '@/api/types';
import { formatMoney } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import type { Words } from '@/words/words';
import styles from '@/features/overview/overview.module.css';

const SHOWN = 5;

interface Props {
  summary: Summary;
  compared: Pick<Figure, 'compare' | 'toDate'>;
  locale: string;
}

/** The categories that changed most against what the month is compared with, each open to its rows. */
export function MoversPanel({ summary, compared, locale }: Props) {
  const t = useTranslations('overview.movers');
  const words = useTranslations('ledger');
  const { from, to, comparison } = summary;
  const [first] = comparison?.movers ?? [];
  if (!comparison || comparison.count === 0 || !first) return null;
  const nameOf = ({ categoryId, name }: Mover) => (categoryId === null ? words('uncategorised') : name);
  return (
    <section className="card" aria-label={t('title')}>
      <h2 className="money" suppressHydrationWarning>
        {t('finding', { name: nameOf(first), change: formatMoney(first.change, locale, 'always') })}
      </h2>
      <ul className={styles.rows}>
        {comparison.movers.slice(0, SHOWN).map((mover) => (
          <li key={`${mover.kind} ${mover.categoryId ?? 'none'}`}>
            <p className={styles.clip}>
              {nameOf(mover)} <span className="small soft">{moverNote(mover, t)}</span>
            </p>
            <ExplainedAmount
              figure={{
                figure: `category:${mover.categoryId ?? 'none'}`,
                from,
                to,
                ...(mover.categoryId === null && { kind: mover.kind }),
                ...compared,
              }}
              name={nameOf(mover)}
              value={mover.change}
              sign="always"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Mover = Comparison['movers'][number];

/** Spending is what changes as a rule; the rest says what it is. */
function moverNote({ kind, amount, before }: Mover, t: Words<'overview.movers'>): string {
  const notes = [
    kind === 'income' && t('income'),
    answeredMoney(before).isZero() && t('new'),
    answeredMoney(amount).isZero() && t('none'),
  ];
  return notes.filter(Boolean).join(', ');
}
