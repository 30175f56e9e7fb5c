import { config } from '@pft/service-kit';
import { MongoStores } from './mongo/mongo-stores';
import { PostgresStores } from './postgres/postgres-stores';
import type { AnalyticsStores } from './stores';

/** MongoDB where `MONGODB_URI` names one, else the embedded store. */
export function openStores(): Promise<AnalyticsStores> {
  const uri = config('MONGODB_URI', undefined);
  return uri === undefined ? PostgresStores.open() : MongoStores.open(uri);
}
