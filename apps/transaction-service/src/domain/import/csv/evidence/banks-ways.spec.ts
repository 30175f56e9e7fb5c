import { mappingOf, type ReadingContext } from '../../statement';
import { CsvFile } from '../csv-file';

const GIRO: ReadingContext = {
  locale: 'de-DE',
  baseCurrency: 'EUR',
  account: { currency: 'EUR', type: 'checking' },
  today: '2026-11-27',
};
const CARD: ReadingContext = { ...GIRO, account: { currency: 'EUR', type: 'credit-card' } };

function propose(rows: readonly string[], context = GIRO) {
  const file = CsvFile.open({ text: `${rows.join('\n')}\n`, charset: 'utf-8' }, null, {
    maxRows: 1_000,
    maxColumns: 100,
  });
  const proposal = file.propose(context);
  const { entries } = file.read(proposal.reading, { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' });
  return {
    mapping: mappingOf(proposal.reading)!,
    asked: (proposal.questions ?? []).map(({ code }) => code),
    warned: proposal.warnings.map(({ code }) => code),
    figures: entries.flatMap((entry) =>
      'values' in entry && !entry.values.ignored
        ? [`${entry.values.type === 'income' ? '' : '-'}${entry.values.amount.toDecimal()}`]
        : [],
    ),
  };
}

const days = (count: number) => Array.from({ length: count }, (_, i) => `${13 + i}.03.2026`);

describe('a column of currencies that are not the one of the account', () => {
  const warned = (...names: string[]) =>
    propose([
      'Datum;Name;Betrag;Währung',
      ...days(6).map((day, i) => `${day};Shop ${i};-${i + 2},50;${names[i % names.length]}`),
    ]).warned;

  it('is warned of, whether their names are known or not', () => {
    for (const names of [['BTC'], ['EUR', 'BTC', 'ETH'], ['$'], ['Euro', 'US-Dollar']])
      expect([names, warned(...names)]).toEqual([names, expect.arrayContaining(['currency-assumed'])]);
  });

  it('is no reason for a word where all of it is in that one', () => {
    for (const names of [['EUR'], ['€'], ['Euro'], ['', '-']]) expect([names, warned(...names)]).toEqual([names, []]);
  });
});

describe('what a file of a bank answers itself', () => {
  it('the amount written twice is no fee', () => {
    const rows = days(3).map((day, i) => `${day};Shop ${i};-${i + 2},50;-${i + 2},50;0,00`);
    const { figures, mapping } = propose(['Datum;Name;Betrag;Gesamt;Rundung', ...rows]);
    expect(figures).toEqual(['-2.50', '-3.50', '-4.50']);
    expect(mapping.columns.fee).toBeUndefined();
  });

  it('whole numbers beside amounts with decimals are no figures', () => {
    const { asked, mapping } = propose(['Datum;Text;Zähler;Betrag', '13.03.2026;Shop;7700;-12,00']);
    expect(asked).toEqual([]);
    expect(mapping.columns).toEqual({ date: 0, payee: 1, amount: 3 });
  });

  it('yet whole numbers without any name may be the amounts', () => {
    const rows = days(3).map((day, i) => `${day};Shop;${i + 2}0;${i + 5},25`);
    expect(propose(rows).asked).not.toEqual([]);
  });

  it('words that go with the direction say nothing of what is booked', () => {
    const incomes = [2, 5, 8];
    const rows = days(12).map((day, i) =>
      incomes.includes(i) ? `${day};Pay ${i};Gnarf;90,00` : `${day};Shop ${i};Plim;-${i + 1},20`,
    );
    expect(propose(['Datum;Name;Xyz;Betrag', ...rows]).asked).toEqual([]);
    const crossed = rows.map((row, i) => (i === 2 ? row.replace('Gnarf', 'Plim') : row));
    expect(propose(['Datum;Name;Xyz;Betrag', ...crossed]).asked).toEqual(['state']);
  });

  it('a mark that one direction bears alone says the other one, too', () => {
    const rows = days(5).map((day, i) => `${day};Shop ${i};${i + 2},50;${i === 3 ? 'CR' : ''}`);
    const { asked, figures } = propose(['Date;Name;Amount;BillingAmountSign', ...rows]);
    expect(asked).toEqual([]);
    expect(figures).toEqual(['-2.50', '-3.50', '-4.50', '5.50', '-6.50']);
  });

  it('a balance before each row proves the amount, in the order of the file and against it', () => {
    const rows = [
      '13.03.2026;Shop;100,00;-10,00',
      '14.03.2026;Pay;90,00;25,00',
      '15.03.2026;Shop;115,00;-5,00',
      '16.03.2026;Tea;110,00;-1,00',
    ];
    for (const each of [rows, rows.toReversed()]) {
      const { asked, mapping } = propose(each);
      expect(asked).toEqual([]);
      expect(mapping.columns.amount).toBe(3);
    }
    expect(propose(rows.map((row) => row.replace('115,00', '116,00'))).asked).not.toEqual([]);
  });

  it('a row at the end that is unlike all others is asked about, and taken for none', () => {
    const rows = days(4).map((day, i) => `${day};-${i + 1},50;Card;Shop ${'ABCD'[i]};0;Food`);
    const { asked, figures } = propose([...rows, '31.03.2026;812,20;;0123 4567X;;']);
    expect(asked).toContain('state');
    expect(figures).toEqual(['-1.50', '-2.50', '-3.50', '-4.50']);
    expect(propose([...rows, '31.03.2026;812,20;Card;Pay;0;Pay']).figures).toHaveLength(5);
  });

  it('most of the figures of a card are purchases, and it is said that they were taken for such', () => {
    const rows = days(8).map((day, i) => `${day};Shop ${i};${i === 4 ? '-' : ''}${i + 1},50`);
    const { asked, warned, figures } = propose(['Datum;Name;Betrag', ...rows], CARD);
    expect({ asked, warned, first: figures[0] }).toEqual({ asked: [], warned: ['direction-assumed'], first: '-1.50' });
    expect(propose(['Datum;Name;Betrag', ...rows.slice(0, 3)], CARD).asked).toEqual(['direction']);
  });

  it('a column beside the amounts may have another decimal sign', () => {
    const rows = days(2).map((day) => `${day};Shop;-12,40;812.20`);
    const { asked, mapping } = propose(['Datum;Name;Betrag;Konto-Info', ...rows]);
    expect(asked).toEqual([]);
    expect(mapping.decimal).toBe(',');
  });

  it('what has no balance yet stands at the newest end', () => {
    const rows = ['18.03.2026;New;-7,00;', '16.03.2026;Shop;-3,00;87,00', '14.03.2026;Shop;-10,00;90,00'];
    const { asked, figures } = propose(['Datum;Name;Betrag;Saldo', ...rows]);
    expect(asked).toEqual(['rows-without-balance']);
    expect(figures).toEqual(['-3.00', '-10.00']);
  });
});

describe('the lines of a bank around its table', () => {
  it('may hold a date and a figure above the header', () => {
    const rows = ['"0001";01.03.2026;31.03.2026;2;812,20 EUR', 'Datum;Name;Betrag', '13.03.2026;Shop;-1,50'];
    expect(propose(rows)).toMatchObject({ mapping: { headerLine: 2 }, figures: ['-1.50'] });
  });

  it('do not say how wide a table without a header is', () => {
    const rows = ['Account : ,1234567890', 'Holder : ,SMITH', 'Statement : ,1', '13Mar2026,Shop,-1.50,98.50'];
    expect(propose(rows).figures).toEqual(['-1.50']);
  });

  it('are no header by names that are counted', () => {
    const rows = ['Datum;Name;VWZ1;VWZ2;Betrag', '13.03.2026;Shop;Tea;;-1,50'];
    expect(propose(rows).mapping.headerLine).toBe(1);
  });

  it('may be sums of a single row where a balance stands beside them', () => {
    const rows = [
      'Kuupäev;Saaja/Maksja;Selgitus;Summa;Deebet/Kreedit',
      '01.03.2026;;Algsaldo;100,00;K',
      '13.03.2026;Rimi;Ost;1,50;D',
      '31.03.2026;;Käive;1,50;D',
      '31.03.2026;;Lõppsaldo;98,50;K',
    ];
    expect(propose(rows).figures).toEqual(['-1.50']);
  });
});
