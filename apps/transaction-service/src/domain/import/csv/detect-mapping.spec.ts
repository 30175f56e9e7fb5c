import { detectMapping } from './detect-mapping';
import { detectDelimiter, findTable } from './find-table';
import { scanTable } from './table';

const limits = { maxRows: 1_000, maxColumns: 100 };
const detect = (text: string, delimiter = ',') => {
  const rows = [...scanTable(text, delimiter, limits)];
  return detectMapping(findTable(rows), 'utf-8', delimiter);
};
const columns = (text: string, delimiter = ',') => detect(text, delimiter).mapping.columns;

describe('what the columns of a table mean', () => {
  it('follows the words above them, in whatever order and language', () => {
    expect(columns('Saldo;Importe;Concepto;Fecha valor;Fecha\n9,00;-1,00;Té;14/03/2026;13/03/2026\n', ';')).toEqual({
      date: 4,
      valueDate: 3,
      payee: 2,
      amount: 1,
    });
    expect(
      columns(
        'Data operazione;Descrizione;Entrate;Uscite\n13/03/2026;Stipendio;1.900,00;\n14/03/2026;Bar;;1,20\n',
        ';',
      ),
    ).toEqual({
      date: 0,
      payee: 1,
      debit: 3,
      credit: 2,
    });
  });

  it('follows the cells where there are no words', () => {
    expect(columns('EUR,Tea shop in town,13.03.2026,-1.00\nEUR,Book shop,14.03.2026,-2.00\n')).toEqual({
      date: 2,
      payee: 1,
      amount: 3,
      currency: 0,
    });
  });

  it('takes the amount and not the balance that runs beside it', () => {
    const rows = '13.03.2026;Tea;-1,00;99,00\n14.03.2026;Pay;50,00;149,00\n15.03.2026;Cake;-4,00;145,00\n';
    expect(columns(rows, ';')).toMatchObject({ amount: 2 });
    expect(columns(rows.replace(/;([^;\n]*);([^;\n]*)\n/g, ';$2;$1\n'), ';')).toMatchObject({ amount: 3 });
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

  it("tells the own account from the counterparty's", () => {
    const file = (header: string, ...accounts: string[]) =>
      `Date,Payee,${header},Amount\n${accounts.map((account) => `2026-03-13,Tea,${account},-1.00\n`).join('')}`;
    expect(columns(file('Account Name', 'Joint', 'Wallet')).account).toBe(2);
    expect(columns(file('IBAN', 'DE02', 'DE03')).account).toBeUndefined();
    expect(columns(file('IBAN', 'DE02', 'DE02')).account).toBe(2);
  });

  it('says so where the order of day and month is a guess', () => {
    expect(detect('Date,Payee,Amount\n03/04/2026,Tea,-1.00\n').warnings).toMatchObject([
      { code: 'date-order-unclear' },
    ]);
    expect(detect('Date,Payee,Amount\n03/14/2026,Tea,-1.00\n').warnings).toEqual([]);
  });
});

describe('where the table begins', () => {
  const table = (text: string) => findTable([...scanTable(text, ',', limits)]);

  it("skips the bank's words above the header", () => {
    const found = table('Statement,\nAccount,12345\n\nDate,Payee,Amount\n2026-03-13,Tea,-1.00\n');
    expect([found.header?.line, found.rows.map(({ line }) => line), found.width]).toEqual([4, [5], 3]);
  });

  it('finds a header of unknown words above dates and amounts', () => {
    expect(table('Wann,Wer,Wieviel\n2026-03-13,Tea,-1.00\n2026-03-14,Tea,-1.00\n').header?.line).toBe(1);
  });

  it('begins with the first row where there is no header', () => {
    expect(table('2026-03-13,Tea,-1.00\nsome text,,\n2026-03-14,Tea,-1.00\n')).toMatchObject({
      header: null,
      width: 3,
    });
  });
});

describe('the delimiter', () => {
  it.each([
    ['Date;Payee;Amount\n13.03.2026;Tea, hot;-1,00\n', ';'],
    ['13.03.2026;5,00\n14.03.2026;6,00\n', ';'],
    ['Date,Payee,Amount\n2026-03-13,"Tea; hot",-1.00\n', ','],
    ['Date\tPayee\tAmount\n13.03.2026\tTea, hot; sweet\t-1,00\n', '\t'],
    ['Date|Payee|Amount\n13.03.2026|Tea, hot|-1,00\n', '|'],
    ['no table at all', ','],
  ])('of %j is %j', (text, delimiter) => {
    expect(detectDelimiter((candidate) => [...scanTable(text, candidate, limits)])).toBe(delimiter);
  });
});
