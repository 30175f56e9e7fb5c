import { wordKey } from './clean-text';

/** Pairs of values that banks use to say which way the money went: in/out. */
const PAIRS: readonly (readonly [into: string, out: string])[] = `
  i/o c/d k/d cr/dr cr/db cred/deb crdt/dbit credit/debit h/s haben/soll +/- e/a in/out eingang/ausgang einnahme/ausgabe
  gutschrift/lastschrift gutschrift/belastung income/expense income/expenses incoming/outgoing deposit/withdrawal
  money_in/money_out paid_in/paid_out inflow/outflow received/sent bij/af crédit/débit crédito/débito credito/debito
  abono/cargo haber/debe avere/dare accredito/addebito entrata/uscita entrate/uscite recette/dépense uznanie/obciążenie
  wpłata/wypłata ma/wn kredit/debet ind/ud inn/ut bevétel/kiadás jóváírás/terhelés příjem/výdaj alacak/borç
  приход/расход зачисление/списание 收入/支出 入金/出金 贷/借 입금/출금 πίστωση/χρέωση pano/otto uplata/isplata
  kredit/debit příchozí/odchozí π/χ кт/дт j/t 存入/提出 转入/转出 gelen/giden ingreso/gasto ingreso/egreso tulo/meno
  entrada/saída entrada/salida intrare/ieșire`
  .trim()
  .split(/\s+/)
  .map((pair) => {
    const [into = '', out = ''] = pair.replaceAll('_', ' ').split('/');
    return [into, out];
  });

const IN = new Map(PAIRS.map(([into, out]) => [into, out]));
const OUT = new Map([...PAIRS].reverse().map(([into, out]) => [out, into]));

/** 1 for a word that says money in, -1 for money out, 0 for any other. */
export function signOf(value: string): 1 | -1 | 0 {
  const key = wordKey(value);
  return IN.has(key) ? 1 : OUT.has(key) ? -1 : 0;
}

/** The other half of a pair, for a file that shows one direction only, in capitals where the word is. */
export function partnerOf(value: string): string | null {
  const key = wordKey(value);
  const partner = IN.get(key) ?? OUT.get(key) ?? null;
  return partner && value.trim() === value.trim().toUpperCase() ? partner.toUpperCase() : partner;
}

/** Whether single letters among the words make one pair, or mean money out and little else. */
export function arePlausibleSigns(words: readonly string[]): boolean {
  const known = words.filter((word) => signOf(word) !== 0).map(wordKey);
  if (known.some((word) => word.length > 1)) return true;
  if (known.length === 1) return ['o', 'd', 's', '-'].includes(known[0] ?? '');
  return PAIRS.some((pair) => known.every((word) => pair.includes(word)));
}
