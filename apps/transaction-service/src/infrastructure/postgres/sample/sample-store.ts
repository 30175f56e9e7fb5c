import { Injectable } from '@nestjs/common';
import { TypeOrmUnitOfWork } from '@pft/change-log';
import { type MadeBySample, SampleStore } from '../../../application/sample/sample-store';

@Injectable()
export class SqlSampleStore extends SampleStore {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async made(ledgerId: string): Promise<MadeBySample> {
    const made = await this.unitOfWork.sql.one<MadeBySample>(
      `WITH made AS MATERIALIZED (
         SELECT entity_id AS id FROM change WHERE owner_id = $1 AND cause_by = 'sample' AND before IS NULL
       )
       SELECT ARRAY(SELECT id FROM transaction t JOIN made USING (id) WHERE t.ledger_id = $1 AND NOT EXISTS (
                SELECT FROM import_identity i WHERE i.ledger_id = $1 AND i.transaction_id = t.id)) AS transactions,
              ARRAY(SELECT id FROM account a JOIN made USING (id) WHERE a.ledger_id = $1 ORDER BY id) AS accounts,
              ARRAY(SELECT id FROM budget b JOIN made USING (id) WHERE b.ledger_id = $1 ORDER BY id) AS budgets,
              ARRAY(SELECT id FROM category c JOIN made USING (id) WHERE c.ledger_id = $1 ORDER BY id) AS categories`,
      [ledgerId],
    );
    return made ?? { transactions: [], accounts: [], budgets: [], categories: [] };
  }
}
