import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@pft/kernel';
import { PayeeCategoryNotFound } from '../../domain/payee-category/payee-category-errors';
import { type Ledger } from '../ports';
import { PayeeCategories } from '../../domain/payee-category/payee-categories';

/** Rows keep the category they got. @throws PayeeCategoryNotFound */
@Injectable()
export class ForgetPayeeCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payeeCategories: PayeeCategories,
  ) {}

  async execute(ledger: Ledger, id: string): Promise<void> {
    await this.unitOfWork.run(ledger.ledgerId, async () => {
      if (!(await this.payeeCategories.forget(ledger.ledgerId, id))) throw new PayeeCategoryNotFound();
    });
  }
}
