export { agreedDoors, type AgreedDoors, faultsOfDoors, serviceClients } from './table-of-doors';
export { describeJobTurns } from './job-turns-contract';
export { describeRequests, requestsOf } from './requests-contract';
export { createTestDatabase, type TestDatabase } from './test-database';
export { testMongoUri } from './test-mongo';
export { startTokenIssuer, type TokenIssuer, type UserTokenInput } from './token-issuer';
export { AnswerWatch } from './fuzz/answer-watch';
export { type ApiDocument } from './fuzz/api-document';
export { describeReport, fuzzApi, fuzzRequests, fuzzSeed, neverAccepted } from './fuzz/fuzz-api';
