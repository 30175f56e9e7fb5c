import type { DateOrder } from '../cells/date-text';
import type { SeenRow } from '../table';
import type { PeerSource } from './peer-source';

/** The column of each role by the word above it. */
export interface LayoutColumns {
  date: string;
  payee?: string;
  note?: string;
  amount?: string;
  debit?: string;
  credit?: string;
  currency?: string;
  account?: string;
  category?: string;
  sign?: { column: string; in: string[]; out: string[] };
  state?: { column: string; pending: string[]; void: string[] };
}

/**
 * How the rows belong together: `rows`, each is a movement and a mapping says how it is read; `entries`, only together do they
 * say what moved; `none`, the table holds no movements.
 */
export type LayoutKind = 'rows' | 'entries' | 'none';

/** A table as one program exports it, known by the words of its header exactly as they are written. */
export interface PeerLayout {
  source: PeerSource;
  /** Which of the program's tables it is, where it has several. */
  name: string;
  kind: LayoutKind;
  /** All of these are there. */
  header: readonly string[];
  /** These may be there; null where any other column may. */
  besides: readonly string[] | null;
  columns: LayoutColumns;
  tags?: { column: string; separator: string };
  /** The column of what figures are in, where nothing else names a currency. */
  units?: string;
  /** The order of the dates, where the program has one whatever its user's language is; and the decimal sign is a point then. */
  order?: DateOrder;
  /** The sign of its amounts is that of spending; `unknown` where the program writes either. */
  spending?: 'positive' | 'unknown';
}

/** In the order in which GnuCash writes them. */
const GNUCASH_COLUMNS = [
  'Date',
  'Transaction ID',
  'Number',
  'Description',
  'Notes',
  'Commodity/Currency',
  'Void Reason',
  'Action',
  'Memo',
  'Full Account Name',
  'Account Name',
  'Amount With Sym',
  'Amount Num.',
  'Value With Sym',
  'Value Num.',
  'Reconcile',
  'Reconcile Date',
  'Rate/Price',
];
/** What older versions of it call otherwise. */
const GNUCASH_NUMBERS = ['Number', 'Action'];

/**
 * Signs and columns are those of each exporter:
 * - Firefly III: `app/Support/Export/ExportDataGenerator.php` (repository firefly-iii/firefly-iii). Withdrawals are below zero,
 *   all else is above; `native_` is what older versions call `pc_`; the columns of `journal_meta_fields` follow.
 * - Actual: `packages/loot-core/src/server/transactions/export/export-to-csv.ts` (actualbudget/actual), with the columns of its
 *   versions from 2022 on.
 * - YNAB: no source is public; the register and the plan as their importers read them.
 * - Mint: the header that its importers read (csv2ofx, moneymanagerex #2352); the service is closed.
 * - ezBookkeeping: `pkg/converters/default/…plain_text_converter.go` (mayswind/ezbookkeeping), as CSV and as TSV.
 * - Lunch Money: no source is public; the columns are those that converters of its export read.
 * - Monarch: no source is public; the header that its importers read, with `Owner` since 2026.
 * - Sure: `app/models/family/data_exporter.rb` (we-promise/sure), transactions.csv. An entry above zero is money out.
 * - GnuCash: `gnucash/import-export/csv-exp/csv-transactions-export.cpp` (Gnucash/gnucash), full and simple layout.
 * - hledger: `Hledger/Cli/Commands/Print.hs` and `Register.hs` (simonmichael/hledger), of which TSV is another delimiter.
 */
