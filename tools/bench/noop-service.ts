// The limit of a create that no service of this make gets past: the transaction service with everything at its edge, whose
// use case does nothing.
import type { AddressInfo } from 'node:net';
import { IdempotencyService } from '@pft/change-log';
import { Money } from '@pft/kernel';
import { createService } from '@pft/service-kit';
import { RecordTransaction } from '../../apps/transaction-service/src/application/transaction/record-transaction';
import { Transaction, WITHOUT_DETAILS } from '../../apps/transaction-service/src/domain/transaction/transaction';
import {
  serviceOptions,
  TransactionServiceModule,
} from '../../apps/transaction-service/src/transaction-service.module';

const app = await createService(TransactionServiceModule, serviceOptions);
const id = '00000000-0000-7000-8000-000000000000';
const at = new Date();
const recorded = Transaction.restore({
  ...WITHOUT_DETAILS,
  ...{ ledgerId: id, id, accountId: id, importId: null, type: 'expense', date: '2025-01-01', payee: 'Payee' },
  ...{ amount: Money.of(1234n, 'EUR'), createdAt: at, updatedAt: at, version: 1 },
});
app.get(RecordTransaction).execute = () => Promise.resolve(recorded);
// Without a unit of work there is nothing that a key could be stored with.
app.get(IdempotencyService).run = async (_request, execute, present) => present(await execute());
await app.listen(0, '127.0.0.1');
process.once('disconnect', () => process.exit(0));
process.send?.({ port: (app.getHttpServer().address() as AddressInfo).port });
