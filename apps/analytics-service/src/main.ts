import { runService } from '@pft/service-kit';
import { AnalyticsServiceModule } from './analytics-service.module';
import { takeOver } from './infrastructure/take-over';

await runService(AnalyticsServiceModule, {
  name: 'analytics-service',
  title: 'Analytics service',
  port: 3003,
  portVariable: 'ANALYTICS_SERVICE_PORT',
  tasks: { '--take-over': takeOver },
});
