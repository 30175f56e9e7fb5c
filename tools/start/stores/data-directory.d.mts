export interface Stores {
  postgres: 'embedded' | 'external';
  analytics: 'embedded' | 'mongod' | 'mongodb';
}
export interface DataDirectory {
  path: string;
  secrets(): { serverKey: string; postgresPassword: string; clients: Record<string, string> };
  file(name: string): string;
  stores(): Stores | undefined;
  recordStores(stores: Stores): void;
  recordVersion(version: string): void;
  check(version: string): void;
}
export function openDataDirectory(path: string, options: { needsPostgres: boolean }): DataDirectory;
export function holdToStores(
  data: DataDirectory,
  found: { postgres: Stores['postgres']; analytics: readonly Stores['analytics'][] },
  options: { moveTo?: Stores['analytics'] | undefined; leaveAlerts?: boolean },
): { stores: Stores; leaving?: Stores['analytics'] | 'nothing' };
