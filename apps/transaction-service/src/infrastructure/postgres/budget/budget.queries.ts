import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import type { BudgetResponse } from '@pft/contracts';
import { presentBudget } from '../../http/budget/budget.presenter';
import { budgetOf, type BudgetRow, SELECT_BUDGET } from './budget.rows';

@Injectable()
export class SqlBudgetQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {}

  async find(ledgerId: string, id: string): Promise<BudgetResponse | null> {
    const [view] = await this.read('WHERE ledger_id = $1 AND id = $2', [ledgerId, id]);
    return view ?? null;
  }

  /** Oldest first, after the budget with the id `afterId`. */
  async list(ledgerId: string, afterId: string | null, limit: number): Promise<BudgetResponse[]> {
    return this.read('WHERE ledger_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3', [
      ledgerId,
      afterId,
      limit,
    ]);
  }

  private async read(where: string, parameters: unknown[]): Promise<BudgetResponse[]> {
    const answer: unknown = await this.unitOfWork.manager.query(`${SELECT_BUDGET} ${where}`, parameters);
    return rowsOf<BudgetRow>(answer).map((row) => presentBudget(budgetOf(row)));
  }
}
