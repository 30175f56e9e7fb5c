import { SERVICES } from '@pft/kernel';
import { runService } from '@pft/service-kit';
import { AnalyticsServiceModule } from './analytics-service.module';
import { takeOver } from './infrastructure/stores/take-over';

await runService(AnalyticsServiceModule, {
  name: 'analytics-service',
  title: 'Analytics service',
  ...SERVICES['analytics-service'],
  tasks: { '--take-over': takeOver },
});
