import { runService } from '@pft/service-kit';
import { UserServiceModule } from './user-service.module';

await runService(UserServiceModule, {
  name: 'user-service',
  title: 'Personal finance tracker: people',
  port: 3001,
  portVariable: 'USER_SERVICE_PORT',
  formBody: true,
});
