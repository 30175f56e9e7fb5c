import { Body, Controller, Req } from '@nestjs/common';

import { LoginRequest, LogoutRequest, RefreshRequest, RegisterRequest, SessionResponse } from '@pft/contracts';
import { Public, Write } from '@pft/service-kit';
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

  @Write('users/register', {
    operationId: 'register',
    summary: 'Open an account and log in',
    answers: SessionResponse,
    refuses: {
      409: ['email-already-registered'],
      422: ['currency-unknown', 'locale-unknown', 'password-equals-email', 'password-too-common', 'time-zone-unknown'],
      429: ['too-many-attempts'],
    },
  })
  async register(@Body() body: RegisterRequest, @Req() request: FastifyRequest): Promise<SessionResponse> {
    return presentSession(await this.registerUser.execute(body, addressOf(request)));
  }

  @Write('auth/login', {
    operationId: 'logIn',
    summary: 'Log in',
    answers: SessionResponse,
    status: 200,
    refuses: { 401: ['credentials-invalid'], 429: ['too-many-attempts'] },
  })
  async login(@Body() body: LoginRequest, @Req() request: FastifyRequest): Promise<SessionResponse> {
    return presentSession(await this.logIn.execute(body, addressOf(request)));
  }

  @Write('auth/refresh', {
    operationId: 'refresh',
    summary: 'Exchange a refresh token for a new pair of tokens',
    answers: SessionResponse,
    status: 200,
    refuses: { 401: ['refresh-token-invalid'] },
  })
  async refresh(@Body() body: RefreshRequest): Promise<SessionResponse> {
    return presentSession(await this.refreshSession.execute(body.refreshToken));
  }

  @Write('auth/logout', { operationId: 'logOut', summary: 'End the session of a refresh token' })
  async logout(@Body() body: LogoutRequest): Promise<void> {
    await this.logOut.execute(body);
  }
}
