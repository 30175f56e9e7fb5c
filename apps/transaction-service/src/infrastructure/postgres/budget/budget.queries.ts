import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import type { Budget } from '../../../domain/budget/budget';
import { budgetOf, type BudgetRow, SELECT_BUDGET } from './budget.rows';

@Injectable()
export class SqlBudgetQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {}

  async find(ledgerId: string, id: string): Promise<Budget | null> {
    const [budget] = await this.read('WHERE ledger_id = $1 AND id = $2', [ledgerId, id]);
    return budget ?? null;
  }

  /** Oldest first, after the budget with the id `afterId`. */
  async list(ledgerId: string, afterId: string | null, limit: number): Promise<Budget[]> {
    return this.read('WHERE ledger_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3', [
      ledgerId,
      afterId,
      limit,
    ]);
  }

  private async read(where: string, parameters: unknown[]): Promise<Budget[]> {
    const answer: unknown = await this.unitOfWork.manager.query(`${SELECT_BUDGET} ${where}`, parameters);
    return rowsOf<BudgetRow>(answer).map(budgetOf);
  }
}
