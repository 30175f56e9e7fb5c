/** How banks of one language write: their headers, payees, states, directions, charsets and currencies. */
export interface BankLanguage {
  locale: string;
  titles: Record<Title, string>;
  payees: readonly string[];
  income: string;
  /** Booked, not yet, never. */
  states: readonly [string, string, string];
  directions: readonly [into: string, out: string];
  charsets: readonly string[];
  currencies: readonly string[];
}

export const TITLES = [
  'date',
  'valueDate',
  'payee',
  'amount',
  'debit',
  'credit',
  'balance',
  'currency',
  'fee',
  'state',
  'direction',
  'category',
  'id',
] as const;
export type Title = (typeof TITLES)[number];

function language(
  locale: string,
  titles: string,
  payees: string,
  income: string,
  states: string,
  directions: string,
  charsets: string,
  currencies: string,
): BankLanguage {
  const words = titles.split('|');
  const [booked = '', pending = '', never = ''] = states.split('|');
  const [into = '', out = ''] = directions.split('|');
  return {
    locale,
    titles: Object.fromEntries(TITLES.map((title, i) => [title, words[i] ?? ''])) as Record<Title, string>,
    payees: payees.split('|'),
    income,
    states: [booked, pending, never],
    directions: [into, out],
    charsets: charsets.split(' '),
    currencies: currencies.split(' '),
  };
}

