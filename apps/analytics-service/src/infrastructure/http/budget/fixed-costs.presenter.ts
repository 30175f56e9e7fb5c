import type { FixedCostsResponse } from '@pft/contracts';
import type { FixedAmounts } from '../../../domain/budget/fixed-costs';

export function presentFixed({ paid, due, dueRows }: FixedAmounts): FixedCostsResponse {
  return {
    paid: paid.toJSON(),
    due: due.toJSON(),
    rows: dueRows.map(({ payee, date, amount, converted }) => ({
      payee,
      date,
      amount: amount.toJSON(),
      converted: converted?.toJSON() ?? null,
    })),
  };
}
