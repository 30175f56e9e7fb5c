import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import type { KeyObject } from 'node:crypto';
import { ExtractJwt, Strategy, type SecretOrKeyProvider } from 'passport-jwt';
import { TOKEN_AUDIENCE, tokenIssuer } from '../host/configuration';
import { bearerToken } from './access.guard';
import { type AccessTokenClaims, type Principal, principalOf } from './principal';
import { KeySet } from './key-set';

const MAX_TOKEN_LENGTH = 4096;

/**
 * What a token's header says, where it is one of ours. `jsonwebtoken` accepts any `typ`, unknown `crit` and headers that
 * carry or point to a key, so the header is judged here, before the signature is.
 */
function kidOf(token: string): string | undefined {
  if (token.length > MAX_TOKEN_LENGTH) return undefined;
  const header = partOf(token, 0);
  if (header === undefined) return undefined;
  const { alg, typ, kid, ...others } = header;
  if (alg !== 'ES256' || typ !== 'at+jwt' || typeof kid !== 'string') return undefined;
  return Object.keys(others).length === 0 ? kid : undefined;
}

/** How old a token says it is; nobody has verified that yet. */
function ageMsOf(token: string): number {
  const iat = partOf(token, 1)?.iat;
  return typeof iat === 'number' ? Date.now() - iat * 1000 : Infinity;
}

function partOf(token: string, index: number): Record<string, unknown> | undefined {
  try {
    const part: unknown = JSON.parse(Buffer.from(token.split('.', 2)[index] ?? '', 'base64url').toString('utf8'));
    return part !== null && typeof part === 'object' ? (part as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The key that a token names, or nothing where its header is none of ours. */
async function keyFor(token: string, keySet: KeySet): Promise<KeyObject | undefined> {
  const kid = kidOf(token);
  return kid === undefined ? undefined : keySet.key(kid, ageMsOf(token));
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
      passReqToCallback: true,
    });
  }

  validate(request: Pick<FastifyRequest, 'headers'>, claims: Partial<AccessTokenClaims>): Principal | false {
    const token = bearerToken(request.headers.authorization);
    const kid = token === undefined ? undefined : kidOf(token);
    return (kid === undefined ? undefined : principalOf(claims, kid, Date.now())) ?? false;
  }
}