export const LANGUAGES: Readonly<Record<string, BankLanguage>> = {
  en: language(
    'en-GB',
    'Transaction Date|Value Date|Description|Amount|Money Out|Money In|Balance|Currency|Fee|Status|Direction|Category|Transaction ID',
    'Corner Shop|Rail Tickets|Café Rouge|Water Works|Gym|Book Store',
    'Salary ACME',
    'Completed|Pending|Reverted',
    'Credit|Debit',
    'utf-8 windows-1252',
    'GBP EUR INR KWD AUD',
  ),
  us: language(
    'en-US',
    'Posting Date|Effective Date|Description|Amount|Withdrawals|Deposits|Running Balance|Currency|Fees|State|Type|Category|Reference Number',
    'SUPERMARKET 12|GAS STATION|DINER|CITY UTILITIES|PHARMACY',
    'PAYROLL',
    'Posted|Pending|Declined',
    'Credit|Debit',
    'utf-8 windows-1252',
    'USD',
  ),
  de: language(
    'de',
    'Buchungstag|Wertstellung|Empfänger|Betrag|Soll|Haben|Saldo|Währung|Gebühr|Status|Soll/Haben|Kategorie|Umsatz-ID',
    'Bäckerei Müller|Stadtwerke|Buchhandlung Größe|Kiosk|Bahn',
    'Gehalt Firma',
    'Gebucht|Vorgemerkt|Storniert',
    'H|S',
    'utf-8 windows-1252 iso-8859-15 cp850',
    'EUR CHF',
  ),
  fr: language(
    'fr',
    'Date opération|Date valeur|Libellé|Montant|Débit|Crédit|Solde|Devise|Frais|Statut|Sens|Catégorie|Identifiant',
    'BOULANGERIE DU PORT|Électricité|Café de l’Été|EAU|Garage',
    'SALAIRE',
    'Comptabilisé|En attente|Annulé',
    'Crédit|Débit',
    'utf-8 windows-1252',
    'EUR TND CHF',
  ),
  es: language(
    'es',
    'Fecha operación|Fecha valor|Concepto|Importe|Cargo|Abono|Saldo|Divisa|Comisión|Estado|Tipo|Categoría|Id transacción',
    'Panadería Sol|Señor Pérez|Gasolinera|Luz|Peluquería',
    'NÓMINA',
    'Completado|Pendiente|Rechazado',
    'Abono|Cargo',
    'utf-8 windows-1252',
    'EUR MXN',
  ),
  it: language(
    'it',
    'Data contabile|Data valuta|Descrizione|Importo|Uscite|Entrate|Saldo contabile|Divisa|Commissione|Stato|Tipo|Categoria|Id',
    'Caffè Roma|Società Acqua|Farmacia|Libreria',
    'STIPENDIO',
    'Contabilizzato|In attesa|Annullato',
    'Avere|Dare',
    'utf-8 windows-1252',
    'EUR',
  ),
  nl: language(
    'nl',
    'Boekdatum|Rentedatum|Naam tegenpartij|Bedrag|Debet|Credit|Saldo|Munt|Kosten|Status|Af Bij|Categorie|Volgnr',
    'Bakker|Slagerij Café|Boekhandel|Trein',
    'Loon',
    'Geboekt|In behandeling|Mislukt',
    'Bij|Af',
    'utf-8 windows-1252',
    'EUR',
  ),
  pl: language(
    'pl',
    'Data operacji|Data waluty|Opis operacji|Kwota|Obciążenia|Uznania|Saldo po operacji|Waluta|Prowizja|Stan|Typ|Kategoria|Numer transakcji',
    'Piekarnia Żuraw|Sklep Łąka|Księgarnia|Wodociągi',
    'WYNAGRODZENIE',
    'Zaksięgowana|W toku|Odrzucona',
    'Uznanie|Obciążenie',
    'utf-8 windows-1250 iso-8859-2',
    'PLN',
  ),
  sv: language(
    'sv',
    'Bokföringsdag|Valutadag|Text|Belopp|Uttag|Insättning|Saldo|Valuta|Avgift|Status|Typ|Kategori|Id',
    'Bageriet Åkesson|Apoteket|Tåg|Bokhandel Ö',
    'LÖN',
    'Bokförd|Väntar|Avbruten',
    'Kredit|Debet',
    'utf-8 windows-1252',
    'SEK',
  ),
  hu: language(
    'hu',
    'Könyvelési dátum|Értéknap|Partner neve|Összeg|Terhelés|Jóváírás|Egyenleg|Devizanem|Díj|Állapot|Típus|Kategória|Azonosító',
    'Pékség Őszi|Könyvesbolt|Vízművek|Űrállomás Büfé',
    'Munkabér',
    'Könyvelt|Függőben|Elutasítva',
    'Jóváírás|Terhelés',
    'utf-8 windows-1250',
    'HUF',
  ),
  cs: language(
    'cs',
    'Datum provedení|Datum valuty|Popis|Částka|Na vrub|Ve prospěch|Zůstatek|Měna|Poplatek|Stav|Typ|Kategorie|Id',
    'Pekařství Žižka|Řeznictví|Knihkupectví Šťastný|Vodárny',
    'Mzda',
    'Zaúčtováno|Čekající|Zamítnuto',
    'Příjem|Výdaj',
    'utf-8 windows-1250 cp852',
    'CZK',
  ),
  ru: language(
    'ru',
    'Дата операции|Дата валютирования|Описание|Сумма операции|Расход|Приход|Остаток|Валюта|Комиссия|Статус|Тип|Категория|Id',
    'Пекарня|Магазин Ёлка|Вода|Книги',
    'Зарплата',
    'Исполнен|В обработке|Отклонен',
    'Приход|Расход',
    'utf-8 windows-1251',
    'RUB',
  ),
  ja: language(
    'ja',
    '取引日|起算日|摘要|金額|出金|入金|残高|通貨|手数料|状態|収支|Category|Id',
    'コーヒー|電気料金|書店|現金引出',
    '給料',
    '確定|保留|取消',
    '入金|出金',
    'utf-8 shift_jis',
    'JPY',
  ),
  zh: language(
    'zh',
    '交易日期|起算日|交易对方|金额|支出|收入|余额|币种|手续费|交易状态|收/支|Category|交易单号',
    '咖啡店|书店|水费|超市',
    '工资',
    '成功|处理中|已关闭',
    '收入|支出',
    'utf-8 gb18030',
    'CNY',
  ),
};

/** Where the columns of figures stand, and where those beside them. */
const ARRANGEMENTS = ['figures last', 'balance first', 'last column first'] as const;

/** A layout is a bank's language and arrangement. */
export const LAYOUTS = Object.keys(LANGUAGES).flatMap((name) =>
  ARRANGEMENTS.map((arrangement) => ({ language: name, arrangement })),
);

export const UNKNOWN_TITLES =
  'Qorva|Zantil|Mepsu|Brulo|Fenkar|Wixt|Lomde|Trevna|Hasko|Pliq|Odrem|Vungi|Sarvet|Nilbo|Kuvrat|Ezdin'.split('|');
export const UNKNOWN_DIRECTIONS = ['plonk|drivel', 'X1|X2', 'Kerst|Molv', '01|02', 'aa|bb'].map((pair) =>
  pair.split('|'),
);
export const UNKNOWN_STATES = ['gorp', 'snarf', 'blim'];
