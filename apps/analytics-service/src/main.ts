import { runService } from '@pft/service-kit';
import { AnalyticsServiceModule } from './analytics-service.module';

await runService(AnalyticsServiceModule, {
  name: 'analytics-service',
  title: 'Analytics service',
  port: 3003,
  portVariable: 'ANALYTICS_SERVICE_PORT',
});
