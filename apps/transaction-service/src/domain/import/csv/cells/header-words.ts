/**
 * The words that banks write above their columns, per role, best first, compared after `headerKey`. English, German,
 * French, Spanish, Italian, Dutch, Portuguese, Polish and the Nordic languages. A list is data: to serve another bank,
 * add its words here, with a look-alike of its file in fixtures/ok.
 */
const list = (words: string): readonly string[] =>
  words
    .split('|')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter(Boolean);

export const HEADER_WORDS = {
  date: list(`booking date | booked date | booked at | posting date | posted date | post date | date posted | posted |
    buchungsdatum | buchungstag | buchung | date de comptabilisation | date comptable | date operation | date d operation |
    date de l operation | dateop | fecha contable | fecha operacion | fecha de operacion | fecha | data contabile |
    data di registrazione | data registrazione | data operazione | boekdatum | boekingsdatum | transactiedatum |
    data operacji | data ksiegowania | data transakcji | data lancamento | data do lancamento | data mov | data movimento |
    bokforingsdag | bokforingsdatum | bogforingsdato | bokfort dato | kirjauspaiva | transaction date | trans date |
    completed date | date completed | date time | date | datum | dato | data | paivamaara | tag | created | created at |
    transaction time | timestamp | time | started date`),
  valueDate:
    list(`value date | valuta | valutadatum | valuta datum | wertstellung | wertstellungsdatum | wertstellungstag |
    wert | valeur | date valeur | date de valeur | fecha valor | fecha de valor | data valuta | data valor | rentedatum |
    data waluty | valutadag | rentedato | arvopaiva | effective date | belegdatum | kaufdatum | transaction date |
    trans date | purchase date | started date | date of purchase | umsatzdatum`),
  payee: list(`payee | payee name | payee recipient | merchant | merchant name | counterparty | counterparty name |
    counter party | target name | partner name | partnername | beneficiary | beneficiary name | recipient | recipient name |
    auftraggeber empfanger | auftraggeber beguenstigter | auftraggeber begunstigter |
    beguenstigter zahlungspflichtiger | begunstigter zahlungspflichtiger | beguenstigter auftraggeber |
    name zahlungsbeteiligter | zahlungsbeteiligter | zahlungsempfanger | zahlungsempfanger in | zahlungspflichtiger |
    zahlungspflichtige r | empfanger | gegenpartei | name des partners | beneficiaire | tiers | nom | beneficiario |
    ordinante | beneficiario ordinante | controparte | naam tegenpartij | tegenpartij | naam omschrijving | naam |
    nadawca odbiorca | dane kontrahenta | kontrahent | odbiorca | motpart | modtager | mottagare | saaja maksaja |
    name | description | transaction description | transaktionsbeschreibung | beschreibung | libelle |
    libelle simplifie | libelle operation | concepto | descripcion | descrizione | causale | descricao | omschrijving |
    opis operacji | opis transakcji | opis | tytul | tekst | text | beskrivning | rubrik | selite | buchungstext |
    buchungsdetails | umsatztext | verwendungszweck | narrative | particulars | details | transaction details | memo |
    reference | title`),
  note: list(`note | notes | notiz | memo | comment | comments | kommentar | bemerkung | verwendungszweck |
    remittance information | payment reference | zahlungsreferenz | reference | details | further details |
    transaktionsbeschreibung zusatz | zusatz | betreff | message | communication | mededelingen | mededeling | nota |
    note | informations complementaires | commentaire | observaciones | referencia | notes memo | tytul | opis | info |
    original description | description`),
  amount:
    list(`amount | transaction amount | amount in account currency | betrag | buchungsbetrag | umsatz | umsatzbetrag |
    betrag in kontowahrung | montant | montant operation | importe | importo | bedrag | transactiebedrag | kwota |
    kwota operacji | kwota transakcji | valor | montante | cantidad | monto | belopp | belob | summa | sum | suma | value | wert |
    net amount | amount net | total`),
  debit: list(`debit | debits | debit amount | amount debit | money out | paid out | withdrawal | withdrawals |
    withdrawal amount | outflow | spent | soll | sollbetrag | belastung | belastungen | lastschrift | ausgabe | ausgaben |
    ausgang | abgang | montant debit | depenses | cargo | cargos | debe | debito | debitos | dare | uscite | addebiti | af | debet |
    obciazenia | wyplaty | ut | ud | expense | expenses`),
  credit: list(`credit | credits | credit amount | amount credit | money in | paid in | deposit | deposits |
    deposit amount | inflow | received | haben | habenbetrag | gutschrift | gutschriften | einnahme | einnahmen |
    eingang | zugang | montant credit | recettes | abono | abonos | haber | credito | creditos | avere | entrate | accrediti | bij |
    uznania | wplaty | inn | ind | income`),
  sign: list(`debit credit | credit debit | dc | d c | c d | cd | dr cr | cr dr | drcr | sign | direction | in out |
    transaction type | type | soll haben | soll haben kennzeichen | sh | s h | vorzeichen | kennzeichen | af bij | sens |
    debito credito | tipo | cdi | credit debit indicator | debit credit indicator`),
  currency:
    list(`currency | currency code | ccy | buchungswahrung | kontowahrung | wahrung | waehrung | devise | monnaie |
    divisa | moneda | valuta | moeda | munt | muntsoort | waluta | valuutta | transaction currency | wkz`),
  account: list(`account name | account | own account | my account | from account | auftragskonto | konto |
    kontobezeichnung | kontoname | compte | cuenta | conto | conta | rekening | iban bban | eigen rekening | rachunek |
    account number | account id | account iban | kontonummer | iban | numero de compte | rekeningnummer | nr rachunku`),
  category: list(`category | category name | kategorie | categorie | categoria | kategoria | kategori | rubrique |
    sub category | subcategory`),
  bankId:
    list(`transaction id | transactionid | id | fitid | fit id | transaction uuid | uuid | unique id | tx id | txid |
    transaction number | transaktionsnummer | transaktions id | umsatz id | buchungs id | operation id | id operacji |
    numer transakcji | identifiant | id transaction | id transaccion | transferwise id | bank transaction id |
    reference id | reference number | transaction reference`),
} as const satisfies Record<string, readonly string[]>;

