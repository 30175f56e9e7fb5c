import { seal, unseal } from './seal';

describe('a sealed text', () => {
  it('is read again by whoever knows the secret, and shows nothing of itself', () => {
    const sealed = seal('refresh-token', 'secret');
    expect(sealed).toMatch(/^[\w-]+$/);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('refresh');
    expect(unseal(sealed, 'secret')).toBe('refresh-token');
  });

  it('is nothing to anybody else, nor where a single character was changed', () => {
    const sealed = seal('refresh-token', 'secret');
    expect(unseal(sealed, 'another')).toBeUndefined();
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(unseal(changed, 'secret')).toBeUndefined();
    }
    for (const rubbish of ['', 'x', '%', sealed.slice(0, 20)]) expect(unseal(rubbish, 'secret')).toBeUndefined();
  });
});
