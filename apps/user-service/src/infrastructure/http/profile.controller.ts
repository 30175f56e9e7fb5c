import { Body, Controller } from '@nestjs/common';

import { ChangeProfileRequest, UserResponse } from '@pft/contracts';
import { Change, CurrentUser, IfMatch, Read } from '@pft/service-kit';
import { ChangeProfile } from '../../application/change-profile';
import { ReadProfile } from '../../application/read-profile';
import { presentUser } from './user.presenter';

@Controller('users/me')
export class ProfileController {
  constructor(
    private readonly readProfile: ReadProfile,
    private readonly changeProfile: ChangeProfile,
  ) {}

  @Read('', {
    operationId: 'getProfile',
    summary: 'The profile of the person who asks',
    scope: 'profile:read',
    answers: UserResponse,
    refuses: { 404: ['user-not-found'] },
  })
  async read(@CurrentUser() user: CurrentUser): Promise<UserResponse> {
    return presentUser(await this.readProfile.execute(user.userId));
  }

  @Change('', {
    operationId: 'changeProfile',
    summary: 'Change the profile (merge patch)',
    description: 'New settings are in the access token after the next refresh.',
    scope: 'profile:write',
    answers: UserResponse,
    refuses: {
      404: ['user-not-found'],
      409: ['ledger-deleted'],
      422: ['currency-unknown', 'locale-unknown', 'time-zone-unknown'],
    },
  })
  async change(
    @CurrentUser() user: CurrentUser,
    @Body() body: ChangeProfileRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<UserResponse> {
    return presentUser(await this.changeProfile.execute(user.userId, body, expectedVersion));
  }
}
