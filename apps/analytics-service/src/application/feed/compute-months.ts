import { Injectable } from '@nestjs/common';
import type { CalendarMonth } from '@pft/kernel';
import { FactStore } from '../../domain/fact/fact-store';
import { summarizeMonth } from '../../domain/summary/month-summary';
import { SummaryStore } from '../../domain/summary/summary-store';
import type { Intake } from './intake';

/** Months that share a statement: some thousand facts. */
const MONTHS_AT_ONCE = 50;

interface Touched {
  intake: Intake;
  month: CalendarMonth;
}

/** Computes the months that changes touched from their facts, and reads only those that are not held. */
@Injectable()
export class ComputeMonths {
  constructor(
    private readonly facts: FactStore,
    private readonly summaries: SummaryStore,
  ) {}

  async execute(intakes: readonly Intake[]): Promise<void> {
    const touched = intakes.flatMap((intake) => [...intake.months].sort().map((month) => ({ intake, month })));
    // Each month of an import may have thousands of facts.
    const size = intakes.some(({ hasReadOn }) => hasReadOn) ? 1 : MONTHS_AT_ONCE;
    for (let start = 0; start < touched.length; start += size) await this.compute(touched.slice(start, start + size));
  }

  private async compute(touched: readonly Touched[]): Promise<void> {
    await this.read(touched.filter(({ intake, month }) => !intake.held.has(month)));
    const kinds = new Map([...new Set(touched.map(({ intake }) => intake))].map((intake) => [intake, intake.kinds()]));
    const made = touched.map(({ intake, month }) => {
      const facts = [...(intake.held.get(month)?.values() ?? [])];
      return summarizeMonth(intake.ledgerId, month, facts, kinds.get(intake) ?? new Map(), intake.sequence);
    });
    await this.summaries.putIfNewer(made);
    for (const [index, { intake, month }] of touched.entries()) {
      intake.made.push(...made.slice(index, index + 1));
      if (intake.hasReadOn) intake.held.delete(month);
    }
  }

  private async read(missing: readonly Touched[]): Promise<void> {
    if (missing.length === 0) return;
    const heldOf = new Map(missing.map(({ intake }) => [intake.ledgerId, intake.held]));
    for (const { intake, month } of missing) intake.held.set(month, new Map());
    const facts = await this.facts.ofMonths(missing.map(({ intake: { ledgerId }, month }) => ({ ledgerId, month })));
    for (const fact of facts) heldOf.get(fact.ledgerId)?.get(fact.date.slice(0, 7))?.set(fact.id, fact);
  }
}
