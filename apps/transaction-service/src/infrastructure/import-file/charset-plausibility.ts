import { looksLikeDate } from '../../domain/import/csv/cells/date-text';
import { headerRoles } from '../../domain/import/csv/cells/header-words';
import { LETTERS_OF } from './letters';

const WEST = 'äöüßàâçéèêëîïôùûáíñóúìòãõåæø';
const KNOWN = new Set(Object.values(LETTERS_OF).join(''));
/** Alphabets of their own, and whose they are. */
const SCRIPTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Cyrillic}/u, ['ru', 'uk', 'be', 'bg', 'mk', 'sr']],
  [/\p{Script=Greek}/u, ['el']],
  [/\p{Script=Hebrew}/u, ['he']],
  [/\p{Script=Arabic}/u, ['ar', 'fa']],
  [/\p{Script=Thai}/u, ['th']],
];
/** Beside them those of which a word may be written together with Latin letters. */
const WRITINGS = [
  ...SCRIPTS.map(([script]) => script),
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Script=Hangul}/u,
];
const LATIN = /\p{Script=Latin}/u;
const SMALL_THEN_CAPITAL = /(?=\p{Script=Cyrillic})\p{Ll}(?=\p{Script=Cyrillic})\p{Lu}/u;
/** Signs of East Asia in the middle of a Latin word: `Se駉r`. */
const TORN = /[A-Za-z][\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{1,3}[a-z]/u;
const MOST_CELLS = 60;

/** How likely it is that a decoding is the right one: by its letters, whether one language has them all, and words that are known. */
export function plausibility(text: string, charset: string, languages: readonly string[]): number {
  const letters = new Map<string, number>();
  const scores = lettersScore(text, charset, languages, letters);
  const headers = text
    .slice(0, 3_000)
    .split(/[\r\n,;|\t"]+/)
    .slice(0, MOST_CELLS)
    .filter((cell) => /[^\x00-\x7f]/.test(cell) && headerRoles(cell).size > 0).length;
  const dates = /\d年\d{1,2}月\d{1,2}日/.test(text) ? 1.5 : 0;
  // Days and months in words are words that are known as well; a comma may stand within them.
  const days = text
    .slice(0, 3_000)
    .split(/[\r\n;|\t"]+/)
    .slice(0, MOST_CELLS)
    .filter((cell) => /[^\x00-\x7f]/.test(cell) && looksLikeDate(cell.trim())).length;
  // A letter where figures have their separator.
  const torn = /(?<![A-Za-z])\d[^\x00-\x7f]\d{3}(?!\d)/.test(text.replace(/[\u00a0\u202f’]/g, ' ')) ? 3 : 0;
  return scores + oneLanguage(text, letters) + (headers + days) * 0.25 + dates - torn;
}

/** One language writes all of them: a wrong code page mixes letters that no language has together. */
function oneLanguage(text: string, letters: ReadonlyMap<string, number>): number {
  let total = 0;
  const byScript = WRITINGS.map(() => 0);
  for (const [letter, count] of letters) {
    total += count;
    const at = WRITINGS.findIndex((script) => script.test(letter));
    if (at >= 0) byScript[at] = (byScript[at] ?? 0) + count;
  }
  if (total === 0) return 0;
  // Capitals within words are those of another code page.
  let most = Math.max(...byScript) * (SMALL_THEN_CAPITAL.test(text) ? 0.5 : 1);
  for (const own of Object.values(LETTERS_OF)) {
    let held = 0;
    for (const [letter, count] of letters) if (own.includes(letter)) held += count;
    most = Math.max(most, held);
  }
  return most / total;
}

function lettersScore(
  text: string,
  charset: string,
  languages: readonly string[],
  letters: Map<string, number>,
): number {
  const wanted = new Set(languages.map((name) => LETTERS_OF[name] ?? '').join(''));
  let [high, good] = [0, 0];
  for (const word of text.match(/[^\s,;|"\t0-9.:/()-]+/g) ?? []) {
    if (!/[^\x00-\x7f]/.test(word)) continue;
    const isMixed = [LATIN, ...SCRIPTS.map(([script]) => script)].filter((script) => script.test(word)).length > 1;
    const isLatin = /[A-Za-z]/.test(word);
    const isTorn = TORN.test(word);
    for (const sign of word) {
      if (sign < '\u0080') continue;
      high++;
      if (/[\u00a0\u202f’]/.test(sign)) {
        good += 0.7;
        continue;
      }
      // A dotted capital has no small letter of one sign.
      const lower = sign === 'İ' ? sign : sign.toLowerCase();
      if (!isTorn && /\p{L}/u.test(sign)) letters.set(lower, (letters.get(lower) ?? 0) + 1);
      good += isTorn ? -1 : signScore(sign, lower, { charset, languages, wanted, isMixed, isLatin });
    }
    if (/\p{Ll}\p{Lu}/u.test(word) && !/^\p{Lu}\p{Ll}+\p{Lu}/u.test(word)) good -= 0.3;
  }
  return high === 0 ? 0 : good / high;
}

interface About {
  charset: string;
  languages: readonly string[];
  wanted: ReadonlySet<string>;
  isMixed: boolean;
  isLatin: boolean;
}

function signScore(sign: string, lower: string, { charset, languages, wanted, isMixed, isLatin }: About): number {
  const speaks = (...names: readonly string[]) => languages.some((name) => names.includes(name));
  if (/[\p{Cc}\p{Cn}\p{Co}\uFFFD]/u.test(sign)) return -3;
  if (!/[\p{L}\p{M}]/u.test(sign)) return /[€£¥₪₽’‘‚“”„«»–—…°º№₺元]/u.test(sign) ? 0.7 : -0.6;
  if (/[\uff61-\uff9f]/u.test(sign)) return 0.1;
  if (/[\u3040-\u30ff]/u.test(sign)) return speaks('ja') ? 1.4 : 0.7;
  if (/[\u4e00-\u9fff]/u.test(sign)) return speaks('ja', 'zh', 'ko') ? 1.1 : 0.2;
  if (/[\uac00-\ud7af]/u.test(sign)) return speaks('ko') ? 1.3 : 0.3;
  if (isMixed) return -0.5;
  if (wanted.has(lower)) return 1.2;
  if (WEST.includes(lower)) return charset === 'windows-1252' ? 0.7 : 0.4;
  if (LATIN.test(sign)) return KNOWN.has(lower) ? 0.35 : -0.3;
  if (isLatin) return -0.5;
  const whose = SCRIPTS.find(([script]) => script.test(sign))?.[1];
  return whose && speaks(...whose) ? 1.1 : 0.5;
}
