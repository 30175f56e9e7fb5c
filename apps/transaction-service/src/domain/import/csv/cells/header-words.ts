import { isCurrency } from '@pft/kernel';
import { HEADER_WORDS, type ColumnRole } from './header-word-lists';

export type { ColumnRole } from './header-word-lists';

/** What a header names, each with how well: 1 for the first word of a list, less for later ones and for a part of the header. */
export type HeaderRoles = ReadonlyMap<ColumnRole, number>;

/** A longer cell is no header, whatever it ends with. */
const LONGEST_HEADER = 200;
const NO_ROLES: ReadonlyMap<ColumnRole, number> = new Map();

/** Lower case without diacritics, punctuation as spaces: `Buchungs-Währung` → `buchungs wahrung`. */
export function headerKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ł/gi, 'l')
    .replace(/ø/gi, 'o')
    .replace(/æ/gi, 'ae')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const ROLES_OF_WORD = new Map<string, Map<ColumnRole, number>>();
for (const role of Object.keys(HEADER_WORDS) as ColumnRole[]) {
  const words = HEADER_WORDS[role];
  words.forEach((written, index) => {
    const word = headerKey(written);
    const roles = ROLES_OF_WORD.get(word) ?? new Map<ColumnRole, number>();
    if (!roles.has(role)) roles.set(role, 1 - index / (words.length * 4));
    ROLES_OF_WORD.set(word, roles);
  });
}

const UNIT_WORDS = /\b(?:euros?|dollars?|pounds?|kr|rs|zl|kc|ft|yuan|yen|tl|lei)\b/gi;

/** The unit of a header's figures and the header without it: `Paid in (SEK)`, `Kwota w PLN`, `Betrag (€)`, `Valor (R$)`. */
export function splitUnit(text: string): { unit: string | null; rest: string } {
  if (text.length > LONGEST_HEADER) return { unit: null, rest: '' };
  let unit: string | null = null;
  const rest = text
    .replace(/(?<!\p{L})(?:(?:in|w|en) )?([A-Z]{3})(?!\p{L})/gu, (all, code: string) => {
      if (!isCurrency(code)) return all;
      unit ??= code;
      return ' ';
    })
    .replace(/[A-Z]{0,2}\p{Sc}/gu, (sign) => {
      unit ??= sign;
      return ' ';
    })
    .replace(/[（(] ?元 ?[)）]/g, ' ')
    .replace(UNIT_WORDS, ' ');
  return { unit, rest: rest.trim() };
}

/** The roles that a header names: by all of its words, without its unit, without what stands in brackets, by its first or last words. */
export function headerRoles(text: string): HeaderRoles {
  if (text === '' || text.length > LONGEST_HEADER) return NO_ROLES;
  const key = headerKey(text);
  const whole = ROLES_OF_WORD.get(key);
  if (whole) return whole;
  const { rest } = splitUnit(text);
  const words = headerKey(rest);
  return weighted(words, 0.95) ?? weighted(headerKey(withoutBrackets(text)), 0.9) ?? partOf(words);
}

function withoutBrackets(text: string): string {
  let [rest, depth] = ['', 0];
  for (const sign of text) {
    if ('([（'.includes(sign)) depth++;
    else if (')]）'.includes(sign)) depth = Math.max(0, depth - 1);
    else rest += depth === 0 ? sign : '';
  }
  return rest;
}

function weighted(key: string, factor: number): HeaderRoles | null {
  const roles = ROLES_OF_WORD.get(key);
  return roles ? new Map([...roles].map(([role, weight]) => [role, weight * factor])) : null;
}

const MOST_WORDS = 12;

function partOf(key: string): HeaderRoles {
  const words = key.split(' ').slice(0, MOST_WORDS);
  for (let take = words.length - 1; take >= 1; take--) {
    const first = weighted(words.slice(0, take).join(' '), 0.5);
    const last = weighted(words.slice(-take).join(' '), 0.5);
    if (!first && !last) continue;
    const roles = new Map(first);
    for (const [role, weight] of last ?? []) roles.set(role, Math.max(weight, roles.get(role) ?? 0));
    return roles;
  }
  return NO_ROLES;
}
