import { PasswordEqualsEmail, PasswordTooCommon } from './user-errors';
import { normalizedEmail } from './user';

/** Passwords that everybody tries first. */
export abstract class CommonPasswords {
  abstract includes(password: string): Promise<boolean>;
}

/** @throws PasswordEqualsEmail or PasswordTooCommon; its length is checked where requests come in */
export async function checkPassword(password: string, email: string, common: CommonPasswords): Promise<void> {
  const address = normalizedEmail(email);
  const folded = normalizedEmail(password);
  if (folded === address || folded === address.split('@', 1)[0]) throw new PasswordEqualsEmail();
  if (await common.includes(password)) throw new PasswordTooCommon();
}