const PEER_LAYOUTS: readonly PeerLayout[] = [
  {
    source: 'firefly-iii',
    name: 'transactions',
    kind: 'entries',
    header: [
      'journal_id',
      'type',
      'amount',
      'currency_code',
      'foreign_amount',
      'foreign_currency_code',
      'description',
      'date',
      'source_name',
      'source_type',
      'destination_name',
      'destination_type',
    ],
    besides: null,
    columns: { date: 'date', amount: 'amount', currency: 'currency_code' },
    tags: { column: 'tags', separator: ',' },
    order: 'YMD',
  },
  {
    source: 'actual',
    name: 'transactions',
    kind: 'rows',
    header: ['Account', 'Date', 'Payee', 'Notes', 'Category', 'Amount', 'Cleared'],
    besides: ['Category_Group', 'Split_Amount', 'Reconciled'],
    columns: {
      account: 'Account',
      date: 'Date',
      payee: 'Payee',
      note: 'Notes',
      category: 'Category',
      amount: 'Amount',
    },
    order: 'YMD',
  },
  {
    source: 'actual',
    name: 'transactions',
    kind: 'rows',
    header: ['Account', 'Date', 'Payee', 'Notes', 'Category', 'Amount'],
    besides: ['Category_Group', 'Split_Amount'],
    columns: {
      account: 'Account',
      date: 'Date',
      payee: 'Payee',
      note: 'Notes',
      category: 'Category',
      amount: 'Amount',
    },
    order: 'YMD',
  },
  {
    source: 'ynab',
    name: 'register',
    kind: 'rows',
    header: ['Account', 'Flag', 'Date', 'Payee', 'Category Group', 'Category', 'Memo', 'Outflow', 'Inflow', 'Cleared'],
    besides: ['Category Group/Category', 'Check Number', 'Running Balance'],
    columns: {
      account: 'Account',
      date: 'Date',
      payee: 'Payee',
      category: 'Category',
      note: 'Memo',
      debit: 'Outflow',
      credit: 'Inflow',
    },
    tags: { column: 'Flag', separator: '' },
  },
  {
    source: 'ynab',
    name: 'register',
    kind: 'rows',
    header: [
      'Account',
      'Flag',
      'Check Number',
      'Date',
      'Payee',
      'Category',
      'Master Category',
      'Sub Category',
      'Memo',
      'Outflow',
      'Inflow',
      'Cleared',
    ],
    besides: ['Running Balance'],
    columns: {
      account: 'Account',
      date: 'Date',
      payee: 'Payee',
      category: 'Sub Category',
      note: 'Memo',
      debit: 'Outflow',
      credit: 'Inflow',
    },
    tags: { column: 'Flag', separator: '' },
  },
  {
    source: 'ynab',
    name: 'plan',
    kind: 'none',
    header: ['Month', 'Category Group', 'Category', 'Activity', 'Available'],
    besides: ['Category Group/Category', 'Budgeted', 'Assigned'],
    columns: { date: 'Month', amount: 'Activity', category: 'Category' },
  },
  {
    source: 'ynab',
    name: 'plan',
    kind: 'none',
    header: ['Month', 'Category', 'Master Category', 'Sub Category', 'Budgeted', 'Outflows', 'Category Balance'],
    besides: [],
    columns: { date: 'Month', amount: 'Outflows', category: 'Category' },
  },
  {
    source: 'mint',
    name: 'transactions',
    kind: 'rows',
    header: [
      'Date',
      'Description',
      'Original Description',
      'Amount',
      'Transaction Type',
      'Category',
      'Account Name',
      'Labels',
      'Notes',
    ],
    besides: [],
    columns: {
      date: 'Date',
      payee: 'Description',
      amount: 'Amount',
      sign: { column: 'Transaction Type', in: ['credit'], out: ['debit'] },
      category: 'Category',
      account: 'Account Name',
      note: 'Notes',
    },
    tags: { column: 'Labels', separator: ',' },
    order: 'MDY',
  },
  {
    source: 'ezbookkeeping',
    name: 'transactions',
    kind: 'rows',
    header: [
      'Time',
      'Timezone',
      'Type',
      'Category',
      'Sub Category',
      'Account',
      'Account Currency',
      'Amount',
      'Account2',
      'Account2 Currency',
      'Account2 Amount',
    ],
    besides: ['Geographic Location', 'Tags', 'Description', 'Comment'],
    columns: {
      date: 'Time',
      note: 'Description',
      sign: { column: 'Type', in: ['Income', 'Balance Modification'], out: ['Expense', 'Transfer'] },
      category: 'Sub Category',
      account: 'Account',
      currency: 'Account Currency',
      amount: 'Amount',
    },
    tags: { column: 'Tags', separator: ';' },
    order: 'YMD',
  },
  {
    source: 'lunch-money',
    name: 'transactions',
    kind: 'rows',
    header: ['date', 'payee', 'original_name', 'amount', 'currency', 'category', 'account_name'],
    besides: null,
    columns: {
      date: 'date',
      payee: 'payee',
      note: 'notes',
      amount: 'amount',
      currency: 'currency',
      category: 'category',
      account: 'account_name',
      state: { column: 'status', pending: ['pending'], void: [] },
    },
    tags: { column: 'tags', separator: ',' },
    order: 'YMD',
    spending: 'unknown',
  },
  {
    source: 'monarch',
    name: 'transactions',
    kind: 'rows',
    header: ['Date', 'Merchant', 'Category', 'Account', 'Original Statement', 'Notes', 'Amount', 'Tags'],
    besides: ['Owner'],
    columns: {
      date: 'Date',
      payee: 'Merchant',
      category: 'Category',
      account: 'Account',
      note: 'Notes',
      amount: 'Amount',
    },
    tags: { column: 'Tags', separator: ',' },
    order: 'YMD',
  },
  {
    source: 'sure',
    name: 'transactions',
    kind: 'rows',
    header: ['date', 'account_name', 'amount', 'name', 'category', 'tags', 'notes', 'currency'],
    besides: [],
    columns: {
      date: 'date',
      account: 'account_name',
      amount: 'amount',
      payee: 'name',
      category: 'category',
      note: 'notes',
      currency: 'currency',
    },
    tags: { column: 'tags', separator: ',' },
    order: 'YMD',
    spending: 'positive',
  },
  {
    source: 'gnucash',
    name: 'full',
    kind: 'entries',
    header: GNUCASH_COLUMNS.filter((name) => !GNUCASH_NUMBERS.includes(name)),
    besides: ['Number', 'Transaction Number', 'Action', 'Number/Action'],
    columns: { date: 'Date', amount: 'Amount Num.' },
  },
  {
    source: 'gnucash',
    name: 'simple',
    kind: 'entries',
    header: [
      'Date',
      'Account Name',
      'Description',
      'Full Category Path',
      'Reconcile',
      'Amount With Sym',
      'Amount Num.',
      'Value With Sym',
      'Value Num.',
      'Rate/Price',
    ],
    besides: ['Number', 'Transaction Number'],
    columns: { date: 'Date', amount: 'Amount Num.' },
    units: 'Value With Sym',
  },
  {
    source: 'hledger',
    name: 'print',
    kind: 'entries',
    header: [
      'txnidx',
      'date',
      'date2',
      'status',
      'code',
      'description',
      'comment',
      'account',
      'amount',
      'commodity',
      'credit',
      'debit',
      'posting-status',
      'posting-comment',
    ],
    besides: [],
    columns: { date: 'date', amount: 'amount' },
    units: 'commodity',
    order: 'YMD',
  },
  {
    source: 'hledger',
    name: 'register',
    kind: 'entries',
    header: ['txnidx', 'date', 'code', 'description', 'account', 'amount', 'total'],
    besides: [],
    columns: { date: 'date', amount: 'amount' },
    units: 'amount',
    order: 'YMD',
  },
];

