import { isCurrency } from '@pft/kernel';
import { ImportEmpty, ImportTooComplex, ImportTooManyRows } from '../../../domain/import/import-errors';
import { ibanOf } from '../../../domain/import/row/target-accounts';
import type {
  ImportWarning,
  ReadingRules,
  Statement,
  StatementAccount,
  StatementBalance,
  StatementEntry,
  StatementSection,
} from '../../../domain/import/statement';
import { EntryProblem, NAME_LENGTH, shortened, storedText } from '../entry-values';
import { MOST_STATEMENTS } from '../markup-file';
import { possibleDay } from '../possible-day';
import { turnByType, type TypedEntry } from './directions';
import {
  dayOf,
  decimalOf,
  entryOfOfx,
  isUnclear,
  readOfxMoney,
  type OfxDecimal,
  type OfxEntry,
  type OfxStatementHead,
} from './ofx-entry';
import { scanOfx, type OfxTag } from './ofx-tags';

/** The aggregates within which something is looked for; all others are passed over as if their values stood outside. */
const STATEMENTS = ['STMTRS', 'CCSTMTRS', 'INVSTMTRS', 'LOANSTMTRS'];
const ACCOUNTS = ['BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM', 'LOANACCTFROM'];
const ENTRIES = ['STMTTRN', 'STMTTRNP'];
const IN_ENTRIES = ['PAYEE', 'BANKACCTTO', 'CCACCTTO', 'CURRENCY', 'ORIGCURRENCY', 'IMAGEDATA'];
const AROUND = ['OFX', 'STATUS', 'BANKTRANLIST', 'BANKTRANLISTP', 'INVTRANLIST', 'INVPOSLIST', 'SECLIST', 'INVTRAN'];
const BALANCES = ['LEDGERBAL', 'AVAILBAL', 'BAL', 'INVBAL'];
const AGGREGATES = new Set([STATEMENTS, ACCOUNTS, ENTRIES, IN_ENTRIES, AROUND, BALANCES].flat());

/** What is looked for outside of entries. */
const WANTED = new Set(
  'CURDEF BANKID BRANCHID BROKERID ACCTID ACCTTYPE BALAMT DTASOF CODE SEVERITY MESSAGE'.split(' '),
);
const isEntry = (name: string) => ENTRIES.includes(name);

/** Values that one entry can have; the standard knows fewer than fifty. */
const MOST_FIELDS = 1_000;
/** Complaints of one file that are told. */
const MOST_WARNINGS = 20;

const TYPES: Readonly<Record<string, StatementAccount['type']>> = {
  CHECKING: 'checking',
  SAVINGS: 'savings',
  MONEYMRKT: 'savings',
  CD: 'savings',
  CREDITLINE: 'loan',
  CREDITCARD: 'credit-card',
};
const TYPES_OF_STATEMENTS: Readonly<Record<string, StatementAccount['type']>> = {
  CCSTMTRS: 'credit-card',
  INVSTMTRS: 'investment',
  LOANSTMTRS: 'loan',
};

/**
 * Reads OFX 1.x and 2.x, and QFX, which is OFX with a bank's number for one program ("Open Financial Exchange", versions
 * 1.6 and 2.2: 11 for accounts and cards, 13 for investments, of which the cash is read).
 * @throws ImportEmpty, ImportTooManyRows, ImportTooComplex, ImportFormatUnsupported
 */
export function readOfx(text: string, rules: ReadingRules, maxRows: number): Statement {
  const reader = new OfxReading(decimalOf(text), rules, maxRows);
  for (const tag of scanOfx(text)) reader.take(tag);
  return reader.end();
}

class OfxReading {
  private readonly sections: StatementSection[] = [];
  private readonly entries: StatementEntry[] = [];
  private readonly warnings: ImportWarning[] = [];
  /** The known aggregates that are open, the outermost first; each at most once. */
  private path: string[] = [];
  private entry: OfxEntry | null = null;
  /** Of the statement that is open, by `aggregate/name`. */
  private fields = new Map<string, string>();
  private head: OfxStatementHead | null = null;
  private trades = 0;
  /** Of the statement that is open. */
  private typed: TypedEntry[] = [];
  /** Entries whose sign is not the direction that is read, and an amount that may be read in two ways. */
  private turned = 0;
  private unclear: string | null = null;
  private isCurrencyOpen = false;
  private lastLine = 1;

