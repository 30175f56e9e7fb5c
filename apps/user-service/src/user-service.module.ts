import { Module } from '@nestjs/common';
import { ChangeLogModule } from '@pft/change-log';
import { ServiceKitModule } from '@pft/service-kit';
import { ChangeProfile } from './application/change-profile';
import { IssueServiceToken } from './application/issue-service-token';
import { LogIn } from './application/log-in';
import { LogOut } from './application/log-out';
import {
  AttemptCounter,
  PasswordHasher,
  RefreshTokens,
  ServiceClients,
  SessionRepository,
  TokenSigner,
  UserRepository,
} from './application/ports';
import { ReadProfile } from './application/read-profile';
import { RefreshSession } from './application/refresh-session';
import { RegisterUser } from './application/register-user';
import { OpenSessions } from './application/sessions';
import { CommonPasswords } from './domain/password';
import { Argon2PasswordHasher } from './infrastructure/crypto/argon2-password-hasher';
import { ConfiguredServiceClients } from './infrastructure/crypto/configured-service-clients';
import { HmacRefreshTokens } from './infrastructure/crypto/hmac-refresh-tokens';
import { JwtTokenSigner } from './infrastructure/crypto/jwt-token-signer';
import { SigningKeys } from './infrastructure/crypto/signing-keys';
import { ZxcvbnCommonPasswords } from './infrastructure/crypto/zxcvbn-common-passwords';
import './infrastructure/http/problems';
import { ProfileController } from './infrastructure/http/profile.controller';
import { SessionsController } from './infrastructure/http/sessions.controller';
import { TokensController } from './infrastructure/http/tokens.controller';
import { CreateUsers1700000001000 } from './infrastructure/postgres/migrations/create-users.migration';
import { PostgresAttemptCounter } from './infrastructure/postgres/postgres-attempt-counter';
import { SqlSessionRepository } from './infrastructure/postgres/sql-session.repository';
import { TypeOrmUserRepository } from './infrastructure/postgres/typeorm-user.repository';
import { UserSchema } from './infrastructure/postgres/user.schema';

@Module({
  imports: [
    ServiceKitModule.forRoot({ name: 'user-service', localKeys: true }),
    ChangeLogModule.forRoot({
      name: 'user-service',
      database: {
        schema: 'users',
        variable: 'USER_DATABASE_URL',
        entities: [UserSchema],
        migrations: [CreateUsers1700000001000],
      },
      stream: 'users',
      consumers: ['analytics-service'],
    }),
  ],
  controllers: [SessionsController, ProfileController, TokensController],
  providers: [
    RegisterUser,
    LogIn,
    RefreshSession,
    LogOut,
    ReadProfile,
    ChangeProfile,
    IssueServiceToken,
    OpenSessions,
    SigningKeys,
    { provide: UserRepository, useClass: TypeOrmUserRepository },
    { provide: SessionRepository, useClass: SqlSessionRepository },
    { provide: AttemptCounter, useClass: PostgresAttemptCounter },
    { provide: PasswordHasher, useClass: Argon2PasswordHasher },
    { provide: CommonPasswords, useClass: ZxcvbnCommonPasswords },
    { provide: RefreshTokens, useClass: HmacRefreshTokens },
    { provide: TokenSigner, useClass: JwtTokenSigner },
    { provide: ServiceClients, useClass: ConfiguredServiceClients },
  ],
})
export class UserServiceModule {}
