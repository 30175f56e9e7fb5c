import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, ValidateBy, ValidateNested } from 'class-validator';
import fc from 'fast-check';
import { Problem } from '../problems/problems';
import { BODY_LIMIT_BYTES, parseJsonObject } from './json-body';
import { answerTo, problemDocument, type ProblemDocument } from '../http/problem.filter';
import { EdgeValidationPipe } from '../http/validation.pipe';

let elementsChecked = 0;
const Counted = (): PropertyDecorator =>
  ValidateBy({ name: 'counted', validator: { validate: () => (elementsChecked += 1) === 0 } });

class Row {
  @Counted()
  line!: number;

  @IsOptional()
  @IsString()
  text?: string;
}

class Rows {
  @IsOptional()
  @IsString()
  note?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => Row)
  rows?: Row[];
}

const pipe = new EdgeValidationPipe();
const request = { id: 'r'.repeat(128), url: `/${'"'.repeat(4_000)}?q=1` };

/** The text that is sent to who sent this body, or nothing where it is taken. */
async function refusalOf(bytes: Buffer): Promise<string | undefined> {
  try {
    await pipe.transform(parseJsonObject(bytes), { type: 'body', metatype: Rows });
    return undefined;
  } catch (error) {
    return JSON.stringify(problemDocument(answerTo(error), request));
  }
}

function expectBounded(answer: string): void {
  expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(64_000);
  const { errors = [] } = JSON.parse(answer) as ProblemDocument;
  expect(errors.length).toBeLessThanOrEqual(100);
  expect(Math.max(0, ...errors.map(({ pointer }) => pointer.length))).toBeLessThanOrEqual(200);
}

/** Bodies whose two sizes the sender chooses: how long the names of fields are, and how many things in them are wrong. */
const hostileBody = fc
  .record({
    letter: fc.constantFrom('k', '~', '/', '"', '\\u0000', '\\ud800', '€', '😀'),
    share: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    field: fc.constantFrom(undefined, 'rows', 'note'),
    element: fc.constantFrom(
      '"\\u0000"',
      '"\\ud800"',
      '{"__proto__":1}',
      '{"constructor":[]}',
      '{}',
      '[]',
      '1',
      '{"text":5}',
      '{"x":1}',
    ),
    size: fc.constantFrom(5_000, 50_000, BODY_LIMIT_BYTES - 100),
    asObject: fc.boolean(),
  })
  .map(({ letter, share, field, element, size, asObject }) => {
    const name = field ?? letter.repeat(Math.ceil((size * share) / Buffer.byteLength(letter)));
    const count = Math.max(1, Math.floor((size - Buffer.byteLength(name)) / (element.length + (asObject ? 9 : 1))));
    const members = Array.from({ length: count }, (_, index) => (asObject ? `"${index}":${element}` : element));
    return Buffer.from(`{"${name}":${asObject ? '{' : '['}${members.join(',')}${asObject ? '}' : ']'}}`);
  });

const answersAreBounded = (answerOf: (bytes: Buffer) => Promise<string | undefined>) =>
  fc.check(
    fc.asyncProperty(hostileBody, async (bytes) => {
      const answer = await answerOf(bytes);
      if (answer !== undefined) expectBounded(answer);
    }),
    { numRuns: process.env.TEST_LONG === '1' ? 2_000 : 40, seed: 7, endOnFailure: true },
  );

describe('the answer to a body that is refused', () => {
  it('is bounded, however many things are wrong and however long the names of fields are', async () => {
    const { failed, counterexample, errorInstance } = await answersAreBounded(refusalOf);
    expect({ failed, counterexample, errorInstance }).toEqual({
      failed: false,
      counterexample: null,
      errorInstance: null,
    });
  });

  it('is seen to be unbounded where each wrong text is listed with its whole pointer', async () => {
    const listAll = (bytes: Buffer): Promise<string> => {
      const [name = '', members = {}] = Object.entries(JSON.parse(bytes.toString()) as Record<string, object>)[0] ?? [];
      // Enough to break the bound, and not enough to break the test.
      const errors = Object.keys(members).slice(0, 300);
      return Promise.resolve(JSON.stringify({ errors: errors.map((index) => ({ pointer: `/${name}/${index}` })) }));
    };
    expect((await answersAreBounded(listAll)).failed).toBe(true);
  });

  it('is bounded in its facts, its detail and its instance too', () => {
    const long = '\u0000'.repeat(100_000);
    const facts = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${long}${index}`, [long, { long }]]));
    const items = Array.from({ length: 1_000 }, () => ({ pointer: long, code: long, detail: long }));
    const answer = answerTo(new Problem('validation-failed', long, { items, facts }));
    expectBounded(JSON.stringify(problemDocument({ ...answer, items }, { id: request.id, url: `/${long}` })));
  });

  it('keeps facts as they are where there are few of them', () => {
    const facts = { limit: 3, away: ['postgresql'], sum: { amount: '1.00', at: new Date(0) }, none: null };
    expect(problemDocument({ status: 409, code: 'conflict', detail: 'x', facts })).toMatchObject({
      ...facts,
      sum: { amount: '1.00', at: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('says where the ten thousandth value was passed', async () => {
    const answer = await refusalOf(Buffer.from(`{"rows":[${Array.from({ length: 33_000 }, () => '{}').join(',')}]}`));
    expect(JSON.parse(answer ?? '')).toMatchObject({
      status: 422,
      errors: [{ pointer: '/rows/10000', code: 'too-many-values' }],
    });
  });

  it('is not given to the largest bodies that a route takes: ten thousand values', () => {
    const lines = Array.from({ length: 9_088 }, () => '{"line":1}');
    expect(() => parseJsonObject(Buffer.from(`{"rows":[${lines.join(',')}]}`))).not.toThrow();
    const values = Array.from({ length: 10_000 }, () => '1');
    expect(() => parseJsonObject(Buffer.from(`{"rows":[${values.join(',')}]}`))).not.toThrow();
  });

  it('names the size of a list that is too long, and none of its elements is checked', async () => {
    elementsChecked = 0;
    const answer = await refusalOf(Buffer.from(`{"rows":[${Array.from({ length: 2_001 }, () => '{}').join(',')}]}`));
    expect((JSON.parse(answer ?? '') as ProblemDocument).errors).toEqual([
      { pointer: '/rows', code: 'array-max-size', detail: 'rows must contain no more than 2000 elements' },
    ]);
    expect(elementsChecked).toBe(0);
  });

  it('comes after each element was checked where the list has a size that it may have', async () => {
    elementsChecked = 0;
    const answer = await refusalOf(Buffer.from(`{"rows":[${Array.from({ length: 2_000 }, () => '{}').join(',')}]}`));
    expect((JSON.parse(answer ?? '') as ProblemDocument).errors).toHaveLength(100);
    // The first of them twice: it ended the quick look.
    expect(elementsChecked).toBe(2_001);
  });
});
