import { ibanOf } from '../row/target-accounts';
import { folded, type FoldedText } from './folded-text';

/** What a bank may call an account of the person's own. */
export interface NamedAccount {
  /** As in `Leg.account`. */
  key: string;
  name: string;
  iban: string | null;
  number: string | null;
}

/** A shorter name stands in too many texts by chance; a sign of these scripts says as much as a word. */
const SHORTEST_NAME = 3;
const SHORTEST_NUMBER = 4;
const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

interface Wanted {
  key: string;
  letters: string;
  /** It may stand within a word. */
  anywhere: boolean;
}

/** Which accounts of the person's own a text names: by IBAN, number or name, however it is written and set apart. */
export class AccountNames {
  private readonly wanted: Wanted[] = [];
  private readonly ibans = new Map<string, string>();

  constructor(accounts: readonly NamedAccount[]) {
    for (const { key, name, iban, number } of accounts) {
      for (const text of [iban, number, name]) {
        const known = text === null ? null : ibanOf(text);
        if (known === null) continue;
        this.ibans.set(key, known);
        this.want(key, known, 1, true);
      }
      if (number !== null) this.want(key, number, SHORTEST_NUMBER, false);
      const dense = WITHOUT_BLANKS.test(name);
      this.want(key, name, /\p{L}/u.test(name) ? (dense ? 2 : SHORTEST_NAME) : SHORTEST_NUMBER, dense);
    }
  }

  ibanOf(key: string): string | null {
    return this.ibans.get(key) ?? null;
  }

  /** A name within a longer one is not meant: `Holiday Savings` is not `Savings`. */
  namedIn(texts: readonly string[]): ReadonlySet<string> {
    const named = new Set<string>();
    for (const text of texts) {
      const found = this.placesIn(folded(text));
      for (const { key, from, to } of found) {
        const within = found.some((other) => other.from <= from && other.to >= to && other.to - other.from > to - from);
        if (!within) named.add(key);
      }
    }
    return named;
  }

  private placesIn({ letters, begins, ends }: FoldedText): { key: string; from: number; to: number }[] {
    return this.wanted.flatMap(({ key, letters: name, anywhere }) => {
      for (let from = letters.indexOf(name); from >= 0; from = letters.indexOf(name, from + 1)) {
        const to = from + name.length;
        if (anywhere || (begins.has(from) && ends.has(to))) return [{ key, from, to }];
      }
      return [];
    });
  }

  private want(key: string, text: string, shortest: number, anywhere: boolean): void {
    const { letters } = folded(text);
    if (letters.length >= shortest) this.wanted.push({ key, letters, anywhere });
  }
}
