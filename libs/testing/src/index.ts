export { createTestDatabase, type TestDatabase } from './test-database';
export { testMongoUri } from './test-mongo';
