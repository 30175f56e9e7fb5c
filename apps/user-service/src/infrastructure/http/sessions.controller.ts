import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { LoginRequest, LogoutRequest, RefreshRequest, RegisterRequest, SessionResponse } from '@pft/contracts';
import { Public, Refuses } from '@pft/service-kit';
import type { FastifyRequest } from 'fastify';
import { LogIn } from '../../application/log-in';
import { LogOut } from '../../application/log-out';
import { RefreshSession } from '../../application/refresh-session';
import { RegisterUser } from '../../application/register-user';
import { presentSession } from './user.presenter';

const addressOf = (request: FastifyRequest): string => request.clientAddress ?? request.ip;

@Controller()
@Public()
export class SessionsController {
  constructor(
    private readonly registerUser: RegisterUser,
    private readonly logIn: LogIn,
    private readonly refreshSession: RefreshSession,
    private readonly logOut: LogOut,
  ) {}

  @Post('users/register')
  @Refuses({
    409: ['email-already-registered'],
    422: ['currency-unknown', 'locale-unknown', 'password-equals-email', 'password-too-common', 'time-zone-unknown'],
    429: ['too-many-attempts'],
  })
  @ApiOperation({ operationId: 'register', summary: 'Open an account and log in' })
  @ApiCreatedResponse({ type: SessionResponse })
  async register(@Body() body: RegisterRequest, @Req() request: FastifyRequest): Promise<SessionResponse> {
    return presentSession(await this.registerUser.execute(body, addressOf(request)));
  }

  @Post('auth/login')
  @HttpCode(200)
  @Refuses({ 401: ['credentials-invalid'], 429: ['too-many-attempts'] })
  @ApiOperation({ operationId: 'logIn', summary: 'Log in' })
  @ApiOkResponse({ type: SessionResponse })
  async login(@Body() body: LoginRequest, @Req() request: FastifyRequest): Promise<SessionResponse> {
    return presentSession(await this.logIn.execute(body, addressOf(request)));
  }

  @Post('auth/refresh')
  @HttpCode(200)
  @Refuses({ 401: ['refresh-token-invalid'] })
  @ApiOperation({ operationId: 'refresh', summary: 'Exchange a refresh token for a new pair of tokens' })
  @ApiOkResponse({ type: SessionResponse })
  async refresh(@Body() body: RefreshRequest): Promise<SessionResponse> {
    return presentSession(await this.refreshSession.execute(body.refreshToken));
  }

  @Post('auth/logout')
  @HttpCode(204)
  @Refuses()
  @ApiOperation({ operationId: 'logOut', summary: 'End the session of a refresh token' })
  @ApiNoContentResponse()
  async logout(@Body() body: LogoutRequest): Promise<void> {
    await this.logOut.execute(body);
  }
}
