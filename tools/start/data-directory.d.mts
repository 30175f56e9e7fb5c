export interface Stores {
  postgres: 'embedded' | 'external';
  analytics: 'embedded' | 'mongod' | 'mongodb';
}
export interface DataDirectory {
  path: string;
  secrets(): { serverKey: string; postgresPassword: string; clients: Record<string, string> };
  stores(): Stores | undefined;
}
export function openDataDirectory(path: string, options: { needsPostgres: boolean }): DataDirectory;
export function holdToStores(
  data: DataDirectory,
  found: Stores,
  options: { moveTo: Stores['analytics'] | undefined },
): { moved: boolean };
