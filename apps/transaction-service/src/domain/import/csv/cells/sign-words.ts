import { flagKey } from '../mapping';

/** Pairs of values that banks use to say which way the money went: in, out. */
const PAIRS: readonly (readonly [into: string, out: string])[] = [
  ['i', 'o'],
  ['in', 'out'],
  ['c', 'd'],
  ['k', 'd'],
  ['cr', 'dr'],
  ['cr', 'db'],
  ['cred', 'deb'],
  ['crdt', 'dbit'],
  ['credit', 'debit'],
  ['h', 's'],
  ['haben', 'soll'],
  ['+', '-'],
  ['e', 'a'],
  ['eingang', 'ausgang'],
  ['einnahme', 'ausgabe'],
  ['gutschrift', 'lastschrift'],
  ['gutschrift', 'belastung'],
  ['income', 'expense'],
  ['income', 'expenses'],
  ['incoming', 'outgoing'],
  ['deposit', 'withdrawal'],
  ['money in', 'money out'],
  ['paid in', 'paid out'],
  ['inflow', 'outflow'],
  ['received', 'sent'],
  ['bij', 'af'],
  ['crédit', 'débit'],
  ['crédito', 'débito'],
  ['credito', 'debito'],
  ['abono', 'cargo'],
  ['haber', 'debe'],
  ['avere', 'dare'],
  ['accredito', 'addebito'],
  ['entrata', 'uscita'],
  ['entrate', 'uscite'],
  ['recette', 'dépense'],
  ['uznanie', 'obciążenie'],
  ['wpłata', 'wypłata'],
  ['ma', 'wn'],
  ['kredit', 'debet'],
  ['ind', 'ud'],
  ['inn', 'ut'],
];

export function signOf(value: string): 'in' | 'out' | null {
  const key = flagKey(value);
  if (PAIRS.some(([into]) => into === key)) return 'in';
  return PAIRS.some(([, out]) => out === key) ? 'out' : null;
}

/** The other half of a pair, for a file that shows one direction only. */
export function partnerOf(value: string): string | null {
  const key = flagKey(value);
  const pair = PAIRS.find(([into, out]) => into === key || out === key);
  if (!pair) return null;
  const partner = pair[0] === key ? pair[1] : pair[0];
  return value.trim() === value.trim().toUpperCase() ? partner.toUpperCase() : partner;
}

/**
 * Single letters stand for many things, such as the state of a row: without a header that says so they are signs only where
 * they make one pair, or where only that side of it is seen which means money out and little else.
 */
export function arePlausibleSigns(texts: readonly string[]): boolean {
  const values = [...new Set(texts.filter((text) => signOf(text) !== null).map(flagKey))];
  if (values.some((value) => value.length > 1)) return true;
  if (values.length === 1) return ['o', 'd', 's', '-', '+'].includes(values[0] ?? '');
  return PAIRS.some((pair) => values.every((value) => pair.includes(value)));
}
