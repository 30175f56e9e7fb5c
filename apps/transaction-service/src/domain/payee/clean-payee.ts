import { PAYEE_NOISE, type NoiseRule } from './payee-noise';

/** Names are part of an address (`/payees/{name}`), which has room for so many letters. */
export const LONGEST_NAME = 200;
const LONGEST_LOOK = 500;
const LOST_MARKS = ' -–—,.;:/_#|+';
/** What one rule takes away may show another one its noise. */
const MOST_ROUNDS = 12;

/** Words that stay in capitals, beside short ones without a vowel. */
const ACRONYMS = new Set(
  `ADAC AEG AMS AOK AOL ARD ASB ASOS ATM AXA BAWAG BBC BIPA BMW DAZN DHL EDF ENI EON ESPN EU EVN HBO HSBC HUK IBM IKEA ING KIA
   OEAMTC OEBB OMV ÖAMTC ÖBB ORF RATP REWE RWE SAP SIM SUV TUI TÜV UK UNHCR UNICEF UNIQA UNO UPS USA`.split(/\s+/),
);
const VOWEL = /[AEIOUYØÆŒ]/u;
const SMALL = new Set('UND AND OF VON DER DIE DAS ET DE DU DES LA LE LES DEL DI ZUM ZUR AM IM THE'.split(' '));

/**
 * The name in what a bank wrote: `HOFER DANKT 0527 K2 13.10. 18:14` is Hofer. The same text gives the same name, a name gives
 * itself, it is never longer than the text, and empty only where the text is.
 */
export function cleanPayee(payee: string, rules: readonly NoiseRule[] = PAYEE_NOISE): string {
  let text = payee.slice(0, LONGEST_LOOK).trim();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = cased(withoutNoise(text, rules));
    if (next === text) break;
    text = next;
  }
  return shortened(text) || payee.slice(0, LONGEST_NAME);
}

/** A name as a person has typed it. */
export function typedName(payee: string): string {
  return shortened(payee.trim()) || payee.slice(0, LONGEST_NAME);
}

/** No half of a letter at the end. */
function shortened(text: string): string {
  return text
    .slice(0, LONGEST_NAME)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

function withoutNoise(before: string, rules: readonly NoiseRule[]): string {
  let text = before;
  const hasDigits = /\d/u.test(text);
  for (const { from, cuts, keeps = 2, digits, capitals } of rules) {
    if ((digits && !hasDigits) || (capitals && hasSmallLetters(text))) continue;
    const at = text.search(from);
    if (at < 0) continue;
    const rest = cuts ? text.slice(0, at) : text.replace(from, ' ');
    if (letters(rest) >= keeps) text = rest.trim();
  }
  return tidy(text);
}

const letters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;
const hasSmallLetters = (text: string) => /\p{Ll}/u.test(text);

/** Without the marks that have lost what they stood beside; a text of marks alone stays. */
function tidy(text: string): string {
  const blanks = text.replace(/[\s*]+/gu, ' ').trim();
  let [start, end] = [0, blanks.length];
  while (start < end && LOST_MARKS.includes(blanks.charAt(start))) start++;
  while (end > start && LOST_MARKS.includes(blanks.charAt(end - 1)) && blanks.charAt(end - 1) !== '.') end--;
  return blanks.slice(start, end) || text;
}

/** Words in capitals as names are written; a word that has small letters is written as somebody wanted it. */
function cased(text: string): string {
  const loud = !hasSmallLetters(text);
  return text.replace(/[\p{L}\p{M}\p{N}&.'’]+/gu, (word, at: number) => {
    if (hasSmallLetters(word) || !/\p{Lu}/u.test(word) || /\p{N}/u.test(word)) return word;
    // In a text with small letters, short capitals are meant.
    if (!loud && word.length < 5) return word;
    return titled(word, at === 0);
  });
}

function titled(word: string, first: boolean): string {
  if (ACRONYMS.has(word)) return word;
  if (SMALL.has(word)) return first ? capitalized(word) : lowered(word);
  if (/^\p{Lu}(?:[&.]\p{Lu})+\.?$/u.test(word) || /^\p{Lu}{1,2}&\p{Lu}{1,2}$/u.test(word)) return word;
  if (word.length <= 3 && !VOWEL.test(word.normalize('NFD'))) return word;
  const parts = /^(MC)(\p{Lu}{3}.*)$/u.exec(word) ?? /^(O['’])(\p{Lu}{2}.*)$/u.exec(word);
  return parts ? capitalized(parts[1] ?? '') + capitalized(parts[2] ?? '') : capitalized(word);
}

const capitalized = (word: string) => word.slice(0, 1) + lowered(word.slice(1));

/** A few letters become two when they are made small. */
function lowered(text: string): string {
  const small = text.toLowerCase();
  return small.length > text.length ? text : small;
}
