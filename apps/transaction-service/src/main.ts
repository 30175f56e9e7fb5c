import { runService } from '@pft/service-kit';
import { serviceOptions, TransactionServiceModule } from './transaction-service.module';

await runService(TransactionServiceModule, serviceOptions);
