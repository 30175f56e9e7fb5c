import { dictionary } from '@zxcvbn-ts/language-common';
import { ZxcvbnCommonPasswords } from './zxcvbn-common-passwords';

describe('the list of common passwords', () => {
  it('is long enough to be of use', () => {
    expect((dictionary['passwords-common'] as readonly string[]).length).toBeGreaterThanOrEqual(10_000);
  });

  it('knows what everybody tries first, in any case', async () => {
    const common = new ZxcvbnCommonPasswords();
    for (const password of ['password', 'Password', '12345678', 'iloveyou', 'qwertyuiop']) {
      expect(await common.includes(password)).toBe(true);
    }
    expect(await common.includes('correct horse battery staple')).toBe(false);
  });
});
