import { checkPassword, CommonPasswords } from './password';

class ShortList extends CommonPasswords {
  override async includes(password: string): Promise<boolean> {
    return password.toLowerCase() === 'password1';
  }
}

describe('a password', () => {
  const check = (password: string): Promise<void> => checkPassword(password, 'Somebody@Example.org', new ShortList());

  it('is taken where it is neither common nor the address', async () => {
    await expect(check('four random words here')).resolves.toBeUndefined();
  });

  it.each(['somebody@example.org', 'SOMEBODY@EXAMPLE.ORG', ' somebody@example.org', 'Somebody'])(
    'is not the address: %j',
    async (password) => {
      await expect(check(password)).rejects.toMatchObject({ code: 'password-equals-email', field: 'password' });
    },
  );

  it('is none of the common ones, in any case', async () => {
    await expect(check('PassWord1')).rejects.toMatchObject({ code: 'password-too-common', field: 'password' });
  });
});
