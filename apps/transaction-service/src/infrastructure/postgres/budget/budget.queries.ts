import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import { BudgetQueries, type BudgetView } from '../../../application/budget/budget-queries';
import { presentBudget } from '../../http/budget/budget.presenter';
import { budgetOf, type BudgetRow, SELECT_BUDGET } from './budget.rows';

@Injectable()
export class SqlBudgetQueries extends BudgetQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<BudgetView | null> {
    const [view] = await this.read('WHERE ledger_id = $1 AND id = $2', [ledgerId, id]);
    return view ?? null;
  }

  async list(ledgerId: string, afterId: string | null, limit: number): Promise<BudgetView[]> {
    return this.read('WHERE ledger_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3', [
      ledgerId,
      afterId,
      limit,
    ]);
  }

  private async read(where: string, parameters: unknown[]): Promise<BudgetView[]> {
    const answer: unknown = await this.unitOfWork.manager.query(`${SELECT_BUDGET} ${where}`, parameters);
    return rowsOf<BudgetRow>(answer).map((row) => presentBudget(budgetOf(row)));
  }
}
