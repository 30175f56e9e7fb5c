import { Injectable } from '@nestjs/common';
import { CommonPasswords } from '../../domain/password';

const MINIMUM_LENGTH = 8;

/** The list of zxcvbn (49,000 entries), loaded at the first registration; shorter ones are refused by their length. */
@Injectable()
export class ZxcvbnCommonPasswords extends CommonPasswords {
  private list?: Promise<Set<string>>;

  async includes(password: string): Promise<boolean> {
    this.list ??= load();
    return (await this.list).has(password.toLowerCase());
  }
}

async function load(): Promise<Set<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const passwords = dictionary['passwords-common'] as readonly string[];
  return new Set(passwords.filter((password) => password.length >= MINIMUM_LENGTH));
}