  constructor(
    private readonly decimal: OfxDecimal,
    private readonly rules: ReadingRules,
    private readonly maxRows: number,
  ) {}

  take({ name, closes, value, line }: OfxTag): void {
    this.lastLine = line;
    if (closes) this.close(name);
    else if (value === '' && AGGREGATES.has(name)) this.open(name, line);
    else this.note(name, value);
  }

  end(): Statement {
    const inside = this.path.includes('OFX');
    if (this.entry) this.entry.broken = true;
    this.closeFrom(0);
    if (inside) {
      const detail = `The file ends on line ${this.lastLine} before what it begins does: rows may be missing.`;
      this.warnings.push({ code: 'file-ends-early', detail });
    }
    if (this.trades > 0) {
      const detail = `${this.trades} trades and other movements of investments are not imported; only what moved cash is.`;
      this.warnings.push({ code: 'trades-not-imported', detail });
    }
    if (this.entries.length === 0 && this.warnings.length === 0) throw new ImportEmpty();
    this.warnings.push(...this.assumptions());
    return { sections: this.sections, entries: this.entries, warnings: this.warnings };
  }

  private assumptions(): ImportWarning[] {
    const assumed: ImportWarning[] = [];
    const say = (code: string, detail: string) => assumed.push({ code, detail });
    if (this.isCurrencyOpen)
      say(
        'currency-assumed',
        'The file names no currency; the amounts are taken for that of the chosen account, else for your base currency.',
      );
    if (this.unclear !== null)
      say(
        'decimal-assumed',
        `«${shortened(this.unclear)}» may have decimals or thousands. It is read as an amount with decimals.`,
      );
    if (this.turned > 0)
      say(
        'direction-assumed',
        `The signs of ${this.turned} amounts are not those of money in and out: what the file calls a debit is read as money out.`,
      );
    return assumed;
  }

  private open(name: string, line: number): void {
    // What begins again, and what no entry holds, shows that somebody forgot to close.
    const open = this.path.indexOf(name);
    if (open >= 0) this.closeFrom(open);
    if (this.entry && !IN_ENTRIES.includes(name)) this.closeFrom(this.path.findIndex(isEntry));
    if (STATEMENTS.includes(name)) this.beginStatement();
    if (isEntry(name)) this.beginEntry(name, line);
    if (name === 'INVTRAN') this.trades++;
    this.path.push(name);
  }

  private note(name: string, value: string): void {
    const around = this.path.at(-1) ?? '';
    if (!this.entry) {
      const key = `${around}/${name}`;
      if (WANTED.has(name) && !this.fields.has(key)) this.fields.set(key, value);
      return;
    }
    if (value === '') return;
    const { fields, cells, line } = this.entry;
    const key = isEntry(around) ? name : `${around}/${name}`;
    if (!fields.has(key)) fields.set(key, value);
    cells.push(value);
    if (cells.length > MOST_FIELDS)
      throw new ImportTooComplex(`${MOST_FIELDS} values of the entry on line ${line}`, null);
  }

  private close(name: string): void {
    const open = this.path.lastIndexOf(name);
    if (open >= 0) this.closeFrom(open);
  }

  private closeFrom(index: number): void {
    while (this.path.length > index) {
      const name = this.path.at(-1) ?? '';
      if (isEntry(name)) this.endEntry();
      if (STATEMENTS.includes(name)) this.endStatement(name);
      if (name === 'STATUS') this.endStatus();
      this.path.pop();
    }
  }

  private beginStatement(): void {
    this.fields.clear();
    this.head = null;
  }

  private endStatement(name: string): void {
    if (this.sections.length === MOST_STATEMENTS) throw new ImportTooComplex(`${MOST_STATEMENTS} statements`, null);
    const { account } = this.headOf(name);
    const currency = account?.currency ?? this.rules.fallbackCurrency(account?.text ?? null);
    this.sections.push({ account, opening: null, closing: this.balance('LEDGERBAL', currency) });
    this.turned += turnByType(this.entries, this.typed);
    this.typed = [];
    this.fields.clear();
    this.head = null;
  }

