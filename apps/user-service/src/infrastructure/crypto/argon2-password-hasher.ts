import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Unavailable } from '@pft/service-kit';
import { PasswordHasher } from '../../application/ports';

/** OWASP's parameters for argon2id: 19 MiB, two passes, one lane. 2 is the enum's value of argon2id. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CONCURRENCY = 2;
const QUEUE_LENGTH = 50;

/** A hash takes memory and a core for a while, on purpose: so few run at once, few wait, and the rest are told so. */
@Injectable()
export class Argon2PasswordHasher extends PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private standIn?: Promise<string>;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, parameters));
  }

  async verify(stored: string | undefined, password: string): Promise<boolean> {
    this.standIn ??= hash('nobody has this password', parameters);
    const reference = stored ?? (await this.standIn);
    const matches = await this.inTurn(() => verify(reference, password));
    return stored !== undefined && matches;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= CONCURRENCY) {
      if (this.waiting.length >= QUEUE_LENGTH) {
        throw new Unavailable('Too many people log in at this moment.', { retryAfterSeconds: 3 });
      }
      // The place is handed over, so that nobody who comes in between can take it.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
