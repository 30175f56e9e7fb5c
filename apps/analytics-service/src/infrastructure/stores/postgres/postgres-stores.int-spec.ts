import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { describeStores } from '../../../../test/store-contract';
import { PostgresStores } from './postgres-stores';

describe('PostgreSQL', () => {
  let database: TestDatabase | undefined;
  afterAll(() => database?.drop());

  describeStores('PostgreSQL', async () => {
    database = await createTestDatabase();
    process.env.ANALYTICS_DATABASE_URL = database.url;
    return PostgresStores.open();
  });
});
