import type { ExplainResponse } from '@pft/contracts';
import type { Explanation } from '../../../application/explain/explain-figure';

export function presentExplanation(
  figure: string,
  explanation: Explanation,
  nextCursor: string | null,
): ExplainResponse {
  const { from, to, currency, total, rounding, originals, rows, q, comparison, movers } = explanation;
  return {
    figure,
    from,
    to,
    currency,
    total: total.toJSON(),
    rounding: rounding.toJSON(),
    originals: originals.map((money) => money.toJSON()),
    rows: rows.map(({ transactionId, accountId, date, payee, amount, rate, converted }) => ({
      transactionId,
      ...(accountId !== undefined && { accountId }),
      date,
      payee,
      amount: amount.toJSON(),
      rate,
      converted: converted?.toJSON() ?? null,
    })),
    ...(comparison && {
      before: comparison.before.toJSON(),
      comparison: {
        from: comparison.from,
        to: comparison.to,
        months: comparison.months,
        compared: { ...comparison.compared, total: comparison.compared.total.toJSON() },
      },
    }),
    ...(movers && {
      movers: movers.map(({ payee, amount, before, change }) => ({
        payee,
        amount: amount.toJSON(),
        before: before.toJSON(),
        change: change.toJSON(),
      })),
    }),
    q,
    nextCursor,
  };
}
