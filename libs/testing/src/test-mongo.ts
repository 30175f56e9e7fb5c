import { randomBytes } from 'node:crypto';

/** The address of a database of its own on the MongoDB of this test run; undefined where the run has none. */
export function testMongoUri(databaseName = `test_${randomBytes(8).toString('hex')}`): string | undefined {
  const given = process.env.TEST_MONGODB_URI;
  if (!given) return undefined;
  const url = new URL(given);
  url.pathname = `/${databaseName}`;
  return url.toString();
}
