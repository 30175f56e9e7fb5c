import { createTestDatabase, type TestDatabase } from '@pft/testing';
import fc from 'fast-check';
import { Client } from 'pg';
import { arrayText, parameters } from './parameters';

describe('a list as the text of an array', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is read by PostgreSQL as it was, whatever is in it', async () => {
    const odd = fc.constantFrom('', 'NULL', 'null', '{}', '{a,b}', '"', '\\', ' ', 'a,b', '\n', '’ü€😀', '\\"', "'");
    const text = fc.oneof(odd, fc.string({ unit: 'binary' }), fc.json()).map((each) => each.replaceAll('\u0000', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text)), async (list) => {
        const { rows } = await client.query<{ list: string[] }>('SELECT $1::text[] AS list', [arrayText(list)]);
        expect(rows[0]?.list).toEqual(list);
      }),
      { numRuns: 200 },
    );
  });

  it('holds numbers of any size, truths and what is missing', async () => {
    const { values, parameter } = parameters();
    const asked = [
      parameter([9_007_199_254_740_993n, -1n, null], 'bigint[]'),
      parameter([true, false, undefined], 'boolean[]'),
      parameter([1, 2], 'integer[]'),
      parameter([], 'uuid[]'),
      parameter('{not a list', 'text'),
    ];
    expect(asked).toEqual(['$1::bigint[]', '$2::boolean[]', '$3::integer[]', '$4::uuid[]', '$5::text']);
    const { rows } = await client.query<object>(`SELECT ${asked.map((each, at) => `${each} AS c${at}`).join(', ')}`, [
      ...values,
    ]);
    const bigints = ['9007199254740993', '-1', null];
    expect(rows).toEqual([{ c0: bigints, c1: [true, false, null], c2: [1, 2], c3: [], c4: '{not a list' }]);
  });
});
