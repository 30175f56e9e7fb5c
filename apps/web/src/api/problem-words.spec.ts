import { createTranslator } from 'next-intl';
import { de } from '@/words/messages/de';
import { wordsOf } from '@/words/testing/words-of';
import { ApiProblem } from './problem';
import { detailWords, problemWords } from './problem-words';

const t = wordsOf('problems');
const german = createTranslator({ locale: 'de', messages: de, namespace: 'problems' });

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
  expect(detailWords({ code, detail }, t).text).toBe(words);
});

describe('a refusal in another language', () => {
  it('is said by its code', () => {
    const problem = ApiProblem.of(409, { code: 'account-has-transactions', title: 'It has', detail: 'It has 3.' });
    expect(problemWords(problem, german)).toEqual({
      title: { text: 'Auf dem Konto sind Buchungen' },
      text: { text: 'Auf dem Konto sind Buchungen.' },
      parts: [],
    });
  });

  it('is marked as English where there is no word for it', () => {
    const problem = ApiProblem.of(409, { code: 'planted', title: 'Planted', detail: 'send nothing' });
    expect(problemWords(problem, german)).toEqual({
      title: { text: 'Planted', lang: 'en' },
      text: { text: 'Nothing.', lang: 'en' },
      parts: [],
    });
  });
});

it('says of several fields each', () => {
  const errors = [
    { pointer: '/email', code: 'email-invalid', detail: 'send an e-mail address' },
    { pointer: '/x', code: 'planted', detail: 'send x' },
  ];
  const told = problemWords(ApiProblem.of(422, { code: 'validation-failed', title: 'No', errors }), t);
  expect(told.text.text).toBe('This is no e-mail address.');
  expect(told.parts.map(({ text }) => text)).toEqual(['X.']);
});
