import { Injectable } from '@nestjs/common';
import { ClientRefused, GrantTypeUnsupported } from '../domain/user-errors';
import { type AccessToken, ServiceClients, TokenSigner } from './ports';

/** Gives a service a token of its own (RFC 6749, 4.4). */
@Injectable()
export class IssueServiceToken {
  constructor(
    private readonly clients: ServiceClients,
    private readonly signer: TokenSigner,
  ) {}

  execute(input: { grantType: string; clientId: string; clientSecret: string }): AccessToken {
    if (input.grantType !== 'client_credentials') throw new GrantTypeUnsupported();
    if (!this.clients.matches(input.clientId, input.clientSecret)) throw new ClientRefused();
    return this.signer.serviceToken(input.clientId);
  }
}
