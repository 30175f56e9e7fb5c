import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TOKEN_AUDIENCE, tokenIssuer } from '@pft/service-kit';
import jwt from 'jsonwebtoken';
import { type AccessToken, TokenSigner } from '../../application/ports';
import type { User } from '../../domain/user';
import { SigningKeys } from './signing-keys';

const LIFETIME_SECONDS = 600;

@Injectable()
export class JwtTokenSigner extends TokenSigner {
  constructor(private readonly keys: SigningKeys) {
    super();
  }

  userToken(user: User, sessionId: string): AccessToken {
    return this.sign(user.id, {
      sid: sessionId,
      scope: 'user',
      base_currency: user.baseCurrency,
      zoneinfo: user.timeZone,
      locale: user.locale,
    });
  }

  serviceToken(clientId: string): AccessToken {
    return this.sign(clientId, { scope: 'service', client_id: clientId });
  }

  private sign(subject: string, claims: object): AccessToken {
    const { kid, privateKey } = this.keys.current;
    const accessToken = jwt.sign(claims, privateKey, {
      algorithm: 'ES256',
      header: { alg: 'ES256', typ: 'at+jwt', kid },
      issuer: tokenIssuer(),
      audience: TOKEN_AUDIENCE,
      subject,
      jwtid: randomUUID(),
      expiresIn: LIFETIME_SECONDS,
    });
    return { accessToken, expiresIn: LIFETIME_SECONDS };
  }
}
