export { CurrentUser, Public, ServiceOnly, Uncounted } from './auth/decorators';
export { type Door, Doors } from './auth/doors';
export { KeySet, LocalKeySet, RemoteKeySet, type PublicJwk, type PublicKeys } from './auth/key-set';
export { type AccessTokenClaims, type Principal } from './auth/principal';
export { config, derivedKey, serviceUrl, TOKEN_AUDIENCE, tokenIssuer } from './host/configuration';
export { decodeCursor, encodeCursor } from './http/cursor';
export { IfMatch } from './http/etag';
export { type ProblemDocument, problemOf } from './http/problem.filter';
export { type Limit, RateLimiter } from './edge/rate-limiter';
export { requestContext, type RequestContext } from './operations/request-context';
export { type CallOptions, ServiceHttpClient } from './http/service-http-client';
export { isStoreUnavailable } from './http/store-errors';
export { UuidPipe } from './http/uuid.pipe';
export { Job, type JobOptions } from './jobs/job';
export { JobTurns, OwnTurns, TURN_LEASE_MS } from './jobs/job-turns';
export { Readiness } from './operations/health.controller';
export { reasonOf } from './operations/error-in-log';
export { Metrics } from './operations/metrics';
export { BringsRefusals, mergeRefusals, type Refusals, Refuses } from './operations/refusals';
export {
  allProblems,
  ErrorList,
  LedgerDeleted,
  Problem,
  type ProblemDefinition,
  type ProblemItem,
  registerProblems,
  Unavailable,
} from './problems/problems';
export { createService, runService, type ServiceOptions } from './host/run-service';
export { StartRefused } from './host/start-refused';
export { TurnQueue } from './operations/turn-queue';
export { ServiceKitModule, type ServiceKitOptions } from './host/service-kit.module';
