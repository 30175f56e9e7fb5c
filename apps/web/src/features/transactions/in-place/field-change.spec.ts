import type { Transaction } from '@/api/types';
import { changeBack, readField, typedOf } from './field-change';

const reader = { locale: 'de-AT', today: '2026-03-20' };
const row = {
  amount: { amount: '1234.50', currency: 'EUR' },
  date: '2026-03-14',
  payee: 'HOFER DANKT 0527',
  payeeName: 'Hofer',
  note: null,
  importId: null,
  categoryId: 'food',
} as Transaction;

describe('a field that is changed where it stands', () => {
  it('is offered as a person types it', () => {
    expect((['payee', 'note', 'date', 'amount'] as const).map((field) => typedOf(row, field, reader))).toEqual([
      'Hofer',
      '',
      '14.03.2026',
      '1234,50',
    ]);
  });

  it.each([
    ['amount', '12,5+1', { change: { amount: { amount: '13.5', currency: 'EUR' } } }],
    ['amount', '1.234,5', { change: null }],
    ['amount', '01234,500', { change: null }],
    ['amount', '-3', { wrong: 'wrongAmount' }],
    ['amount', '', { wrong: 'wrongAmount' }],
    ['date', 'someday', { wrong: 'wrongDate' }],
    ['date', 'yesterday', { change: { date: '2026-03-19' } }],
    ['date', '14.3.', { change: null }],
    ['note', ' rolls ', { change: { note: 'rolls' } }],
    ['note', '', { change: null }],
    ['payee', 'Hofer ', { change: null }],
    ['payee', 'Billa', { change: { payee: 'Billa', payeeName: 'Billa' } }],
    ['payee', '', { change: { payee: null, payeeName: null } }],
  ] as const)('is read: %s «%s»', (field, typed, read) => {
    expect(readField(row, field, typed, reader)).toEqual(read);
  });

  it('of a row that a bank wrote leaves what it wrote', () => {
    const imported = { ...row, importId: 'some' };
    expect(readField(imported, 'payee', 'Billa', reader)).toEqual({ change: { payeeName: 'Billa' } });
  });

  it('is changed back to what it was', () => {
    expect(changeBack(row, { payee: 'Billa', payeeName: 'Billa' })).toEqual({
      payee: 'HOFER DANKT 0527',
      payeeName: 'Hofer',
    });
    expect(changeBack(row, { categoryId: null })).toEqual({ categoryId: 'food' });
  });
});
