import { foldedWords } from './folded-text';

/** How banks and programs call what moves between two accounts of one person. Some name any payment, too: alone they prove nothing. */
const BEGINNINGS = [
  // English, German, Dutch, Scandinavian
  ...['transfer', 'xfer', 'trsf', 'internal payment', 'between accounts', 'own account', 'credit card payment'],
  ...['Umbuchung', 'Übertrag', 'Überweis', 'Kontoübertrag', 'Eigenübertrag', 'Kreditkartenabrechnung'],
  ...['overboeking', 'overschrijving', 'overföring', 'overføring', 'overførsel', 'mellan egna konton', 'egen konto'],
  // French, Spanish, Portuguese, Italian, Romanian
  ...['virement', 'transferencia', 'transferência', 'traspaso', 'bonifico', 'giroconto', 'trasferimento', 'girofondi'],
  // Polish, Czech, Slovak, Croatian, Slovene, Hungarian, Finnish, Estonian, Lithuanian, Latvian, Turkish, Greek
  ...['przelew', 'przeksięgowanie', 'převod', 'prijenos', 'prenos', 'átutalás', 'átvezetés', 'siirto', 'tilisiirto'],
  ...['ülekanne', 'pervedimas', 'pārskaitījum', 'virman', 'havale', 'μεταφορά'],
  // Russian, Ukrainian, Bulgarian, Serbian, Indonesian, Vietnamese
  ...['перевод', 'переказ', 'превод', 'пренос', 'alih dana', 'pindah buku', 'chuyển khoản'],
];
const WHOLE = ['tfr', 'trf', 'vir'];
const folded = (words: readonly string[]) => words.map((word) => foldedWords(word).join(' ')).join('|');
const WORDS = new RegExp(`(?<![^ ])(?:${folded(BEGINNINGS)}|(?:${folded(WHOLE)})(?= |$))`, 'u');
/** Of scripts that set no blanks between words. */
const STANDS_IN = /转账|转帐|轉帳|转存|振替|振込|이체|โอน/u;

/** Whether a text says that money moves between accounts. */
export function saysTransfer(text: string): boolean {
  return WORDS.test(foldedWords(text).join(' ')) || STANDS_IN.test(text.normalize('NFKC'));
}
