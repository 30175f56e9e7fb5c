/** What a bank, a terminal or a payment provider writes around a name. */
export interface NoiseRule {
  readonly name: string;
  readonly from: RegExp;
  /** All behind its beginning goes with it. */
  readonly cuts?: true;
  /** How many letters must be left, so that no rule takes the name itself. */
  readonly keeps?: number;
  /** There is nothing of it in a text without a digit. */
  readonly digits?: true;
  /** Only in a text without small letters. */
  readonly capitals?: true;
}

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const words = (...sources: readonly string[]) => new RegExp(`${START}(?:${sources.join('|')})${END}`, 'giu');
/** Behind a name only: what a text begins with may be the name. */
const later = (...sources: readonly string[]) => new RegExp(`(?<=\\S[\\s*])(?:${sources.join('|')})${END}`, 'gu');
const opening = (...sources: readonly string[]) =>
  new RegExp(`^(?:${sources.join('|')})(?:\\s+(?:an|von|bei|to|from|at|chez|en))?(?:\\s*[:*/-])?\\s+(?=\\S)`, 'iu');
const ending = (...sources: readonly string[]) => new RegExp(`[\\s,]+(?:${sources.join('|')})[\\s.,]*$`, 'iu');

const CURRENCIES = 'EUR|USD|GBP|CHF|NOK|SEK|DKK|CZK|PLN|HUF|RON|JPY|CAD|AUD|€|\\$|£';
const COUNTRIES =
  'AT|AUT|DE|DEU|GER|CH|CHE|GB|GBR|US|USA|FR|FRA|IT|ITA|ES|ESP|NL|NLD|BE|BEL|LU|LUX|IE|IRL|SE|SWE|DK|DNK|NO|NOR|FI|FIN|PL|POL|CZ|CZE|HU|HUN|PT|PRT|CA|WA|NY|TX|IL|FL';
const MONTHS = 'JAN|FEB|MAR|APR|MAI|MAY|JUN|JUL|AUG|SEP|OCT|OKT|NOV|DEC|DEZ';

