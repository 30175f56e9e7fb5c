export { createTestDatabase, type TestDatabase } from './test-database';
export { testMongoUri } from './test-mongo';
export { type Forgery, startTokenIssuer, type TokenIssuer, type UserTokenInput } from './token-issuer';
