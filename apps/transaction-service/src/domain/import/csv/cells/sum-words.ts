import { headerKey } from './header-words';

const LONGEST = 60;
/** Most texts have none of these: looked at before the text is taken apart. */
const HINT =
  /algsaldo|lõpp|käive|likut|apyvar|awal|akhir|mutasi|s a l d o|bal|tot|sum|sald|sold|stand|umsätze|turnover|forward|over|apgro|atlik|итог|остаток|[合余繰]|übertrag|ubertrag|egyenleg|zustatek|zůstatek|devir|devreden|opening|closing/i;
const BALANCE_WORDS = `(?:opening|closing|beginning|ending|starting|previous|new|ledger|available|current) balance|balance (?:brought|carried) (?:forward|over)|(?:b ?f|c ?f) balance|balance (?:b ?f|c ?f)|brought forward|carried forward|endsaldo|anfangssaldo|schlusssaldo|kontostand|saldo(?: anterior| inicial| final| iniziale| finale| poczatkowe| koncowe| vortrag)?|alter saldo|neuer saldo|ubertrag|saldovortrag|solde(?: precedent| initial| final| au)?|ancien solde|nouveau solde|beginsaldo|eindsaldo|nyito egyenleg|zaro egyenleg|pocatecni zustatek|konecny zustatek|ingaende saldo|utgaende saldo|inngaende saldo|alkusaldo|loppusaldo|opening|closing|sakuma atlikums|beigu atlikums|algsaldo|loppsaldo|likutis pradziai|likutis pabaigai|saldo awal|saldo akhir|saldo do dia|devir|devreden bakiye|входящий остаток|исходящий остаток|繰越|前月繰越|期初余额|期末余额`;
const SUM_WORDS = `total(?:s| credits| debits| inflows| outflows)?|transactions total|sub ?total|sum|summe|zwischensumme|turnover|umsatze(?: gesamt)?|gesamt|gesamtsumme|suma|totale|totaal|apgrozijums|apyvarta|kaive|mutasi (?:debet|kredit)|total (?:debit|credit)|итого|合計|合计`;
const TAIL = `(?: (?:as of|as at|on|at|am|per|vom|zum|du|au|al|a|op|na|k))?(?: [\\d ]+)?`;
const BALANCE = new RegExp(`^(?:${BALANCE_WORDS})${TAIL}$`, 'iu');
const SUM = new RegExp(`^(?:${SUM_WORDS})${TAIL}$`, 'iu');

/** Whether a cell names its row a balance or a sum of others rather than a movement; null for any other text. */
export function sumWord(text: string): 'balance' | 'total' | null {
  if (text.length < 2 || text.length > LONGEST || !HINT.test(text)) return null;
  const key = withoutSpacing(headerKey(text));
  if (BALANCE.test(key)) return 'balance';
  return SUM.test(key) ? 'total' : null;
}

/** `S A L D O`. */
const withoutSpacing = (key: string) => (/^\p{L}(?: \p{L})+$/u.test(key) ? key.replaceAll(' ', '') : key);
