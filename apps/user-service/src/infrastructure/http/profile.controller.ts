import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ChangeProfileRequest, UserResponse } from '@pft/contracts';
import { CurrentUser, IfMatch, Refuses } from '@pft/service-kit';
import { ChangeProfile } from '../../application/change-profile';
import { ReadProfile } from '../../application/read-profile';
import { presentUser } from './user.presenter';

@Controller('users/me')
export class ProfileController {
  constructor(
    private readonly readProfile: ReadProfile,
    private readonly changeProfile: ChangeProfile,
  ) {}

  @Get()
  @Refuses({ 404: ['user-not-found'] })
  @ApiOperation({ operationId: 'getProfile', summary: 'The profile of the person who asks' })
  @ApiOkResponse({ type: UserResponse })
  async read(@CurrentUser() user: CurrentUser): Promise<UserResponse> {
    return presentUser(await this.readProfile.execute(user.userId));
  }

  @Patch()
  @Refuses({
    404: ['user-not-found'],
    409: ['ledger-deleted'],
    422: ['currency-unknown', 'locale-unknown', 'time-zone-unknown'],
  })
  @ApiOperation({
    operationId: 'changeProfile',
    summary: 'Change the profile (merge patch)',
    description: 'New settings are in the access token after the next refresh.',
  })
  @ApiOkResponse({ type: UserResponse })
  async change(
    @CurrentUser() user: CurrentUser,
    @Body() body: ChangeProfileRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<UserResponse> {
    return presentUser(await this.changeProfile.execute(user.userId, body, expectedVersion));
  }
}
