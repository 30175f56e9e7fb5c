import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { IsCalendarDay, IsId, IsName, IsPlainText, MayBeAbsent, WholeNumberInQuery } from './rules';

class Sample {
  @MayBeAbsent()
  @IsPlainText(5)
  text?: string;

  @MayBeAbsent()
  @IsName(5)
  name?: string;

  @MayBeAbsent()
  @IsCalendarDay()
  day?: string;

  @MayBeAbsent()
  @IsId()
  id?: string;

  @MayBeAbsent()
  @IsId({ each: true })
  ids?: string[];
}

const accepts = (sample: object) => validateSync(plainToInstance(Sample, sample)).length === 0;

describe('free text', () => {
  it.each(['', 'a\r\nb', '😀😀😀😀😀', '<b>', "';--"])('may be %j', (text) => {
    expect(accepts({ text })).toBe(true);
  });
  it.each(['a\u0000', '\ud800', 'x\udc00', '😀😀😀😀😀😀', 5, null, ['a'], {}])('may not be %j', (text) => {
    expect(accepts({ text })).toBe(false);
  });
});

describe('a name', () => {
  it.each(['a', ' a ', '❤️', '家', 'é'])('may be %j', (name) => {
    expect(accepts({ name })).toBe(true);
  });
  it.each(['', ' ', '\t\n', '\u00a0', '\u200b\u200d', '\ufeff', '\u2800', '\u3164', '\u00ad', 'a\u0000', null])(
    'may not be %j',
    (name) => {
      expect(accepts({ name })).toBe(false);
    },
  );
});

describe('a calendar day', () => {
  it.each(['2024-02-29', '1900-01-01', '0001-01-01'])('may be %s', (day) => {
    expect(accepts({ day })).toBe(true);
  });
  it.each([
    '2023-02-29',
    '2024-13-01',
    '0000-01-01',
    '2024-1-5',
    '01/02/2024',
    '2024-W05',
    '2024-01-31T00:00:00Z',
    'infinity',
    20240101,
  ])('may not be %j', (day) => {
    expect(accepts({ day })).toBe(false);
  });
});

describe('an id', () => {
  const id = '0189AbCd-0000-7000-8000-000000000000';

  it('is a UUID, in lower case from then on', () => {
    expect(plainToInstance(Sample, { id, ids: [id] })).toMatchObject({ id: id.toLowerCase(), ids: [id.toLowerCase()] });
    expect(accepts({ id, ids: [id] })).toBe(true);
  });
  it.each(['1', '', 5, null, [id], { $ne: null }])('may not be %j', (value) => {
    expect(accepts({ id: value })).toBe(false);
  });
});

describe('values of a query string', () => {
  class Query {
    @WholeNumberInQuery()
    limit?: unknown;
  }

  it('are whole numbers only where nothing but digits is written', () => {
    const limits = ['5', '005', '1e1', ' 5', '0x5', '', '-1', '5.5', '9'.repeat(30)];
    expect(limits.map((limit) => plainToInstance(Query, { limit }).limit)).toEqual([5, 5, ...limits.slice(2)]);
  });
});
