import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { JsonWebKeySetResponse, ServiceTokenRequest, ServiceTokenResponse } from '@pft/contracts';
import { Public, Read, ServiceOnly, Uncounted, Write } from '@pft/service-kit';
import { IssueServiceToken } from '../../application/issue-service-token';
import { SigningKeys } from '../crypto/signing-keys';

@Controller()
export class TokensController {
  constructor(
    private readonly issueServiceToken: IssueServiceToken,
    private readonly signingKeys: SigningKeys,
  ) {}

  @Read('.well-known/jwks.json', {
    operationId: 'getSigningKeys',
    summary: 'The keys with which access tokens are verified',
    answers: JsonWebKeySetResponse,
  })
  @Public()
  @Uncounted()
  async keys(): Promise<JsonWebKeySetResponse> {
    // While the store is away the last keys stay valid here as everywhere.
    const known = await this.signingKeys.publicKeys().catch(() => this.signingKeys.jwks);
    return known as unknown as JsonWebKeySetResponse;
  }

  @Write('oauth/token', {
    operationId: 'issueServiceToken',
    summary: 'A token for a service (RFC 6749, client_credentials)',
    answers: ServiceTokenResponse,
    status: 200,
    refuses: { 400: ['grant-type-unsupported'], 401: ['client-invalid'] },
  })
  @Public()
  token(@Body() body: ServiceTokenRequest, @Headers('authorization') authorization?: string): ServiceTokenResponse {
    const basic = basicCredentials(authorization);
    const { accessToken, expiresIn } = this.issueServiceToken.execute({
      grantType: body.grant_type,
      clientId: basic?.id ?? body.client_id ?? '',
      clientSecret: basic?.secret ?? body.client_secret ?? '',
    });
    return { access_token: accessToken, token_type: 'Bearer', expires_in: expiresIn, scope: 'service' };
  }

  @Post('internal/signing-keys/rotate')
  @ServiceOnly('operator')
  @HttpCode(204)
  async rotate(): Promise<void> {
    await this.signingKeys.rotate();
  }
}

/** RFC 6749, 2.3.1: both parts are form-encoded before they are put together. */
function basicCredentials(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  try {
    return { id: decodeURIComponent(id), secret: decodeURIComponent(rest.join(':')) };
  } catch {
    return { id: '', secret: '' };
  }
}
