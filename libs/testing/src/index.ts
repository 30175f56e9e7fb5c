export {
  agreedDoors,
  type AgreedDoors,
  type DoorOfService,
  faultsOfDoors,
  type Scene,
  serviceClients,
} from './table-of-doors';
export { createTestDatabase, type TestDatabase } from './test-database';
export { testMongoUri } from './test-mongo';
export { type Forgery, startTokenIssuer, type TokenIssuer, type UserTokenInput } from './token-issuer';
