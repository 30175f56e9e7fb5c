import { Argon2PasswordHasher } from './argon2-password-hasher';

describe('the password hasher', () => {
  const hasher = new Argon2PasswordHasher();

  it('makes argon2id hashes with a salt of their own', async () => {
    const [one, other] = await Promise.all([hasher.hash('same password'), hasher.hash('same password')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it('knows the right password from a wrong one, and refuses where nobody is registered', async () => {
    const hash = await hasher.hash('the right one');
    expect(await hasher.verify(hash, 'the right one')).toBe(true);
    expect(await hasher.verify(hash, 'the wrong one')).toBe(false);
    expect(await hasher.verify(undefined, 'the right one')).toBe(false);
    expect(await hasher.verify(undefined, 'nobody has this password')).toBe(false);
  });

  it('lets two work and fifty wait, and tells the others to come back', async () => {
    const busy = new Argon2PasswordHasher();
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => busy.hash('x')));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(8);
    expect(refused[0]).toMatchObject({ reason: { code: 'unavailable', facts: { retryAfterSeconds: 3 } } });
    await expect(busy.hash('x')).resolves.toBeDefined();
  });
});
