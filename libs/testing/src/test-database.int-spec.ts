import { Client } from 'pg';
import { createTestDatabase } from './test-database';
import { testMongoUri } from './test-mongo';

describe('the database of a test', () => {
  it('is empty, its own, and gone after drop', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const client = new Client({ connectionString: one.url });
    await client.connect();
    await client.query('create table left_behind (id int)');
    const second = new Client({ connectionString: other.url });
    await second.connect();
    await expect(second.query('select from left_behind')).rejects.toThrow(/does not exist/);
    await client.end();
    await second.end();
    await Promise.all([one.drop(), other.drop()]);
    await expect(new Client({ connectionString: one.url }).connect()).rejects.toThrow(/does not exist/);
  });

  it('names a MongoDB database only where the run has a MongoDB', () => {
    const uri = testMongoUri('some_database');
    expect(uri === undefined).toBe(!process.env.TEST_MONGODB_URI);
    if (uri) expect(new URL(uri).pathname).toBe('/some_database');
  });
});
