import pRetry from 'p-retry';
import { DataSource } from 'typeorm';
import { AddJob1764600000000, dataSourceOptions, migrate, SqlJobTurns } from '@pft/change-log';
import { isStoreUnavailable, type JobTurns } from '@pft/service-kit';
import { AnalyticsStores } from '../analytics-stores';
import { AddMovements1765200000000 } from './add-movements.migration';
import { CreateStores1764000000000 } from './create-stores.migration';
import { PostgresAlertStore } from './postgres-alert.store';
import { PostgresFactStore } from './postgres-fact.store';
import { PostgresReferenceData } from './postgres-reference-data';
import { PostgresSummaryStore } from './postgres-summary.store';

const database = { schema: 'analytics', variable: 'ANALYTICS_DATABASE_URL' };
const ATTEMPTS = 15;
const PAUSE_MS = 1_000;

/** The embedded store: the same documents in PostgreSQL, for a machine that has no MongoDB. */
export class PostgresStores extends AnalyticsStores {
  readonly engine = 'postgresql';
  readonly facts: PostgresFactStore;
  readonly summaries: PostgresSummaryStore;
  readonly alerts: PostgresAlertStore;
  readonly reference: PostgresReferenceData;
  readonly jobTurns: JobTurns;

  private constructor(private readonly dataSource: DataSource) {
    super();
    this.facts = new PostgresFactStore(dataSource);
    this.summaries = new PostgresSummaryStore(dataSource);
    this.alerts = new PostgresAlertStore(dataSource);
    this.reference = new PostgresReferenceData(dataSource);
    this.jobTurns = new SqlJobTurns(dataSource);
  }

  /** Connects and brings the schema up to date; waits a while for a server that is just starting. */
  static async open(): Promise<PostgresStores> {
    const options = {
      ...dataSourceOptions(database, 'analytics-service'),
      // No change log here: nothing that a person entered lives in this schema.
      migrations: [CreateStores1764000000000, AddJob1764600000000, AddMovements1765200000000],
    };
    const connect = async (): Promise<DataSource> => {
      const dataSource = new DataSource(options);
      try {
        await dataSource.initialize();
        await migrate(dataSource, database.schema);
        return dataSource;
      } catch (error) {
        if (dataSource.isInitialized) await dataSource.destroy();
        throw error;
      }
    };
    const shouldRetry = ({ error }: { error: Error }) => isStoreUnavailable(error);
    const pace = { retries: ATTEMPTS - 1, minTimeout: PAUSE_MS, factor: 1 };
    return new PostgresStores(await pRetry(connect, { ...pace, shouldRetry }));
  }

  async check(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }

  async clearDerived(): Promise<void> {
    await this.dataSource.query('TRUNCATE fact, month_summary, reference');
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}
