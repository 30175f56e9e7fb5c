export { CurrentService, CurrentUser, Public, type ServiceClient, ServiceOnly, Uncounted } from './auth/decorators';
export { type Door, Doors } from './auth/doors';
export { LocalKeySet, type PublicJwk, type PublicKeys } from './auth/key-set';
export { config, derivedKey, TOKEN_AUDIENCE, tokenIssuer } from './host/configuration';
export { compiledDto } from './http/compiled-dto';
export { decodeCursor, encodeCursor } from './http/cursor';
export { page } from './http/page';
export { Change, Id, Name, Read, Remove, Write } from './http/route';
export { IfMatch } from './http/etag';
export { EventStreams, type EventStream } from './http/event-streams';
export { problemOf } from './http/problem.filter';
export { requestContext } from './operations/request-context';
export { ServiceHttpClient } from './http/service-http-client';
export { isStoreUnavailable } from './http/store-errors';
export { Job } from './jobs/job';
export { JobTurns, OwnTurns, TURN_LEASE_MS } from './jobs/job-turns';
export { Readiness } from './operations/health.controller';
export { reasonOf } from './operations/error-in-log';
export { Metrics } from './operations/metrics';
export { BringsRefusals, type Refusals } from './operations/refusals';
export {
  ErrorList,
  LedgerDeleted,
  Problem,
  type ProblemDefinition,
  registerProblems,
  Unavailable,
} from './problems/problems';
export { UuidV7Ids } from './host/uuid-v7-ids';
export { createService, runService, type ServiceOptions } from './host/run-service';
export { StartRefused } from './host/start-refused';
export { TurnQueue } from './operations/turn-queue';
export { ServiceKitModule } from './host/service-kit.module';