/** In the order in which they are applied. Each is a kind of noise and has an example in the tests. */
export const PAYEE_NOISE: readonly NoiseRule[] = [
  {
    name: 'kind of payment, German',
    from: opening(
      '(?:Karten(?:zahlung|umsatz)|Kartenkauf|Bezahlung(?: mit)? Karte|Bankomat(?:zahlung)?|Girocard|EC-(?:Karte|Zahlung|Kartenzahlung)|POS-?Kauf)',
      '(?:(?:SEPA|Basis|Folge|Erst)[- ])*(?:Lastschrift(?:einzug)?|Dauerauftrag|Gutschrift|(?:Online-?|Echtzeit-?)?(?:Ü|Ue)berweisung)',
    ),
  },
  {
    name: 'kind of payment, English',
    from: opening(
      '(?:(?:recurring|contactless|international) )?(?:(?:debit |credit )?card (?:purchase|payment)|checkcard(?: \\d{4})?|purchase authorized on|POS (?:debit|purchase)|direct debit|standing order|bill payment|bank transfer|faster payment)',
    ),
  },
  {
    name: 'kind of payment, Romance languages',
    from: opening(
      '(?:(?:achat|paiement)(?: par)? (?:CB|carte)|CARTE(?= \\d)|PRLV(?: SEPA)?|pr[ée]l[èe]vement|VIR(?:EMENT)? SEPA)',
      '(?:compra(?: con)? tarjeta|pago con tarjeta|pagamento (?:POS|carta)|acquisto (?:POS|carta)|addebito SDD)',
    ),
  },
  {
    name: 'kind of payment, other languages',
    from: opening(
      '(?:BEA|betaalautomaat|kortk[øö][bp]|płatność kartą|platnosc karta|zakup przy użyciu karty|nákup|vásárlás)',
    ),
  },
  {
    name: 'till of a card, Austrian',
    digits: true,
    from: /^(?:[A-Z]{2,5}\s+)?\d{1,3}(?:\.?\d{3}){0,2},\d{2}\s+[A-Z]{2}\s+(?:[A-Z]\d\s+)?\d{2}\.\d{2}\.\s+\d{2}:\d{2}\s+/u,
  },
  // In capitals only: a name may begin with these letters.
  { name: 'point of sale', from: /^(?:POS|BKM|ATM)(?:\s+\d+)?\s+(?=\S)/u },
  {
    name: 'payment provider',
    from: /^(?:PAYPAL|PP|SUMUP|SQC?|SQU|TST|ZETTLE_?|IZ(?:ETTLE)?|IZ_|SP|STRIPE|KLARNA|MOLLIE|ADYEN|NEXI|VIVA|WL|PY|CKE|EB|FS|2CO(?:\.COM)?|PADDLE(?:\.NET)?|GOOGLE|CASH APP|REVOLUT|BILLPAY)\s*\*+\s*(?=\S)/iu,
  },
  { name: 'address of a page', from: /(?<![\p{L}\p{N}])(?:https?:\/\/(?:www\.)?|www\.)(?=[\p{L}\p{N}])/giu },
  { name: 'place behind slashes', from: /\/\//u, cuts: true },
  { name: 'place behind backslashes', from: /\\/u, cuts: true },
  { name: 'place behind double blanks', from: /\s{2}|\t/u, cuts: true },
  { name: 'path of an address', from: /(?<=\.(?:com|net|org|de|at|ch|eu|co|io|uk|fr|it|es|nl))\/\S*/giu },
  {
    name: 'account number',
    digits: true,
    from: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu,
    keeps: 3,
  },
  {
    name: 'card number',
    digits: true,
    from: /(?<![\p{L}\p{N}])(?:(?:Karten?(?:-?nr\.?)?|Card(?: ending(?: in)?)?|Carte|Tarjeta)\s*(?::\s*)?)?(?:(?=\d{0,8}[X*•]{2})[\dX*•][\dX*•\s-]{2,24}\d{2,6}|(?<!\S)[x*]\d{4})(?![\p{L}\p{N}])/giu,
  },
  {
    name: 'card by its last digits',
    digits: true,
    from: words('(?:Karten?(?:-?nr\\.?)?|Card(?: ending(?: in)?)?|Carte|Tarjeta)\\s*:?\\s*\\d{3,6}'),
  },
  { name: 'moment', digits: true, from: words('\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?') },
  { name: 'exchange rate', digits: true, from: words('(?:Kurs|Rate|Cours|Wechselkurs)\\s*:?\\s*\\d+[.,]\\d+') },
  { name: 'amount behind its currency', digits: true, from: words(`(?:${CURRENCIES})\\s?\\d[\\d.,]{0,20}`) },
  {
    name: 'amount before its currency',
    digits: true,
    from: words(`\\d{1,9}(?:[.,]\\d{3}){0,3}[.,]\\d{2}\\s?(?:${CURRENCIES})`),
  },
  { name: 'day and month at the beginning', digits: true, from: /^\d{2}[./]\d{2}\s/u },
  {
    name: 'date',
    digits: true,
    from: words(
      '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
      '\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d{2})?',
      '\\d{1,2}[-/]\\d{1,2}(?:[-/](?:\\d{4}|\\d{2}))?',
      '\\d{1,2}/\\d{4}',
      `\\d{1,2}[ .-]?(?:${MONTHS})[. -]?(?:\\d{4}|\\d{2})?`,
    ),
  },
  {
    name: 'time',
    digits: true,
    from: words(
      '(?:(?:um|at|à)\\s)?\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?(?:Uhr|h|[ap]m))?',
      '(?:um\\s)?\\d{1,2}\\.\\d{2}\\s?Uhr',
    ),
  },
  {
    name: 'telephone number',
    digits: true,
    from: /(?<![\p{L}\p{N}])(?:\+\d{1,3}[\s/-]?(?:\d{1,5}[\s/-]?){2,5}|\(?\d{3}\)?[ -]\d{3}-\d{4})(?![\p{L}\p{N}])/gu,
  },
  {
    name: 'shop or terminal by its number',
    digits: true,
    from: words(
      '(?:Terminal|Term|TID|Kassa|Kasse|Fil(?:iale)?|Store|Shop|Markt|Nr|No|N°|Ref|Auth|Trace|Beleg)[.:]?\\s*(?:Nr\\.?\\s*)?[#:]?\\s*[A-Z]{0,2}\\d+',
    ),
  },
  { name: 'number sign', digits: true, from: /(?<=\S)\s?#\s?[A-Z]?\d+(?![\p{L}\p{N}])/gu },
  { name: 'till', digits: true, from: later('[KT]\\d{1,3}') },
  { name: 'reference behind a star', digits: true, from: /\*\s?(?=[A-Z\d]{5})[A-Z]{0,20}\d/u, cuts: true },
  {
    name: 'place behind a number',
    digits: true,
    from: new RegExp(`(?<=\\s)\\d{4,}\\s(?:[^a-z\\d]*\\s)?(?:${COUNTRIES})$`, 'u'),
  },
  {
    name: 'reference of letters and digits',
    digits: true,
    from: later('(?=[A-Z\\d-]*\\d[A-Z\\d-]*\\d[A-Z\\d-]*\\d)(?=[A-Z\\d-]*[A-Z])[A-Z\\d-]{6,}'),
  },
  { name: 'number', digits: true, from: later('0\\d+', '\\d{4,}') },
  {
    name: 'number of three digits behind capitals',
    digits: true,
    capitals: true,
    from: /\s\d{3}$/u,
  },
  {
    name: 'thanks',
    from: /(?<=\S\s)(?:(?:sagt|bedankt sich|says?)\s+)?(?:dankt|danke|bedankt|thank you|merci|grazie|gracias)(?![\p{L}\p{N}])[.!]*/giu,
  },
  {
    name: 'legal form',
    from: ending(
      '(?:GmbH|Ges\\.?m\\.?b\\.?H)(?:\\s?&\\s?Co\\.?\\s?(?:KG|OHG|KGaA))?',
      'AG(?:\\s?&\\s?Co\\.?\\s?KG(?:aA)?)?',
      'KGaA|KG|OHG|OG|e\\.\\s?K|e\\.\\s?U|UG(?:\\s?\\(haftungsbeschränkt\\))?|mbH',
      'Ltd|Limited|PLC|LLC|LLP|Inc|Corp',
      'SARL|S\\.?\\s?[àa]\\.?\\s?r\\.?\\s?l|SAS|S\\.A\\.S|S\\.A|S\\.C\\.A|S\\.p\\.A|SpA|S\\.r\\.l|Srl|S\\.L|SL(?:U)?',
      'B\\.?V|N\\.?V|ApS|A\\/S|Oyj?|Sp\\.?\\s?z\\s?o\\.?\\s?o|s\\.\\s?r\\.\\s?o|Kft|Zrt|d\\.o\\.o',
    ),
    keeps: 2,
  },
];
