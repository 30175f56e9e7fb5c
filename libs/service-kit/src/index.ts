export { AccessGuard } from './auth/access.guard';
export { CurrentService, CurrentUser, Public, type ServiceClient, ServiceOnly, Uncounted } from './auth/decorators';
export { type Door, Doors } from './auth/doors';
export { KeySet, LocalKeySet, RemoteKeySet, type PublicJwk, type PublicKeys } from './auth/key-set';
export { type AccessTokenClaims, type Principal } from './auth/principal';
export { SystemClock } from './clock';
export { config, derivedKey, serviceUrl, TOKEN_AUDIENCE, tokenIssuer, type ServiceName } from './configuration';
export { type Change, ChangeFeed, type ChangeStream } from './feed/change-feed';
export { decodeCursor, encodeCursor } from './http/cursor';
export { etagOf, IfMatch, setEtag } from './http/etag';
export { Idempotent, idempotencyKeyOf, TakesIdempotencyKey } from './http/idempotent';
export { type ProblemDocument, problemOf } from './http/problem.filter';
export { type Limit, RateLimiter } from './http/rate-limiter';
export { requestContext, type RequestContext } from './http/request-context';
export { type CallOptions, fetchServiceToken, ServiceHttpClient } from './http/service-http-client';
export { isStoreUnavailable } from './http/store-errors';
export { UuidPipe, uuidPattern } from './http/uuid.pipe';
export { Readiness } from './operations/health.controller';
export { reasonOf } from './operations/error-in-log';
export { Metrics } from './operations/metrics';
export { BringsRefusals, mergeRefusals, type Refusals, Refuses } from './operations/refusals';
export { ChangeLog, type RecordedChange } from './postgres/change-log';
export { type DatabaseOptions, dataSourceOptions, type MigrationClass } from './postgres/database-options';
export { hashRequest, IdempotencyService } from './postgres/idempotency';
export { migrate } from './postgres/migrate';
export { prepared } from './postgres/prepared';
export { rowsOf } from './postgres/rows';
export { type RunOptions, TypeOrmUnitOfWork } from './postgres/unit-of-work';
export {
  allProblems,
  ErrorList,
  LedgerDeleted,
  Problem,
  type ProblemDefinition,
  type ProblemItem,
  registerProblems,
  Unavailable,
} from './problems';
export { createService, runService, type ServiceOptions } from './run-service';
export { StartRefused } from './start-refused';
export { TurnQueue } from './turn-queue';
export { ServiceKitModule, type ServiceKitOptions } from './service-kit.module';
