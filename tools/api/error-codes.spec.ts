import { codesIn } from './error-codes.mjs';

const codesOf = (text: string) => codesIn([{ file: 'planted.ts', text }]).map(({ code }) => code);

describe('the codes that the sources may answer', () => {
  it('are those of every subclass of DomainError, however far down', () => {
    expect(
      codesOf(`
        export class Far extends Near { readonly code = 'far'; }
        abstract class Near extends DomainError { readonly kind = 'invalid'; }
        export class AccountNotFound extends DomainError { readonly code = 'account-not-found'; }
        class Other extends Error { readonly code = 'other'; }
      `),
    ).toEqual(['far', 'account-not-found']);
  });

  it('are those of the refusals of the edge', () => {
    expect(codesOf(`const refuse = () => { throw new Problem('not-found', 'Nothing has this id.'); };`)).toEqual([
      'not-found',
    ]);
  });

  it('are none where a class passes on the refusal of another', () => {
    expect(codesOf(`class Refused extends DomainError { readonly code: string; }`)).toEqual([]);
  });
});
