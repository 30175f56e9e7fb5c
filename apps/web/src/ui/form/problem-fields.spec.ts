import { errorsByField } from './problem-fields';

const values = {
  name: '',
  limit: '',
  categoryIds: ['one', 'two'],
  splits: [
    { id: 0, amount: '', note: '' },
    { id: 1, amount: '', note: '' },
  ],
};
const errorsAt = (...pointers: string[]) =>
  errorsByField(
    values,
    pointers.map((pointer) => ({ pointer, detail: `wrong at ${pointer}` })),
  );

describe('the errors of a problem', () => {
  it.each([
    ['/name', 'name'],
    ['/limit/amount', 'limit'],
    ['/categoryIds', 'categoryIds'],
    ['/categoryIds/1', 'categoryIds'],
    ['/splits', 'splits'],
    ['/splits/1/amount', 'splits.1.amount'],
    ['/splits/1/amount/currency', 'splits.1.amount'],
    ['/splits/1', 'splits'],
    ['/splits/7/amount', 'splits'],
  ])('at %s are shown at the field %s', (pointer, field) => {
    expect(errorsAt(pointer)).toEqual({ errors: { [field]: `wrong at ${pointer}` }, saysMore: false });
  });

  it.each(['', '/', '/other', '/other/name', '/toString', '/splits~1'])('at %s have no field', (pointer) => {
    expect(errorsAt(pointer)).toEqual({ errors: {}, saysMore: true });
  });

  it('at one field are told one at a time, the first one first', () => {
    expect(errorsAt('/limit/amount', '/limit/currency').errors).toEqual({ limit: 'wrong at /limit/amount' });
  });

  it('are told beside the fields where one of them has none, or where there are none', () => {
    expect(errorsAt('/name', '/other')).toEqual({ errors: { name: 'wrong at /name' }, saysMore: true });
    expect(errorsAt().saysMore).toBe(true);
  });
});
