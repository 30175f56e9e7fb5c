import type { Cause } from '@pft/kernel';
import type { Budget } from './budget';

/** Every writing method runs inside the unit of work of the budget's ledger and records the change. */
export abstract class BudgetRepository {
  abstract find(ledgerId: string, id: string): Promise<Budget | null>;
  abstract withCategory(ledgerId: string, categoryId: string): Promise<Budget[]>;
  abstract count(ledgerId: string): Promise<number>;
  abstract add(budget: Budget, cause?: Cause): Promise<void>;
  abstract change(before: Budget, after: Budget, cause?: Cause): Promise<void>;
  abstract remove(budget: Budget, cause?: Cause): Promise<void>;
}