  private beginEntry(name: string, line: number): void {
    if (this.entries.length === this.maxRows) throw new ImportTooManyRows(this.maxRows);
    const pending = name === 'STMTTRNP' || this.path.includes('BANKTRANLISTP');
    this.entry = { line, fields: new Map(), cells: [], pending, broken: false };
  }

  private endEntry(): void {
    if (!this.entry) return;
    const { line, fields } = this.entry;
    const statement = this.path.find((name) => STATEMENTS.includes(name)) ?? null;
    const head = this.headOf(statement);
    const entry = entryOfOfx(this.entry, head, this.decimal, this.rules);
    this.typed.push({ index: this.entries.length, type: fields.get('TRNTYPE')?.toUpperCase() ?? '' });
    this.entries.push(entry);
    if ('values' in entry) {
      const amount = fields.get('TRNAMT') ?? '';
      if (isUnclear(amount, this.decimal, entry.values.amount.currency)) this.unclear ??= amount;
      if (head.currency === null && !fields.has('CURRENCY/CURSYM') && !fields.has('CURRENCY'))
        this.isCurrencyOpen = true;
    }
    this.entry = null;
    const corrected = fields.get('CORRECTFITID');
    if (!corrected || this.warnings.length >= MOST_WARNINGS) return;
    const what = fields.get('CORRECTACTION')?.toUpperCase() === 'DELETE' ? 'takes back' : 'replaces';
    const detail = `The entry on line ${line} ${what} the one with the id «${shortened(corrected)}»: see whether that is booked.`;
    this.warnings.push({ code: 'entry-corrected', detail });
  }

  /** What the bank answered instead of a statement. */
  private endStatus(): void {
    const [severity, code, message] = ['SEVERITY', 'CODE', 'MESSAGE'].map((name) => this.fields.get(`STATUS/${name}`));
    for (const name of ['SEVERITY', 'CODE', 'MESSAGE']) this.fields.delete(`STATUS/${name}`);
    if (severity?.toUpperCase() !== 'ERROR' || this.warnings.length >= MOST_WARNINGS) return;
    const detail = `The bank answered with an error: ${shortened(message ?? '') || `code ${code ?? 'unknown'}`}.`;
    this.warnings.push({ code: 'bank-error', detail });
  }

  /** Of the statement that is open, once its account has been told. */
  private headOf(statement: string | null): OfxStatementHead {
    if (statement === null) return { account: null, currency: null };
    return (this.head ??= {
      section: this.sections.length,
      account: this.account(statement),
      currency: this.fields.get(`${statement}/CURDEF`) || null,
    });
  }

  private account(statement: string): StatementAccount | null {
    const of = (name: string) => ACCOUNTS.map((around) => this.fields.get(`${around}/${name}`)).find(Boolean) ?? null;
    const number = of('ACCTID');
    if (number === null) return null;
    const iban = ibanOf(number);
    const bank = of('BANKID') ?? of('BROKERID');
    const currency = this.fields.get(`${statement}/CURDEF`)?.toUpperCase() ?? null;
    const type = TYPES[of('ACCTTYPE')?.toUpperCase() ?? ''] ?? TYPES_OF_STATEMENTS[statement];
    return {
      text: iban ?? storedText(number, NAME_LENGTH) ?? number,
      iban,
      number: iban === null ? [bank, number].filter((part) => part !== null).join('/') : null,
      name: null,
      currency: isCurrency(currency) ? currency : null,
      ...(type && { type }),
    };
  }

  /** An unreadable balance is none. */
  private balance(name: string, currency: string): StatementBalance | null {
    try {
      const amount = readOfxMoney(this.fields.get(`${name}/BALAMT`) ?? null, currency, this.decimal);
      const date = dayOf(this.fields.get(`${name}/DTASOF`) ?? null);
      return { date: possibleDay(date, this.rules), amount };
    } catch (error) {
      if (error instanceof EntryProblem) return null;
      throw error;
    }
  }
}
