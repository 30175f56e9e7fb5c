import { CalendarDate, Money } from '@pft/kernel';
import { Exchange, Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { AccountNotFound } from '../../domain/explain/explain-errors';
import { explainRow, type ExplainedRow, type PayeeSums, payeeMovers } from '../../domain/explain/explanation';
import { inListOrder, moveOf, placeOf, type Share } from '../../domain/explain/figure';
import { FactStore } from '../../domain/fact/fact-store';
import { comparedRanges, upToToday, type DayRange } from '../../domain/summary/comparison';
import type { Movement } from '../../domain/summary/month-summary';
import { SummaryStore } from '../../domain/summary/summary-store';
import { balancesAt, worthOf, type Holding } from '../../domain/worth/net-worth';
import type { LedgerView } from '../ledger/ledger-views';
import type { ExplainInput, Explanation, RowPlace } from './explain-figure';
import { ROWS_EACH } from './explain-rows';

/** A balance of a day has no end but this one. */
const LAST_DAY = '9999-12-31';

/** What accounts hold: of a net worth the balances that it adds up, of a balance the rows. */
@Injectable()
export class ExplainHoldings {
  constructor(
    private readonly facts: FactStore,
    private readonly summaries: SummaryStore,
    private readonly rates: Rates,
  ) {}

  /** At the end of the last day of a range. @throws AverageNeedsMonth */
  async netWorth(
    { ledgerId, compare, toDate }: ExplainInput,
    { reference, today }: LedgerView,
    range: DayRange,
    exchange: Exchange,
  ): Promise<Explanation> {
    const holdings = reference.holdings().filter(({ includeInNetWorth }) => includeInNetWorth);
    const movements = await this.summaries.movements(ledgerId, CalendarDate.monthOf(range.to));
    const at = (date: CalendarDate) => worthAt(holdings, movements, date, exchange);
    const { total, rows } = at(range.to);
    const shownSum = rows.reduce((sum, { converted }) => (converted ? sum.plus(converted) : sum), zero(exchange));
    const explanation = {
      ...range,
      currency: exchange.currency,
      total,
      rounding: total.minus(shownSum),
      originals: sumsByCurrency(rows),
      rows,
      next: null,
      q: null,
    };
    if (!compare || compare === 'average:12') return explanation;
    const now = toDate === 'same-day' ? upToToday(range, today) : range;
    const [before] = comparedRanges(range, compare, now.to);
    if (!before) return explanation;
    const then = at(before.to);
    const present = at(now.to);
    const { from, to } = before;
    return {
      ...explanation,
      comparison: { from, to, months: null, before: then.total, compared: { ...now, total: present.total } },
      movers: payeeMovers(present.sums, then.sums, exchange.currency),
    };
  }

  /** In the account's own currency; of all its rows where no day is asked for, as the account itself says. @throws AccountNotFound */
  async balance(
    { ledgerId, to: day }: ExplainInput,
    accountId: string,
    holdings: readonly Holding[],
    after: RowPlace | null,
  ): Promise<Explanation> {
    const holding = holdings.find(({ id }) => id === accountId);
    if (!holding) throw new AccountNotFound();
    const { currency } = holding.opening;
    const to = day ? CalendarDate.parse(day, '?to') : LAST_DAY;
    const movements = await this.summaries.movements(ledgerId, CalendarDate.monthOf(to));
    const own = movements.filter((movement) => movement.accountId === accountId && movement.date <= to);
    const [balance] = balancesAt([holding], own, [to]);
    const total = Money.of(balance?.balances.get(accountId) ?? 0n, currency);
    const shares = await this.pageOfBalance(ledgerId, holding, own, to, after);
    const exchange = new Exchange(this.rates, currency);
    const rows = shares.slice(0, ROWS_EACH).map((share) => explainRow(share, exchange));
    const last = rows.at(-1);
    const from = [holding.openingDate, own[0]?.date ?? to].sort()[0] ?? to;
    return {
      from,
      to: day ? to : ([own.at(-1)?.date ?? from, from].sort().at(-1) ?? from),
      currency,
      total,
      rounding: Money.zero(currency),
      originals: [total],
      rows,
      next: shares.length > ROWS_EACH && last ? { date: last.date, transactionId: last.transactionId ?? '' } : null,
      q: new URLSearchParams({ accountId, ...(day && { to }) }).toString(),
    };
  }

  /** Month by month, the latest first, and no further than the page goes; one row more tells that there is another page. */
  private async pageOfBalance(
    ledgerId: string,
    { id, opening, openingDate }: Holding,
    movements: readonly Movement[],
    to: CalendarDate,
    after: RowPlace | null,
  ): Promise<Share[]> {
    const begin = after && placeOf(after);
    const isOpen = openingDate <= to && !opening.isZero();
    const beginning: Share = { transactionId: null, date: openingDate, payee: null, amount: opening };
    const months = new Set(movements.map(({ date }) => CalendarDate.monthOf(date)));
    if (isOpen) months.add(CalendarDate.monthOf(openingDate));
    const found: Share[] = [];
    for (const month of [...months].sort().reverse()) {
      if (found.length > ROWS_EACH) break;
      if (after && month > CalendarDate.monthOf(after.date)) continue;
      const facts = await this.facts.ofMonth(ledgerId, month);
      const shares = facts.flatMap((fact) => (fact.date <= to ? (moveOf(fact, id) ?? []) : []));
      if (isOpen && CalendarDate.monthOf(openingDate) === month) shares.push(beginning);
      found.push(...inListOrder(shares).filter((share) => begin === null || placeOf(share) < begin));
    }
    return found;
  }
}

const zero = ({ currency }: Exchange): Money => Money.zero(currency);

function worthAt(holdings: readonly Holding[], movements: readonly Movement[], date: CalendarDate, exchange: Exchange) {
  const rows: ExplainedRow[] = [];
  const sums: PayeeSums = new Map();
  let total = zero(exchange);
  for (const { balances } of balancesAt(holdings, movements, [date])) {
    total = worthOf(holdings, balances, date, exchange).amount;
    for (const { id, name, opening } of holdings) {
      const amount = Money.of(balances.get(id) ?? 0n, opening.currency);
      if (amount.isZero()) continue;
      rows.push({ ...explainRow({ transactionId: null, date, payee: name, amount }, exchange), accountId: id });
      const rate = exchange.rate(amount.currency, date);
      if (rate) sums.set(name, (sums.get(name) ?? 0n) + exchange.convert(amount.amountMinor, rate));
    }
  }
  return { total, rows, sums };
}

function sumsByCurrency(rows: readonly ExplainedRow[]): Money[] {
  const sums = new Map<string, Money>();
  for (const { amount } of rows) sums.set(amount.currency, sums.get(amount.currency)?.plus(amount) ?? amount);
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
