import { mappingOf, type Proposal, type ReadingContext, type Statement } from '../statement';
import { CsvFile } from './csv-file';
import { patchMapping, type ImportMappingPatch } from './mapping';

const NOBODY: ReadingContext = { locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' };
const GIRO: ReadingContext = { ...NOBODY, account: { currency: 'EUR', type: 'checking' } };
const limits = { maxRows: 1_000, maxColumns: 100 };
const rules = { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' };

const open = (text: string) => CsvFile.open({ text, charset: 'utf-8' }, null, limits);
const propose = (text: string, context = NOBODY) => open(text).propose(context);
const mapping = (proposal: Proposal) => mappingOf(proposal.reading)!;
const columns = (text: string, context = NOBODY) => mapping(propose(text, context)).columns;
const asked = ({ questions = [] }: Proposal) => questions.map(({ code }) => code);
const warned = ({ warnings }: Proposal) => warnings.map(({ code }) => code);

function read(text: string, patch: ImportMappingPatch = {}, context = GIRO): Statement {
  const file = open(text);
  return file.read({ format: 'csv', mapping: patchMapping(mapping(file.propose(context)), patch) }, rules);
}

const figures = ({ entries }: Statement) =>
  entries.map((entry) =>
    'values' in entry
      ? `${entry.values.type === 'income' ? '' : '-'}${entry.values.amount.toDecimal()}${entry.values.ignored ? ` ${entry.values.ignored}` : ''}`
      : entry.problem,
  );

describe('what the columns of a table mean', () => {
  it('follows the words above them, in whatever order and language', () => {
    expect(columns('Saldo;Importe;Concepto;Fecha valor;Fecha\n9,00;-1,00;Té;14/03/2026;13/03/2026\n')).toEqual({
      date: 4,
      valueDate: 3,
      payee: 2,
      amount: 1,
      balance: 0,
    });
    expect(
      columns('Data operazione;Descrizione;Entrate;Uscite\n13/03/2026;Stipendio;1.900,00;\n14/03/2026;Bar;;1,20\n'),
    ).toEqual({ date: 0, payee: 1, debit: 3, credit: 2 });
  });

  it('follows the cells where there are no words', () => {
    expect(columns('EUR,Tea shop in town,13.03.2026,-1.00\nEUR,Book shop,14.03.2026,-2.00\n')).toEqual({
      date: 2,
      payee: 1,
      amount: 3,
      currency: 0,
    });
  });

  it('is proven by a balance that runs beside them, whatever the words say', () => {
    const rows = '13.03.2026;Tea;-1,00;99,00\n14.03.2026;Pay;50,00;149,00\n15.03.2026;Cake;-4,00;145,00\n';
    expect(propose(rows)).toMatchObject({
      reading: { mapping: { columns: { amount: 2, balance: 3 }, balance: { order: 'down' } } },
      confidence: { proof: 'balance', agree: 2, of: 2 },
    });
    expect(columns(rows.replace(/;([^;\n]*);([^;\n]*)\n/g, ';$2;$1\n'))).toMatchObject({ amount: 3, balance: 2 });
    expect(columns(`Date;Text;Balance;Amount\n${rows}`)).toMatchObject({ amount: 2, balance: 3 });
  });

  it('tells signs that are turned by the balance', () => {
    const proposal = propose(
      'Date,Payee,Amount,Balance\n2026-03-13,Tea,1.00,99.00\n2026-03-14,Pay,-50.00,149.00\n2026-03-15,Cake,4.00,145.00\n',
    );
    expect(mapping(proposal)).toMatchObject({ columns: { amount: 2, balance: 3 }, inverted: true });
    expect(asked(proposal)).toEqual([]);
  });

  it('is proven by the movements alone where a summary of other columns stands below them', () => {
    const rows = '02/03/26,Cafe,1,250,,9750\n03/03/26,Pay,2,,50000,59750\n04/03/26,Till,3,2000,,57750\n';
    const summary = 'SUMMARY,,,,,\nOpening,Dr Count,Cr Count,Debits,Credits,Closing\n10000,2,1,2250,50000,57750\n';
    expect(columns(`Date,Narration,Ref,Withdrawal,Deposit,Balance\n${rows}${summary}`)).toMatchObject({
      debit: 3,
      credit: 4,
      balance: 5,
    });
  });

  it('needs at least 95 of 100 steps of a balance', () => {
    const row = (day: number, balance: number) => `2026-03-${day},Tea,-1.00,${balance}.00\n`;
    const wrong = `Date,Payee,Amount,Balance\n${row(10, 99)}${row(11, 98)}${row(12, 90)}${row(13, 89)}`;
    expect(warned(propose(wrong))).toContain('balance-mismatch');
  });

  it('takes letters for signs only where they make a pair, or mean money out and little else', () => {
    const file = (first: string, second: string) => `13.03.2026,Tea,1.00,${first}\n14.03.2026,Pay,2.00,${second}\n`;
    expect(columns(file('S', 'H')).sign).toEqual({ column: 3, in: ['H'], out: ['S'] });
    expect(columns(file('O', 'O')).sign).toEqual({ column: 3, in: ['I'], out: ['O'] });
    expect(columns(file('A', 'I')).sign).toBeUndefined();
    expect(columns(file('C', 'C')).sign).toBeUndefined();
    expect(columns(file('debit', 'debit')).sign).toEqual({ column: 3, in: ['credit'], out: ['debit'] });
  });

  it('needs no sign column where the amounts have signs', () => {
    expect(
      columns('Date,Payee,Amount,Type\n2026-03-13,Tea,-1.00,debit\n2026-03-14,Pay,2.00,credit\n').sign,
    ).toBeUndefined();
  });

  it("takes a bank's id for one only where it is in every row, never twice, and no mere count", () => {
    const file = (...ids: string[]) =>
      `ID,Date,Payee,Amount\n${ids.map((id, day) => `${id},2026-03-${13 + day},Tea,-1.00\n`).join('')}`;
    expect(columns(file('TX-7', 'TX-9')).bankId).toBe(0);
    expect(columns(file('TX-7', 'TX-7')).bankId).toBeUndefined();
    expect(columns(file('1', '2')).bankId).toBeUndefined();
    expect(columns(file('TX-7', '')).bankId).toBeUndefined();
  });

  it('takes a column that says who for the payee, though another one varies more', () => {
    const rows = [
      '2025-04-14,Petra,Sparen 14.04.,-300',
      '2025-04-20,,Sparen 20.04.,-100',
      '2025-05-02,Petra,Zinsen,1.20',
    ];
    const text = (who: string) =>
      `Date,${who},Description,Amount\n${rows.join('\n')}\n2025-05-09,Petra,Sparen 09.05.,-4\n`;
    expect(columns(text('Payee'))).toMatchObject({ payee: 1, note: 2 });
    expect(columns(text('Text'))).toMatchObject({ payee: 2 });
    const sums = '2025-05-09,,Turnover,-4\n'.repeat(4);
    expect(columns(text('Beneficiary') + sums)).toMatchObject({ payee: 1, note: 2 });
  });

  it("tells the own account from the counterparty's", () => {
    const file = (header: string, ...accounts: string[]) =>
      `Date,Payee,${header},Amount\n${accounts.map((account) => `2026-03-13,Tea,${account},-1.00\n`).join('')}`;
    expect(columns(file('Account Name', 'Joint', 'Wallet')).account).toBe(2);
    expect(columns(file('IBAN', 'DE02', 'DE03')).account).toBeUndefined();
    expect(columns(file('IBAN', 'DE02', 'DE02')).account).toBe(2);
  });
});

describe('the order of day and month', () => {
  const dates = (...days: string[]) => `Date,Payee,Amount\n${days.map((day) => `${day},Tea,-1.00\n`).join('')}`;
  const american: ReadingContext = { ...NOBODY, locale: 'en-US', account: { currency: 'USD', type: 'checking' } };
  const german: ReadingContext = { ...GIRO, locale: 'de' };

  it.each([
    ['a day that does not exist otherwise', ['03/04/2026', '03/14/2026'], german, 'MM/DD/YYYY', [], []],
    ['days that would lie ahead', ['11/10/2026', '11/12/2026'], german, 'MM/DD/YYYY', [], []],
    ['a sequence that would be broken', ['30/01/2026', '01/02/2026', '02/02/2026'], american, 'DD/MM/YYYY', [], []],
    ['dots', ['01.02.2026'], american, 'DD.MM.YYYY', [], []],
    ['currency and locale together', ['01/02/2026'], american, 'MM/DD/YYYY', [], ['date-order-assumed']],
    ['currency and locale together', ['01/02/2026'], german, 'DD/MM/YYYY', [], ['date-order-assumed']],
    ['nobody where they disagree', ['01/02/2026'], { ...american, locale: 'de' }, 'MM/DD/YYYY', ['date-order'], []],
    ['nobody where the locale has no region', ['01/02/2026'], GIRO, 'DD/MM/YYYY', ['date-order'], []],
    [
      'years of two digits in front where they are near',
      ['26-03-14', '26-03-20'],
      { ...GIRO, locale: 'sv' },
      'YY-MM-DD',
      [],
      [],
    ],
  ] as [string, string[], ReadingContext, string, string[], string[]][])(
    'is decided by %s',
    (_what, days, context, format, questions, warnings) => {
      const proposal = propose(dates(...days), context);
      expect(mapping(proposal).dateFormat).toBe(format);
      expect(asked(proposal)).toEqual(questions);
      expect(warned(proposal)).toEqual(warnings);
    },
  );

  it('is said in words', () => {
    const { warnings } = propose(dates('04/03/2026', '04/11/2026'), american);
    expect(warnings[0]?.detail).toBe('The dates are read as 3 to 11 April 2026, month first.');
  });
});

describe('a question', () => {
  it('has the likeliest option first, each with what it makes of a line', () => {
    const [question] = propose('Date,Payee,Amount\n01/02/2026,Tea,-1.00\n', GIRO).questions ?? [];
    expect(question?.options).toEqual([
      {
        label: '1 February 2026, day first',
        mapping: { dateFormat: 'DD/MM/YYYY' },
        example: { line: 2, before: '2026-01-02, -1.00 EUR', after: '2026-02-01, -1.00 EUR' },
      },
      {
        label: '2 January 2026, month first',
        mapping: { dateFormat: 'MM/DD/YYYY' },
        example: { line: 2, before: '2026-02-01, -1.00 EUR', after: '2026-01-02, -1.00 EUR' },
      },
    ]);
  });

  it('is not asked where its options change nothing', () => {
    const file = (fee: string) =>
      `Date,Payee,Amount,Fee\n2026-03-13,Tea,-10.00,${fee}\n2026-03-14,Pay,50.00,0.00\n2026-03-15,Bus,-2.00,0.00\n`;
    expect(asked(propose(file('1.00'), GIRO))).toEqual(['fee']);
    expect(asked(propose(file('0.00'), GIRO))).toEqual([]);
  });

  it('can be answered with others, one by one', () => {
    const text = 'Date,Payee,Amount,Fee\n01/02/2026,Tea,10.00,1.00\n02/02/2026,Bus,2.00,0.00\n';
    const file = open(text);
    const proposal = file.propose(NOBODY);
    const answered = (proposal.questions ?? []).reduce(
      (each, { options }) => patchMapping(each, options.at(-1)!.mapping),
      mapping(proposal),
    );
    expect(asked(proposal)).toEqual(['date-order', 'direction', 'fee']);
    expect(answered).toMatchObject({ dateFormat: 'MM/DD/YYYY', inverted: true });
    expect(answered.columns.fee).toBeUndefined();
  });

  it('does not take the answer to another one back, where both are about the balance', () => {
    const rows = ['01.06.2026;Bar;1,00;99,00', '02.06.2026;Tee;2,00;97,00', '03.06.2026;Bar;3,00;94,00'];
    const text = `${[...rows, '04.06.2026;Luz;7,50;', '05.06.2026;Tee;4,00;90,00', '06.06.2026;Bar;9,00;'].join('\n')}\n`;
    const proposal = propose(`Datum;Empfänger;Betrag;Saldo\n${text}`, GIRO);
    expect(asked(proposal)).toEqual(['first-row', 'rows-without-balance']);
    const last = (code: string) => proposal.questions?.find((each) => each.code === code)?.options.at(-1)?.mapping;
    let answered = mapping(proposal);
    for (const code of asked(proposal)) answered = patchMapping(answered, last(code) ?? {});
    expect(answered.balance).toMatchObject({ firstRow: 'in' });
    expect(answered.balance?.blanks).not.toEqual(mapping(proposal).balance?.blanks);
  });

  it('is about the direction where figures of one sign stand beside an empty column, which may be the other half', () => {
    const rows = [
      '2026-03-14,Tea,,-1.00',
      '2026-03-15,Bus,,-2.00',
      '2026-03-16,Rent,,-900.00',
      '2026-03-17,Soap,,-3.10',
    ];
    expect(asked(propose(`Pliq,Brulo,Hasko,Nilbo\n${rows.join('\n')}\n`, GIRO))).toEqual(['direction']);
    expect(asked(propose(`Pliq,Brulo,Note,Nilbo\n${rows.join('\n')}\n`, GIRO))).toEqual([]);
  });

  it('is about what is booked, too, where words taken for a direction may be those of a state', () => {
    const rows = (last: string) =>
      `Pliq;Brulo;Hasko;Lomde\n30.06.2025;Farmacia;307,24;gorp\n10.10.2025;Acqua;545,97;gorp\n20.02.2026;Bar;702,09;gorp\n19.04.2026;${last};350,51;snarf\n`;
    expect(asked(propose(rows('Acqua'), GIRO))).toEqual(['direction', 'state']);
    expect(asked(propose(rows('Stipendio'), GIRO))).toEqual(['direction']);
  });

  it('is about what is booked where the direction is asked between the words of two columns', () => {
    const rows = [
      'blim;aa;1,5',
      'blim;aa;703',
      'gorp;bb;1',
      'gorp;aa;2,25',
      'blim;aa;450',
      'gorp;aa;869',
      'gorp;bb;117',
    ];
    const text = rows.map((row, i) => `${10 + i}.06.2026;Luz;${row}0\n`).join('');
    expect(asked(propose(text, GIRO))).toEqual(['direction', 'state']);
  });

  it('is about what is booked in a handful of rows of which some bear a figure that may be a balance', () => {
    const text = '2026-04-23;Sklep;-699,62;2093,38\n2026-04-13;Piekarnia;-792,81;\n';
    const { questions = [] } = propose(text, GIRO);
    expect(questions.map(({ code, options }) => [code, ...options.map(({ label }) => label)])).toEqual([
      ['rows-without-balance', 'They are booked', 'They are not booked yet'],
    ]);
  });

  it('is about the currency where codes of other ones stand beside figures that nothing explains', () => {
    const text = '04/11/2026;Électricité;-1,89;-2,59;USD\n30/10/2026;ACME;248,64;340,64;USD\n';
    expect(asked(propose(text, GIRO))).toContain('currency');
    expect(asked(propose(text.replaceAll('USD', 'EUR'), GIRO))).not.toContain('currency');
    const apart = '04/11/2026;Électricité;1,89;;-2,59;USD\n30/10/2026;ACME;248,64;;-340,64;USD\n';
    expect(asked(propose(apart, GIRO))).toContain('currency');
  });

  it('is not needed for a currency that only a balance beside the movements lacks', () => {
    const text =
      'Vungi;Wixt;Odrem;Ezdin\n20.08.2026;Opening balance;1.200,00;\n20.08.2026;Tåg;-275,78;SEK\n17.08.2026;ACME;2.872,51;SEK\n16.08.2026;Bokhandel;-867,27;USD\n13.08.2026;Tåg;-3,10;SEK\n';
    expect(columns(text, GIRO)).toMatchObject({ amount: 2, currency: 3 });
  });

  it('is about the decimal sign where no figure is below a thousand though the currency has cents, unless a rate has the same sign', () => {
    const text = (rate: string) =>
      `Date,Payee,Amount,Currency,Rate\n2025-03-01,Café,29.000,CHF,${rate}\n2025-03-02,Shop,-12.900,CHF,${rate}\n2025-03-13,Bar,-111.550,CHF,${rate}\n`;
    expect(asked(propose(text(''), GIRO))).toEqual(['decimal']);
    expect(figures(read(text('1.000000')))).toEqual(['29.00', '-12.90', '-111.55']);
    expect(asked(propose(text('1.000000'), GIRO))).toEqual([]);
    expect(figures(read(text('').replaceAll('CHF', 'HUF')))).toEqual(['29000.00', '-12900.00', '-111550.00']);
  });

  it('is asked three times at most', () => {
    const text =
      '01/02/2026,02/02/2026,Tea,10.00,1.00\n03/02/2026,01/02/2026,Bus,2.00,0.00\n02/02/2026,05/02/2026,Bus,3.00,0.00\n';
    expect(asked(propose(text)).length).toBeLessThanOrEqual(3);
  });
});

describe('reading by a mapping that a person sends', () => {
  const plain = 'Date,Payee,Amount,Rate\n2026-03-13,Tea,-10.00,1.00\n2026-03-14,Pay,50.00,\n';

  it('books a fee within its row, or as a row of its own', () => {
    expect(figures(read(plain, { columns: { fee: 3 } }))).toEqual(['-11.00', '50.00']);
    const { entries } = read(plain, { columns: { fee: 3 }, fees: 'own' });
    expect(figures({ sections: [], entries, warnings: [] })).toEqual(['-10.00', '-1.00', '50.00']);
    expect(entries[1]).toMatchObject({ line: 2, values: { payee: 'Tea', note: 'Fee', type: 'expense' } });
  });

  it('turns all signs, and takes figures without a mark for money out', () => {
    expect(figures(read(plain, { inverted: true }))).toEqual(['10.00', '-50.00']);
    expect(
      figures(read('Date,Payee,Amount\n2026-03-13,Tea,10.00\n2026-03-14,Pay,5.00 CR\n', { unmarked: 'out' })),
    ).toEqual(['-10.00', '5.00']);
  });

  it('takes one half of a pair alone, and a reversal in it for the other direction', () => {
    expect(
      figures(
        read('Date,Payee,Out\n2026-03-13,Tea,10.00\n2026-03-14,Tea,20.00\n2026-03-15,Back,-5.00\n', {
          columns: { debit: 2 },
        }),
      ),
    ).toEqual(['-10.00', '-20.00', '5.00']);
  });

  it('leaves out rows by the words of their state', () => {
    const state = { column: 3, pending: ['1.00'], void: [] };
    expect(figures(read(plain, { columns: { state } }))).toEqual(['-10.00 pending', '50.00']);
  });

  it('gives signs by the balance, and says of the first row what it is told', () => {
    const text =
      'Date,Payee,Amount,Balance\n2026-03-13,Tea,5.00,95.00\n2026-03-14,Pay,50.00,145.00\n2026-03-15,Cake,4.50,140.50\n';
    const balance = { order: 'down', firstRow: 'out' } as const;
    expect(figures(read(text, { balance }))).toEqual(['-5.00', '50.00', '-4.50']);
  });

  it('gives signs by the balance to rows without one, too, where their step can be come to in one way alone', () => {
    const rows = '01.06.2026;a;1,00;99,00\n02.06.2026;b;2,00;\n03.06.2026;c;30,00;\n04.06.2026;d;4,00;131,00\n';
    const balance = { order: 'down', firstRow: 'out' } as const;
    const signed = (text: string) => figures(read(`Datum;Empfänger;Betrag;Saldo\n${text}`, { balance }));
    expect(signed(rows)).toEqual(['-1.00', '-2.00', '30.00', '4.00']);
    const twice = rows.replace('30,00', '2,00').replace('131,00', '103,00');
    expect(signed(twice)).toEqual([
      '-1.00',
      expect.stringMatching(/does not say/),
      expect.stringMatching(/does not say/),
      '4.00',
    ]);
  });

  it('tells what the account held before and after by a running balance', () => {
    const { sections, entries } = read(
      'Date,Payee,Amount,Balance\n2026-03-13,Tea,-5.00,95.00\n2026-03-15,Pay,50.00,145.00\n2026-03-16,Bus,-1.00,144.00\n',
    );
    const [section] = sections;
    expect([section?.opening?.date, section?.opening?.amount.toDecimal()]).toEqual(['2026-03-13', '100.00']);
    expect([section?.closing?.date, section?.closing?.amount.toDecimal()]).toEqual(['2026-03-16', '144.00']);
    expect(entries.map((entry) => entry.section)).toEqual([0, 0, 0]);
  });

  it('reads what a mapping without the new fields says as it always did', () => {
    const old = {
      charset: 'utf-8',
      delimiter: ',',
      headerLine: 1,
      decimal: '.',
      dateFormat: 'YYYY-MM-DD',
      columns: { date: 0, payee: 1, amount: 2 },
    } as const;
    expect(
      figures(
        CsvFile.open({ text: plain, charset: 'utf-8' }, old, limits).read({ format: 'csv', mapping: old }, rules),
      ),
    ).toEqual(['-10.00', '50.00']);
  });
});

describe('a mapping remembered from another file', () => {
  const remember = (text: string, patch: ImportMappingPatch, next: string) => {
    const before = patchMapping(mapping(propose(text, GIRO)), patch);
    const file = open(next);
    const proposal = file.propose(GIRO);
    return mappingOf((file.recall({ format: 'csv', mapping: before }, proposal) ?? proposal).reading);
  };
  const dated = (day: string) => `Date,Payee,Amount\n${day},Tea,-1.00\n`;

  it('keeps the order of dates only where the file leaves it open', () => {
    expect(remember(dated('01/02/2026'), { dateFormat: 'MM/DD/YYYY' }, dated('03/04/2026'))?.dateFormat).toBe(
      'MM/DD/YYYY',
    );
    expect(remember(dated('01/02/2026'), { dateFormat: 'MM/DD/YYYY' }, dated('13/04/2026'))?.dateFormat).toBe(
      'DD/MM/YYYY',
    );
  });

  it('learns the states that are new this time', () => {
    const stated = (...states: string[]) =>
      `Date,Payee,Amount,Status\n${states.map((state, i) => `2026-03-1${i},Tea,-1.00,${state}\n`).join('')}`;
    const next = stated('Completed', 'Pending', 'Completed');
    expect(remember(stated('Completed', 'Completed'), {}, next)?.columns.state).toEqual({
      column: 3,
      pending: ['Pending'],
      void: [],
    });
  });
});

describe('where the table begins', () => {
  it("skips the bank's words above the header", () => {
    expect(mapping(propose('Statement,\nAccount,12345\n\nDate,Payee,Amount\n2026-03-13,Tea,-1.00\n')).headerLine).toBe(
      4,
    );
  });

  it('finds a header of unknown words above dates and amounts', () => {
    expect(mapping(propose('Wann,Wer,Wieviel\n2026-03-13,Tea,-1.00\n2026-03-14,Tea,-1.00\n')).headerLine).toBe(1);
  });

  it('begins with the first row where there is no header', () => {
    expect(mapping(propose('2026-03-13,Tea,-1.00\nsome text,,\n2026-03-14,Tea,-1.00\n')).headerLine).toBeNull();
  });

  it.each([
    ['Date;Payee;Amount\n13.03.2026;Tea, hot;-1,00\n', ';'],
    ['13.03.2026;5,00\n14.03.2026;6,00\n', ';'],
    ['Date,Payee,Amount\n2026-03-13,"Tea; hot",-1.00\n', ','],
    ['Date\tPayee\tAmount\n13.03.2026\tTea, hot; sweet\t-1,00\n', '\t'],
    ['Date|Payee|Amount\n13.03.2026|Tea, hot|-1,00\n', '|'],
  ])('of %j the delimiter is %j', (text, delimiter) => {
    expect(mapping(propose(text)).delimiter).toBe(delimiter);
  });

  it('is refused where there is no table', () => {
    const refused = (code: string) => expect.objectContaining({ code });
    expect(() => open('Dear customer,\nplease find nothing attached.\n')).toThrow(refused('import-columns-unclear'));
    expect(() => open('Date,Payee,Amount\n')).toThrow(refused('import-header-only'));
    expect(() => open(',,\n;;\n')).toThrow(refused('import-empty'));
  });
});
