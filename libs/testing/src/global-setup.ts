import { startTestStores, type TestStores } from './stores';

declare global {
  var pftTestStores: TestStores | undefined;
}

/** Jest runs this once before the workers start; they inherit the environment. */
export default async function setUp(): Promise<void> {
  const stores = await startTestStores();
  globalThis.pftTestStores = stores;
  process.env.TEST_POSTGRES_URL = stores.postgresUrl;
  if (stores.mongoUrl) process.env.TEST_MONGODB_URI = stores.mongoUrl;
}
