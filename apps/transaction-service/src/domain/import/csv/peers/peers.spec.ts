import { mappingOf, sourceOf, type Proposal, type ReadingContext, type StatementEntry } from '../../statement';
import { CsvFile } from '../csv-file';
import { patchMapping } from '../mapping';
import { patchPeer, type PeerReading } from './peer-reading';

const NOBODY: ReadingContext = { locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' };
const rules = { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' };
const open = (text: string) => CsvFile.open({ text, charset: 'utf-8' }, null, { maxRows: 100, maxColumns: 100 });
const propose = (text: string, context = NOBODY) => open(text).propose(context);
const asked = ({ questions = [] }: Proposal) =>
  questions.map(({ code, options }) => [code, ...options.map(({ mapping }) => mapping)]);
const days = (entries: readonly StatementEntry[]) =>
  entries.map((entry) => ('values' in entry ? entry.values.date : entry.problem));

const GNUCASH =
  'Date,Account Name,Number,Description,Full Category Path,Reconcile,Amount With Sym,Amount Num.,Value With Sym,Value Num.,Rate/Price\n';
const gnucash = (...lines: [day: string, amount: string][]) =>
  GNUCASH +
  lines
    .map(
      ([day, amount]) =>
        `${day},Assets:Bank,,Tea,Expenses:Food,n,"€${amount}","${amount}","€${amount}","${amount}",1\n`,
    )
    .join('');
const YNAB = 'Account,Flag,Date,Payee,Category Group/Category,Category Group,Category,Memo,Outflow,Inflow,Cleared\n';
const ynab = (day: string) => `${YNAB}Cash,,${day},Tea,Food: Tea,Food,Tea,,€1.00,€0.00,Cleared\n`;
const asPeer = ({ reading }: Proposal) => reading as PeerReading;

describe('a table that another program has exported', () => {
  it('is known by its header alone, word for word', () => {
    expect(sourceOf(propose(ynab('2026-03-14')).reading)).toBe('ynab');
    for (const [word, other] of [
      ['Outflow', 'outflow'],
      ['Memo', 'Notes'],
      ['Flag', 'Flag,Colour'],
      ['Cleared', 'Cleared,Approved'],
    ] as const)
      expect(sourceOf(propose(ynab('2026-03-14').replace(word, other)).reading)).toBeNull();
    expect(sourceOf(propose(`${YNAB.replaceAll(',', ';')}Cash;;14.03.2026;Tea;;;;;1,00;0,00;Cleared\n`).reading)).toBe(
      'ynab',
    );
  });

  it('may have more columns where the program adds some', () => {
    const header = 'date,payee,original_name,amount,currency,category,account_name';
    const row = '2026-03-14,Tea,TEA 1,-1.00,eur,Food,Cash';
    expect(sourceOf(propose(`${header},new_in_2027\n${row},x\n`).reading)).toBe('lunch-money');
    expect(sourceOf(propose(`${header.replace('payee,', '')}\n${row.replace('Tea,', '')}\n`).reading)).toBeNull();
  });

  it('asks for the order of its dates where nothing decides it, and answers it by the mapping', () => {
    for (const [text, isMapped] of [
      [ynab('03/04/2026'), true],
      [gnucash(['03/04/2026', '-1.00']), false],
    ] as const) {
      const proposal = propose(text, { ...NOBODY, locale: 'en-US' });
      expect(asked(proposal)).toEqual([['date-order', { dateFormat: 'DD/MM/YYYY' }, { dateFormat: 'MM/DD/YYYY' }]]);
      expect(mappingOf(proposal.reading) !== null).toBe(isMapped);
      expect(days(open(text).read(proposal.reading, rules).entries)).toEqual(['2026-04-03']);
    }
    const { reading } = propose(ynab('03/04/2026'));
    if (!('mapping' in reading)) throw new Error('A register has a mapping.');
    const monthFirst = { ...reading, mapping: patchMapping(reading.mapping, { dateFormat: 'MM/DD/YYYY' }) };
    expect(days(open(ynab('03/04/2026')).read(monthFirst, rules).entries)).toEqual(['2026-03-04']);
    const text = gnucash(['03/04/2026', '-1.00']);
    const patched = patchPeer(asPeer(propose(text)), { dateFormat: 'MM/DD/YYYY' });
    expect(days(open(text).read(patched, rules).entries)).toEqual(['2026-03-04']);
  });

  it('decides by all of its dates and figures', () => {
    expect(propose(gnucash(['03/04/2026', '-1.00'], ['03/14/2026', '-2.00']))).toMatchObject({
      reading: { dateFormat: 'MM/DD/YYYY', decimal: '.' },
      questions: [],
    });
    expect(propose(gnucash(['3.4.2026', '-1.000,50']))).toMatchObject({
      reading: { dateFormat: 'DD.MM.YYYY', decimal: ',' },
      questions: [],
    });
  });

  it('lets a person say nothing else where a mapping cannot say how its lines belong together', () => {
    const reading = asPeer(propose(gnucash(['2026-03-14', '-1.00'])));
    expect(patchPeer(reading, { decimal: ',' })).toEqual({ ...reading, decimal: ',' });
    const refused = { code: 'import-mapping-invalid', field: 'mapping.columns' };
    expect(() => patchPeer(reading, { columns: { amount: 3 } })).toThrow(expect.objectContaining(refused));
    expect(() => patchPeer(reading, { dateFormat: 'tomorrow' })).toThrow(
      expect.objectContaining({ field: 'mapping.dateFormat' }),
    );
  });

  it('keeps what is known of it under another mapping', () => {
    const text = `${YNAB}Cash,,2026-03-14,Tea,,,,Split (1/2) a,€1.00,€0.00,\nCash,,2026-03-14,Tea,,,,Split (2/2) b,€2.00,€0.00,\n`;
    const { reading } = propose(text);
    if (!('mapping' in reading)) throw new Error('A register has a mapping.');
    const turned = { ...reading, mapping: patchMapping(reading.mapping, { columns: { debit: 9, credit: 8 } }) };
    const { entries } = open(text).read(turned, rules);
    expect(entries).toMatchObject([{ line: 2, values: { type: 'income', splits: [{ note: 'a' }, { note: 'b' }] } }]);
  });

  it('is remembered by its program', () => {
    const file = open(ynab('03/04/2026'));
    const proposal = file.propose(NOBODY);
    const { reading } = proposal;
    if (!('mapping' in reading)) throw new Error('A register has a mapping.');
    const remembered = { ...reading, mapping: { ...reading.mapping, dateFormat: 'MM/DD/YYYY' } };
    expect(file.recall(remembered, proposal)?.reading).toEqual(remembered);
    expect(file.recall({ format: 'csv', mapping: reading.mapping }, proposal)).toBeNull();
  });

  it('is read as days and figures were written in another file, where this one leaves it open', () => {
    const unsure = open(gnucash(['03/04/2026', '-1.00']));
    const sure = open(gnucash(['03/14/2026', '-1.00']));
    const remembered = { ...asPeer(unsure.propose(NOBODY)), dateFormat: 'MM/DD/YYYY' };
    const recalled = (file: CsvFile, reading = remembered) => file.recall(reading, file.propose(NOBODY))?.reading;
    expect(recalled(unsure)).toMatchObject({ source: 'gnucash', dateFormat: 'MM/DD/YYYY' });
    expect(recalled(sure, { ...remembered, dateFormat: 'DD/MM/YYYY' })).toMatchObject({ dateFormat: 'MM/DD/YYYY' });
    expect(recalled(unsure, { ...remembered, source: 'hledger' })).toBeUndefined();
  });

  it('has all lines of an entry as its cells', () => {
    const text = `${YNAB}A,,2026-03-14,Transfer : B,,,,,€1.00,€0.00,\nB,,2026-03-14,Transfer : A,,,,,€0.00,€1.00,\n`;
    const file = open(text);
    const [entry, ...others] = file.read(file.propose(NOBODY).reading, rules).entries;
    expect(others).toEqual([]);
    expect(entry?.source.cells).toEqual([
      ...['A', '', '2026-03-14', 'Transfer : B', '', '', '', '', '€1.00', '€0.00', ''],
      ...['B', '', '2026-03-14', 'Transfer : A', '', '', '', '', '€0.00', '€1.00', ''],
    ]);
  });

  it('says how much did not arrive where no row tells it in an account that is kept in another currency', () => {
    const file = open(`${YNAB}A,,2026-03-14,Transfer : B,,,,,1.00,0.00,\n`);
    const fallbackCurrency = (account: string | null) => (account === 'B' ? 'USD' : 'EUR');
    expect(days(file.read(file.propose(NOBODY).reading, { ...rules, fallbackCurrency }).entries)).toEqual([
      '«B» is kept in USD, and the file does not say how much of the EUR arrived there.',
    ]);
  });
});
