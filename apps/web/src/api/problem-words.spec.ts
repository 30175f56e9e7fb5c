import { wordsOf } from './problem-words';

it.each([
  ['password-too-short', 'send at least 8 characters', 'At least 8 characters.'],
  ['name-invalid', 'Send a visible name of at most 100 characters.', 'Visible name of at most 100 characters.'],
  ['email-invalid', 'send an e-mail address', 'This is no e-mail address.'],
  ['amount-invalid', 'send a decimal string such as "12.34", never a JSON number', 'Enter an amount such as 12.34.'],
  [
    'amount-too-large',
    'The amount is larger than 1000000000000000 minor units.',
    'The amount is larger than the ledger can hold.',
  ],
  ['account-not-found', 'There is no such account.', 'There is no such account.'],
])('says %s to a person', (code, detail, words) => {
  expect(wordsOf({ code, detail })).toBe(words);
});
