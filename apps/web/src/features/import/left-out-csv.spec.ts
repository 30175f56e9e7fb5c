import type { ImportRow } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { leftOutCsv } from './left-out-csv';

const t = wordsOf('import');

const row = (line: number, more: Partial<ImportRow>) =>
  ({ line, verdict: 'error', reason: null, raw: null, date: null, payee: null, amount: null, ...more }) as ImportRow;

describe('the rows that were left out', () => {
  it('are a table of the cells as the file has them, with the line and the reason', () => {
    const rows = [
      row(3, { reason: 'The date is none.', raw: ['x', 'Coffee, black', '-1,50'] }),
      row(4, { verdict: 'new', raw: ['y', 'Tea "green"', ''] }),
      row(5, { verdict: 'duplicate', raw: ['z', '', ''] }),
    ];
    expect(leftOutCsv(rows, ['Day', null, 'Sum'], t).split('\r\n')).toEqual([
      'Line,Why it was left out,Day,Column 2,Sum',
      '3,The date is none.,x,"Coffee, black","-1,50"',
      '4,Left out by choice.,y,"Tea ""green""",',
      '5,Known,z,,',
    ]);
  });

  it('are no formulas, whatever a payee wrote', () => {
    const rows = [row(1, { raw: ['=1+1', '@SUM(A1)', '-2+3', '+43 1 234', '-12.50'] })];
    expect(leftOutCsv(rows, [], t).split('\r\n')[1]).toBe("1,Error,'=1+1,'@SUM(A1),'-2+3,+43 1 234,-12.50");
  });

  it('say what was read where their cells are forgotten', () => {
    const rows = [
      row(1, { verdict: 'duplicate', date: '2026-03-01', payee: 'A', amount: { amount: '1.00', currency: 'EUR' } }),
    ];
    expect(leftOutCsv(rows, ['a'], t).split('\r\n')).toEqual([
      'Line,Why it was left out,Date,Payee,Amount',
      '1,Known,2026-03-01,A,1.00 EUR',
    ]);
  });
});
