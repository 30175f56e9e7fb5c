import { writtenSides } from './recorded-change';

const sides = (before: object | null, after: object | null) =>
  writtenSides({ kind: 'note', entityId: 'n', version: 1, before, after });

describe('what the log keeps of a change', () => {
  it('is all of what is new, and all of what is gone', () => {
    expect(sides(null, { a: 1, b: null })).toEqual({ before: null, after: { a: 1, b: null } });
    expect(sides({ a: 1, b: null }, null)).toEqual({ before: { a: 1, b: null }, after: null });
  });

  it('is of an update what differs and what there is now, from which what there was can be told', () => {
    const was = {
      id: 'x',
      amount: { amount: '1.00', currency: 'EUR' },
      note: null,
      tags: ['a'],
      splits: [{ note: 'b' }],
    };
    const is = { ...was, amount: { amount: '1.00', currency: 'EUR' }, note: 'new', tags: [], splits: [] };
    const { before, after } = sides(was, is);
    expect(before).toEqual({ note: null, tags: ['a'], splits: [{ note: 'b' }] });
    expect(after).toEqual(is);
    expect({ ...after, ...before }).toEqual(was);
  });

  it('is made of an entity when it is written, not before', () => {
    const entity = { version: 1 };
    const later = { toJSON: () => ({ version: entity.version }) };
    entity.version = 2;
    expect(sides(null, later)).toEqual({ before: null, after: { version: 2 } });
  });
});
