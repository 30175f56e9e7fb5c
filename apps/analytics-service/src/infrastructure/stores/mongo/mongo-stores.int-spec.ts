import { isStoreUnavailable } from '@pft/service-kit';
import { describeJobTurns, testMongoUri } from '@pft/testing';
import { describeStores } from '../../../../test/store-contract';
import { MongoConnection } from './mongo-connection';
import { MongoJobTurns } from './mongo-job-turns';
import { MongoStores } from './mongo-stores';

const uri = testMongoUri();

// A run without a MongoDB reports these as skipped.
(uri === undefined ? describe.skip : describe)('MongoDB', () => {
  describeStores('MongoDB', () => MongoStores.open(uri ?? ''));

  const connection = new MongoConnection(uri ?? '');
  beforeAll(async () => {
    await connection.open();
    await connection.models().jobs.deleteMany({});
  });
  afterAll(() => connection.close());

  describeJobTurns('MongoDB', () => ({
    turns: new MongoJobTurns(connection),
    shift: async (column, seconds) => {
      const { jobs } = connection.models();
      for (const job of await jobs.find().lean()) {
        const moved = new Date(job[column].getTime() - seconds * 1_000);
        await jobs.updateOne({ name: job.name }, { $set: { [column]: moved } });
      }
    },
  }));
});

describe('a MongoDB that is away', () => {
  it('lets the service start and refuses each call as unavailable', async () => {
    const stores = await MongoStores.open('mongodb://127.0.0.1:1/analytics');
    try {
      await expect(stores.reference.list('x', ['user'])).rejects.toMatchObject({ kind: 'unavailable' });
      await expect(stores.check()).rejects.toMatchObject({ kind: 'unavailable' });
    } finally {
      await stores.close();
    }
  });

  it('is recognised when it goes away later', () => {
    const error = Object.assign(new Error('connection <monitor> to 127.0.0.1:27017 closed'), {
      name: 'MongoNetworkError',
    });
    expect(isStoreUnavailable(error)).toBe(true);
  });
});
