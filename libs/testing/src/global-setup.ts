import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { startTestStores, type TestStores } from './stores';

declare global {
  var pftTestStores: TestStores | undefined;
  var pftTestWorkers: string | undefined;
}

const root = resolve(__dirname, '../../..');

/** Jest runs this once before the workers start; they inherit the environment. */
export default async function setUp(): Promise<void> {
  // A thread runs what is built, with the packages of the product beside it.
  const workers = join(root, '.cache', `test-workers-${process.pid}`);
  execFileSync(process.execPath, [join(root, 'tools/build/build-workers.mjs'), workers]);
  globalThis.pftTestWorkers = workers;
  process.env.IMPORT_READER = join(workers, 'import-reader.worker.js');
  const stores = await startTestStores();
  globalThis.pftTestStores = stores;
  process.env.TEST_POSTGRES_URL = stores.postgresUrl;
  if (stores.mongoUrl) process.env.TEST_MONGODB_URI = stores.mongoUrl;
}
