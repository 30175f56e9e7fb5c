import { decodeCursor, encodeCursor } from './cursor';

describe('a cursor', () => {
  const cursor = encodeCursor({ date: '2026-03-01', id: 'x' }, 'ada q=food');

  it('comes back as it was for the same person and the same query', () => {
    expect(decodeCursor(cursor, 'ada q=food')).toEqual({ date: '2026-03-01', id: 'x' });
  });

  it.each([
    ['another person', cursor, 'bob q=food'],
    ['another query', cursor, 'ada q=rent'],
    ['changed', cursor.replace(/^./, 'f'), 'ada q=food'],
    ['without a signature', cursor.split('.')[0] ?? '', 'ada q=food'],
    ['with a short signature', cursor.slice(0, -4), 'ada q=food'],
    ['with more behind it', `${cursor}.x`, 'ada q=food'],
    ['empty', '', 'ada q=food'],
    ['nothing but a dot', '.', 'ada q=food'],
  ])('is refused where it is %s', (_name, text, context) => {
    expect(() => decodeCursor(text, context)).toThrow(expect.objectContaining({ code: 'cursor-invalid', status: 400 }));
  });
});
