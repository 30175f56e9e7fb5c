import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ServiceClients } from '../../application/ports';
import { configuration } from '../../configuration';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const nobody = digest('no client has this id');

/** The clients of SERVICE_CLIENTS. */
@Injectable()
export class ConfiguredServiceClients extends ServiceClients {
  private readonly secrets = new Map<string, Buffer>();

  constructor() {
    super();
    for (const entry of configuration.serviceClients().split(',')) {
      const [id, ...rest] = entry.trim().split(':');
      const secret = rest.join(':');
      if (id !== undefined && id !== '' && secret !== '') this.secrets.set(id, digest(secret));
    }
  }

  matches(clientId: string, secret: string): boolean {
    const known = this.secrets.get(clientId);
    const same = timingSafeEqual(known ?? nobody, digest(secret));
    return known !== undefined && same;
  }
}
