import { Money } from '@pft/kernel';
import type { Money as MoneyJson, ImportRow } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';

export interface RowsFigures {
  inserted: number;
  matched: number;
  /** One a currency, of the rows that are taken in. */
  flows: { currency: string; in: MoneyJson; out: MoneyJson }[];
}

/** What comes of rows as they are chosen now. */
export function figuresOf(rows: readonly ImportRow[]): RowsFigures {
  const flows = new Map<string, { in: Money; out: Money }>();
  let [inserted, matched] = [0, 0];
  for (const { action, amount, type } of rows) {
    if (action === 'match') matched++;
    if (action !== 'insert' || !amount || !type) continue;
    inserted++;
    const { currency } = amount;
    const flow = flows.get(currency) ?? { in: Money.zero(currency), out: Money.zero(currency) };
    const way = type === 'income' ? 'in' : 'out';
    flow[way] = flow[way].plus(answeredMoney(amount));
    flows.set(currency, flow);
  }
  const shown = [...flows].map(([currency, flow]) => ({ currency, in: flow.in.toJSON(), out: flow.out.toJSON() }));
  return { inserted, matched, flows: shown };
}