/**
 * GnuCash writes its header in its user's language, and the columns in one order; what stands in two of them no other program
 * writes. The header as it is in English, or null.
 */
export function gnucashHeader(header: SeenRow, below: SeenRow): string[] | null {
  const [id = '', currency = ''] = [1, 5].map((column) => below.cells[column]);
  const isOne =
    header.cells.length === GNUCASH_COLUMNS.length &&
    /^[0-9a-f]{32}$/.test(id) &&
    /^CURRENCY::[A-Z]{3}$/.test(currency);
  return isOne ? GNUCASH_COLUMNS : null;
}

/** Where each word of a header stands. */
export type HeaderPlaces = ReadonlyMap<string, number>;

export function placesOf({ cells }: SeenRow): HeaderPlaces {
  const places = new Map<string, number>();
  cells.forEach((text, index) => {
    // The dot came and went with the versions of GnuCash.
    const name = text.replace(/ With Sym\.$/, ' With Sym').trim();
    if (name !== '' && !places.has(name)) places.set(name, index);
  });
  return places;
}

/** The layout whose header this is; null for one that is only nearly so. */
export function layoutOf(header: SeenRow | null): PeerLayout | null {
  if (!header) return null;
  const places = placesOf(header);
  return (
    PEER_LAYOUTS.find(({ header: words, besides }) => {
      if (!words.every((each) => places.has(each))) return false;
      const others = besides && new Set([...words, ...besides]);
      return others === null || [...places.keys()].every((each) => others.has(each));
    }) ?? null
  );
}
