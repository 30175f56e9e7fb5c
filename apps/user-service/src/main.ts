import { SERVICES } from '@pft/kernel';
import { runService } from '@pft/service-kit';
import { UserServiceModule } from './user-service.module';

await runService(UserServiceModule, {
  name: 'user-service',
  title: 'Personal finance tracker: people',
  ...SERVICES['user-service'],
  formBody: true,
});
