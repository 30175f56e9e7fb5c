import type { Comparison, Summary } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import styles from '@/features/overview/overview.module.css';

const SHOWN = 5;

interface Props {
  summary: Summary;
  compared: Pick<Figure, 'compare' | 'toDate'>;
}

/** The categories that changed most against what the month is compared with, each open to its rows. */
export function MoversPanel({ summary, compared }: Props) {
  const { from, to, comparison } = summary;
  if (!comparison || comparison.count === 0 || comparison.movers.length === 0) return null;
  return (
    <section className="card" aria-label="What changed most">
      <h2>What changed most</h2>
      <ul className={styles.rows}>
        {comparison.movers.slice(0, SHOWN).map((mover) => (
          <li key={`${mover.kind} ${mover.categoryId ?? 'none'}`}>
            <p className={styles.clip}>
              {mover.name} <span className="small soft">{moverNote(mover)}</span>
            </p>
            <ExplainedAmount
              figure={{
                figure: `category:${mover.categoryId ?? 'none'}`,
                from,
                to,
                ...(mover.categoryId === null && { kind: mover.kind }),
                ...compared,
              }}
              name={mover.name}
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
function moverNote({ kind, amount, before }: Pick<Mover, 'kind' | 'amount' | 'before'>): string {
  const notes = [
    kind === 'income' && 'income',
    answeredMoney(before).isZero() && 'new',
    answeredMoney(amount).isZero() && 'none this time',
  ];
  return notes.filter(Boolean).join(', ');
}
