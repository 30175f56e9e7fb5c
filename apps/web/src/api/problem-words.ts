import type { ProblemField } from './problem';

/** What a person is told in place of what is said to a program. */
const WORDS: Record<string, string> = {
  'email-invalid': 'This is no e-mail address.',
  'email-taken': 'Somebody is registered with this address. Log in instead?',
  'display-name-invalid': 'Up to 100 characters on one line.',
  'currency-unknown': 'Choose a currency from the list.',
  'locale-unknown': 'Choose a format from the list.',
  'time-zone-unknown': 'Choose a time zone from the list.',
  'amount-invalid': 'Enter an amount such as 12.34.',
  'date-invalid': 'This is no day of the calendar.',
  'id-invalid': 'Choose one from the list.',
  'activity-superseded':
    'Some of these transactions were changed since. Nothing was undone, so that no newer change is lost.',
  'activity-undone': 'This was undone already.',
  'activity-not-found': 'This is too long ago to be undone.',
};

/** Amounts are stored in whole units of their smallest coin; nobody counts in these. */
const LARGEST = /larger than \d+ minor units/;

/**
 * A refusal in words for a person: by its code where there are better ones, else as the service says it, without the request to send
 * something and as a sentence.
 */
export function wordsOf({ code, detail }: Pick<ProblemField, 'code' | 'detail'>): string {
  const known = WORDS[code];
  if (known) return known;
  const text = detail.replace(/^send (?:a )?(?:text of )?/i, '').replace(LARGEST, 'larger than the ledger can hold');
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…”]$/.test(sentence) ? sentence : `${sentence}.`;
}
