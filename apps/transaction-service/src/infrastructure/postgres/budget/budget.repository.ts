import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import type { Cause } from '@pft/kernel';
import type { Budget } from '../../../domain/budget/budget';
import { BudgetRepository } from '../../../domain/budget/budget-repository';
import { budgetChange } from '../../changes/budget.snapshot';
import { budgetOf, type BudgetRow, SELECT_BUDGET } from './budget.rows';
import { requireOneRow } from '../written-rows';

/** By hand and not by EntitySchema: limit and cap share one currency column, which two embedded values cannot. */
@Injectable()
export class SqlBudgetRepository extends BudgetRepository {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<Budget | null> {
    const [budget] = await this.load('WHERE ledger_id = $1 AND id = $2', [ledgerId, id]);
    return budget ?? null;
  }

  async withCategory(ledgerId: string, categoryId: string): Promise<Budget[]> {
    return this.load('WHERE ledger_id = $1 AND $2 = ANY(category_ids)', [ledgerId, categoryId]);
  }

  async count(ledgerId: string): Promise<number> {
    const answer: unknown = await this.unitOfWork.manager.query(
      'SELECT count(*) AS n FROM budget WHERE ledger_id = $1',
      [ledgerId],
    );
    return Number(rowsOf<{ n: bigint }>(answer)[0]?.n ?? 0);
  }

  async add(budget: Budget, cause?: Cause): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO budget (ledger_id, id, version, name, category_ids, limit_minor, currency, period, thresholds, rollover,
                           rollover_cap_minor, starts_on, archived, updated_at, limits, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [budget.ledgerId, budget.id, budget.version, ...valuesOf(budget), budget.createdAt],
    );
    this.unitOfWork.record(budgetChange(null, budget, cause));
  }

  async change(before: Budget, after: Budget, cause?: Cause): Promise<void> {
    requireOneRow(
      await this.unitOfWork.manager.query(
        `UPDATE budget SET version = version + 1, name = $4, category_ids = $5, limit_minor = $6, currency = $7, period = $8,
           thresholds = $9, rollover = $10, rollover_cap_minor = $11, starts_on = $12, archived = $13, updated_at = $14,
           limits = $15
         WHERE ledger_id = $1 AND id = $2 AND version = $3`,
        [before.ledgerId, before.id, before.version, ...valuesOf(after)],
      ),
    );
    this.unitOfWork.record(budgetChange(before, after, cause));
  }

  async remove(budget: Budget, cause?: Cause): Promise<void> {
    requireOneRow(
      await this.unitOfWork.manager.query('DELETE FROM budget WHERE ledger_id = $1 AND id = $2 AND version = $3', [
        budget.ledgerId,
        budget.id,
        budget.version,
      ]),
    );
    this.unitOfWork.record(budgetChange(budget, null, cause));
  }

  private async load(where: string, parameters: unknown[]): Promise<Budget[]> {
    const answer: unknown = await this.unitOfWork.manager.query(`${SELECT_BUDGET} ${where}`, parameters);
    return rowsOf<BudgetRow>(answer).map(budgetOf);
  }
}

function valuesOf(budget: Budget): unknown[] {
  return [
    budget.name,
    budget.categoryIds,
    budget.limitOn(budget.startsOn).amountMinor,
    budget.currency,
    budget.period,
    budget.thresholds,
    budget.rollover,
    budget.rolloverCap?.amountMinor ?? null,
    budget.startsOn,
    budget.archived,
    budget.updatedAt,
    limitsOf(budget),
  ];
}

/** Kept where there is more than the one of the column, which is the first. */
function limitsOf({ limits }: Budget): string | null {
  if (limits.length === 1) return null;
  return JSON.stringify(limits.map(({ from, limit }) => [from, limit.amountMinor.toString()]));
}
