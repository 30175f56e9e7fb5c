import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { KeyObject } from 'node:crypto';
import { ExtractJwt, Strategy, type SecretOrKeyProvider } from 'passport-jwt';
import { TOKEN_AUDIENCE, tokenIssuer } from '../configuration';
import { type AccessTokenClaims, type Principal, principalOf } from './principal';
import { KeySet } from './key-set';

const maxTokenLength = 4096;

/**
 * The key for a token, or nothing. `jsonwebtoken` accepts any `typ`, unknown `crit` and headers that carry or point to a
 * key, so the header is judged here, before the signature is.
 */
export async function keyFor(token: string, keySet: KeySet): Promise<KeyObject | undefined> {
  if (token.length > maxTokenLength) return undefined;
  let header: Record<string, unknown>;
  try {
    header = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >;
  } catch {
    return undefined;
  }
  if (header === null || typeof header !== 'object') return undefined;
  const { alg, typ, kid, ...others } = header;
  if (alg !== 'ES256' || typ !== 'at+jwt' || typeof kid !== 'string' || Object.keys(others).length > 0)
    return undefined;
  return keySet.key(kid);
}

@Injectable()
export class TokenStrategy extends PassportStrategy(Strategy, 'access-token') {
  constructor(keySet: KeySet) {
    const secretOrKeyProvider: SecretOrKeyProvider = (_request, token: string, done) => {
      keyFor(token, keySet).then(
        // passport-jwt's types know only strings and buffers; jsonwebtoken underneath takes a KeyObject.
        (key) => (key === undefined ? done(new Error('no such key')) : done(null, key as unknown as Buffer)),
        (error: unknown) => done(error),
      );
    };
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider,
      algorithms: ['ES256'],
      issuer: tokenIssuer(),
      audience: TOKEN_AUDIENCE,
      jsonWebTokenOptions: { clockTolerance: 5 },
    });
  }

  validate(claims: Partial<AccessTokenClaims>): Principal | false {
    return principalOf(claims) ?? false;
  }
}
