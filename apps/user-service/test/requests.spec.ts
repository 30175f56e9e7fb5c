import { compiledDto } from '@pft/service-kit';
import { describeRequests, requestsOf } from '@pft/testing';
import { UserServiceModule } from '../src/user-service.module';

describe('bodies and queries of the user service', () => {
  describeRequests(requestsOf(UserServiceModule), compiledDto, [
    'AcknowledgeRequest',
    'ChangeProfileRequest',
    'ClaimRequest',
    'LoginRequest',
    'LogoutRequest',
    'ReadRequest',
    'RefreshRequest',
    'RegisterRequest',
    'ResetRequest',
    'ServiceTokenRequest',
  ]);
});
