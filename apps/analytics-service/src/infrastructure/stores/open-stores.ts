import { EMBEDDED, storeInUse } from '../../configuration';
import { MongoStores } from './mongo/mongo-stores';
import { PostgresStores } from './postgres/postgres-stores';
import type { AnalyticsStores } from './analytics-stores';

/** `at` is the address of a MongoDB, or the embedded store. */
export function openStores(at = storeInUse()): Promise<AnalyticsStores> {
  return at === EMBEDDED ? PostgresStores.open() : MongoStores.open(at);
}