export type ColumnRole = keyof typeof HEADER_WORDS;

/** These name an account without a doubt; the others may be the counterparty's and have to be borne out by the cells. */
export const OWN_ACCOUNT_WORDS: ReadonlySet<string> = new Set(
  list(`account name | account | own account | my account | from account | auftragskonto | kontobezeichnung | kontoname |
    iban bban | eigen rekening`),
);

/** What a word names, and how well: the earlier it stands in the list of a role, the better. */
const ROLES_OF_WORD = new Map<string, Map<ColumnRole, number>>();
for (const role of Object.keys(HEADER_WORDS) as ColumnRole[]) {
  const words = HEADER_WORDS[role];
  words.forEach((word, index) => {
    const roles = ROLES_OF_WORD.get(word) ?? new Map<ColumnRole, number>();
    ROLES_OF_WORD.set(word, roles.has(role) ? roles : roles.set(role, words.length - 1 - index));
  });
}

/** A longer cell is no header, whatever it ends with. */
const LONGEST_HEADER = 200;
const LETTER = /\p{L}/u;

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

/** A currency that a header ends with: `Amount (GBP)`, `Betrag EUR`, `Kwota w PLN`, `Paid out £`. */
export function headerCurrency(text: string): string | null {
  if (text.length > LONGEST_HEADER) return null;
  const signs = [...text.trim()];
  let tail = signs.length;
  while (tail > 0 && !LETTER.test(signs[tail - 1] ?? '')) tail--;
  const code = signs.slice(Math.max(tail - 3, 0), tail).join('');
  if (/^[A-Z]{3}$/.test(code) && !LETTER.test(signs[tail - 4] ?? ' ')) return code;
  // A symbol right behind a letter belongs to the word.
  const first = tail === 0 ? 0 : tail + 1;
  return signs.slice(first).find((sign) => sign === '€' || sign === '£') ?? null;
}

const NO_SCORES: ReadonlyMap<ColumnRole, number> = new Map();

/** The roles that a header names, each with how well: an exact word is better the earlier it stands in its list. */
export function headerScores(text: string): ReadonlyMap<ColumnRole, number> {
  if (text.length > LONGEST_HEADER) return NO_SCORES;
  const currency = headerCurrency(text);
  const plain = currency && headerKey(text.replace(currency, '')).replace(/ (?:in|w|en)$/, '');
  const scores = new Map<ColumnRole, number>();
  for (const [role, rank] of (plain && ROLES_OF_WORD.get(plain)) || []) scores.set(role, 900 + rank);
  for (const [role, rank] of ROLES_OF_WORD.get(headerKey(text)) ?? []) scores.set(role, 1000 + rank);
  return scores;
}
